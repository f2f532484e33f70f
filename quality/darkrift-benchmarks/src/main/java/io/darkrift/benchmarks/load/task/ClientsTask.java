package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Libraries;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.message.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients. Questions that make connections come with what the library understands, and "port".
 *
 * <ul>
 *   <li>"roundtrips", with "warmup" and "millis": {@link Percentiles} of one connection that sends M1 to and fro
 *   <li>"send", with "connections", "message" (M1 or M3), and "threads" that send, 0 for the loops of the library: begins
 *       to send
 *   <li>"stop": ends that
 *   <li>"count": "messages" that threads have sent, "nanos" and "cpu"
 *   <li>"connect", with "connections": makes them, and keeps them
 *   <li>"greet", with "connections": makes them, each until a first message has returned; "seconds" that it took
 *   <li>"gather", with "connections": makes them for "pulse"
 *   <li>"pulse", with "hertz", "warmup" and "millis": {@link Percentiles} of M3 that go to and fro over all of them, so
 *       often each, and how many were "lost"
 * </ul>
 */
final class ClientsTask implements ChildTask {
    private static final double NANOS_PER_SECOND = 1e9;

    private @Nullable Senders senders;
    private Pulses pulses = new Pulses();
    private List<Peer> gathered = List.of();

    @Override
    public Fields answer(String question, Fields given) throws Exception {
        return switch (question) {
            case "roundtrips" -> roundTrips(given);
            case "send" -> send(given);
            case "stop" -> stop();
            case "count" -> Usage.now().with("messages", senders == null ? 0 : senders.sent());
            case "connect" -> connect(given);
            case "greet" -> greet(given);
            case "gather" -> gather(given);
            case "pulse" -> pulse(given);
            default -> throw new IllegalArgumentException("clients are not asked to " + question);
        };
    }

    private Fields roundTrips(Fields given) throws Exception {
        PingPong pingPong = new PingPong(given.integer("warmup"), given.integer("millis"));
        Peer peer = Libraries.of(given).connect(given.integer("port"), pingPong);
        return Percentiles.of(pingPong.run(peer));
    }

    private Fields send(Fields given) throws Exception {
        Library library = Libraries.of(given);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < given.integer("connections"); i++) {
            peers.add(library.connect(given.integer("port"), new Counter()));
        }
        senders = new Senders(given.text("message").equals("M3") ? Samples.playerUpdate() : Samples.choice());
        if (given.integer("threads") == 0) {
            senders.inLoop(peers);
        } else {
            senders.fromThreads(peers, given.integer("threads"));
        }
        return Fields.of();
    }

    private Fields stop() {
        if (senders != null) {
            senders.close();
        }
        return Fields.of();
    }

    private Fields connect(Fields given) throws Exception {
        Crowd.connect(Libraries.of(given), given.integer("port"), given.integer("connections"), new Counter());
        return Fields.of();
    }

    private Fields greet(Fields given) throws Exception {
        Library library = Libraries.of(given);
        long start = System.nanoTime();
        Crowd.greet(library, given.integer("port"), given.integer("connections"));
        return Fields.of("seconds", (System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private Fields gather(Fields given) throws Exception {
        pulses = new Pulses();
        gathered = Crowd.connect(Libraries.of(given), given.integer("port"), given.integer("connections"), pulses);
        return Fields.of();
    }

    private Fields pulse(Fields given) throws InterruptedException {
        long lost = pulses.run(gathered, given.number("hertz"), given.integer("warmup"), given.integer("millis"));
        return Percentiles.of(pulses.histogram()).with("lost", lost);
    }
}
