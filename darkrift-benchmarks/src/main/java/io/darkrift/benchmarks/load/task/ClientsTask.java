package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Libraries;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.message.Samples;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Clients.
 *
 * <ul>
 *   <li>"roundtrips", with what the library understands, "port", "warmup" and "millis": "count", and percentiles in
 *       microseconds
 *   <li>"send", with what the library understands, "port", "connections", "message" (M1 or M3), and "threads" that
 *       send, 0 for the loops of the library: begins to send
 *   <li>"usage": "nanos" and "cpu"
 * </ul>
 */
final class ClientsTask implements ChildTask {
    private static final double NANOS_PER_MICRO = 1000;

    private @Nullable Library library;
    private @Nullable Senders senders;

    @Override
    public Fields answer(String question, Fields given) throws Exception {
        return switch (question) {
            case "roundtrips" -> roundTrips(given);
            case "send" -> send(given);
            case "usage" -> Usage.now();
            default -> throw new IllegalArgumentException("clients are not asked to " + question);
        };
    }

    private Library library(Fields given) {
        Library made = Libraries.of(given);
        library = made;
        return made;
    }

    private Fields roundTrips(Fields given) throws Exception {
        PingPong pingPong = new PingPong();
        Peer peer = library(given).connect(given.integer("port"), pingPong);
        Histogram histogram = pingPong.run(peer, given.integer("warmup"), given.integer("millis"));
        return Fields.of(
                "count", histogram.getTotalCount(),
                "p50", histogram.getValueAtPercentile(50) / NANOS_PER_MICRO,
                "p99", histogram.getValueAtPercentile(99) / NANOS_PER_MICRO,
                "p99.9", histogram.getValueAtPercentile(99.9) / NANOS_PER_MICRO);
    }

    private Fields send(Fields given) throws Exception {
        Library made = library(given);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < given.integer("connections"); i++) {
            peers.add(made.connect(given.integer("port"), new Counter()));
        }
        senders = new Senders(given.text("message").equals("M3") ? Samples.playerUpdate() : Samples.choice());
        if (given.integer("threads") == 0) {
            senders.inLoop(peers);
        } else {
            senders.fromThreads(peers, given.integer("threads"));
        }
        return Fields.of();
    }

    @Override
    public void close() {
        if (senders != null) {
            senders.close();
        }
        if (library != null) {
            library.close();
        }
    }
}
