package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Audience;
import io.darkrift.benchmarks.load.peer.darkrift.DarkriftAudience;
import io.darkrift.benchmarks.load.peer.netty.NettyAudience;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that broadcasts.
 *
 * <ul>
 *   <li>"listen", with what the library understands: "port"
 *   <li>"broadcast", with "clients", "warmup" and "millis": waits for so many clients, then sends to all of them, again
 *       when all have got it; "broadcasts", "encoded", and "nanos" and "cpu" that they took
 * </ul>
 */
final class BroadcasterTask implements ChildTask {
    private static final long SECONDS_TO_ARRIVE = 30;

    private final Semaphore arrived = new Semaphore(0);
    private @Nullable Audience audience;

    @Override
    public Fields answer(String question, Fields given) throws Exception {
        return switch (question) {
            case "listen" -> listen(given);
            case "broadcast" -> broadcast(Objects.requireNonNull(audience), given);
            default -> throw new IllegalArgumentException("a broadcaster is not asked to " + question);
        };
    }

    private Fields listen(Fields given) throws Exception {
        audience = given.text("library").equals("darkrift") ? new DarkriftAudience(given) : new NettyAudience(given);
        return Fields.of("port", audience.listen(arrived::release));
    }

    private Fields broadcast(Audience to, Fields given) throws InterruptedException {
        while (to.size() < given.integer("clients")) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        repeat(to, given.integer("warmup"));
        Fields before = Usage.now();
        long encoded = to.encoded();
        long broadcasts = repeat(to, given.integer("millis"));
        Fields after = Usage.now();
        return Fields.of(
                "broadcasts", broadcasts,
                "encoded", to.encoded() - encoded,
                "nanos", after.number("nanos") - before.number("nanos"),
                "cpu", after.number("cpu") - before.number("cpu"));
    }

    private long repeat(Audience to, int millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long count = 0;
        do {
            to.broadcast();
            if (!arrived.tryAcquire(SECONDS_TO_ARRIVE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a broadcast has not arrived within " + SECONDS_TO_ARRIVE + " seconds");
            }
            count++;
        } while (System.nanoTime() < end);
        return count;
    }
}
