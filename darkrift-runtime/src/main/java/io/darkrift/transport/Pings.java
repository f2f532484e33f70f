package io.darkrift.transport;

import io.darkrift.connection.PingTimeoutException;
import io.darkrift.connection.RoundTripTime;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pings of a connection that wait for their acknowledgement. On the event loop, unless a method says otherwise.
 *
 * <p>Codes count up from a random start, so that one comes again only after all others: an acknowledgement that comes
 * late is taken for no other ping.
 */
final class Pings {
    private static final int CODES = 1 << 16;
    private static final int SAMPLES = 10;

    private record Waiting(long sentNanos, CompletableFuture<Duration> future, Future<?> expiry) {}

    private final EventLoop eventLoop;
    private final LongSupplier nanoClock;
    private final Duration timeout;
    private final Map<Integer, Waiting> waiting = new HashMap<>(4);
    private final BitSet expired = new BitSet();
    private final long[] samples = new long[SAMPLES];
    private int nextCode = ThreadLocalRandom.current().nextInt(CODES);
    private long count;
    private volatile @Nullable RoundTripTime roundTripTime;

    Pings(EventLoop eventLoop, LongSupplier nanoClock, Duration timeout) {
        this.eventLoop = eventLoop;
        this.nanoClock = nanoClock;
        this.timeout = timeout;
    }

    /** Notes a ping that is about to be sent. Returns its code, or -1 if all are in use. */
    int begin(CompletableFuture<Duration> future) {
        if (waiting.size() == CODES) {
            return -1;
        }
        while (waiting.containsKey(nextCode)) {
            nextCode = (nextCode + 1) % CODES;
        }
        int code = nextCode;
        expired.clear(code);
        nextCode = (nextCode + 1) % CODES;
        Future<?> expiry = eventLoop.schedule(() -> expire(code), timeout.toMillis(), TimeUnit.MILLISECONDS);
        waiting.put(code, new Waiting(nanoClock.getAsLong(), future, expiry));
        return code;
    }

    private void expire(int code) {
        Waiting ping = waiting.remove(code);
        if (ping != null) {
            expired.set(code);
            ping.future.completeExceptionally(new PingTimeoutException("no acknowledgement came within " + timeout
                    + ": C# peers send one only if their application does"));
        }
    }

    /** Forgets a ping that could not be sent. */
    void cancel(int code) {
        Waiting ping = waiting.remove(code);
        if (ping != null) {
            ping.expiry.cancel(false);
        }
    }

    /** An acknowledgement has come. Returns false if its code was never sent. */
    boolean acknowledged(int code) {
        Waiting ping = waiting.remove(code);
        if (ping == null) {
            boolean late = expired.get(code);
            expired.clear(code);
            return late;
        }
        ping.expiry.cancel(false);
        long nanos = nanoClock.getAsLong() - ping.sentNanos;
        samples[(int) (count % SAMPLES)] = nanos;
        count++;
        roundTripTime = new RoundTripTime(Duration.ofNanos(nanos), Duration.ofNanos(mean()), count);
        ping.future.complete(Duration.ofNanos(nanos));
        return true;
    }

    private long mean() {
        int filled = (int) Math.min(count, SAMPLES);
        long sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += samples[i];
        }
        return sum / filled;
    }

    /** What was measured, or null. On any thread. */
    @Nullable RoundTripTime roundTripTime() {
        return roundTripTime;
    }

    /** Nothing comes any more. */
    void end(RuntimeException cause) {
        List<Waiting> left = List.copyOf(waiting.values());
        waiting.clear();
        for (Waiting ping : left) {
            ping.expiry.cancel(false);
            ping.future.completeExceptionally(cause);
        }
    }
}
