package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many messages go one way. */
@Command(
        name = "throughput",
        description = "Messages a second from clients to a server that hands each, decoded, to a typed handler.",
        showDefaultValues = true)
public final class ThroughputCommand extends LoadCommand {
    private static final List<Contender> SENDERS = List.of(
            Contender.of("DarkRift", "library", "darkrift"),
            Contender.of("Netty, each flushed", "library", "netty", "style", "each"),
            Contender.of("Netty, 64 flushed", "library", "netty", "style", "batch"),
            Contender.of("DarkRift, TLS", "library", "darkrift", "wire", "tls"),
            Contender.of("Netty, TLS, 64 flushed", "library", "netty", "style", "batch", "tls", true),
            Contender.of("DarkRift, WebSocket", "library", "darkrift", "wire", "websocket"),
            Contender.of("KryoNet", "library", "kryonet"),
            Contender.of("grpc-java stream", "library", "grpc"));
    private static final List<Contender> LOOPS = List.of(
            Contender.of("DarkRift", "library", "darkrift"),
            Contender.of("Netty, 64 flushed", "library", "netty", "style", "batch"),
            Contender.of("Netty, coalesced", "library", "netty", "style", "coalesced"),
            Contender.of("DarkRift, TLS", "library", "darkrift", "wire", "tls"),
            Contender.of("Netty, TLS, 64 flushed", "library", "netty", "style", "batch", "tls", true),
            Contender.of("Netty, TLS, coalesced", "library", "netty", "style", "coalesced", "tls", true),
            Contender.of("DarkRift, WebSocket", "library", "darkrift", "wire", "websocket"));
    private static final double MILLION = 1_000_000;

    @Option(names = "--transport", description = "nio or epoll.")
    private String transport = "nio";

    @Option(names = "--messages", split = ",", description = "M1 or M3.")
    private List<String> messages = List.of("M1", "M3");

    @Option(names = "--connections", split = ",", description = "The number of connections.")
    private List<Integer> connections = List.of(1, 50);

    @Option(names = "--threads", split = ",", description = "The number of threads that send; 0 for the event loop.")
    private List<Integer> threads = List.of(0, 1, 4);

    ThroughputCommand() {
        super("Messages one way");
    }

    @Override
    String variant() {
        return ", " + transport;
    }

    @Override
    String measure(LoadOptions options) {
        StringBuilder text = new StringBuilder("Millions of messages a second, and nanoseconds of CPU time for"
                + " each at both ends, over " + transport + ".\n");
        List<Integer> fewerThreads = options.isBrief() ? List.of(0, 4) : threads;
        for (String message : options.isBrief() ? List.of("M3") : messages) {
            for (int count : options.isBrief() ? List.of(2) : connections) {
                for (int senders : fewerThreads) {
                    text.append('\n').append(measure(options, message, count, senders));
                }
            }
        }
        return text.toString();
    }

    private String measure(LoadOptions options, String message, int count, int senders) {
        Fields load = Fields.of("message", message, "connections", count, "threads", senders);
        Stream<Contender> contenders =
                (senders == 0 ? LOOPS : SENDERS).stream().map(each -> each.with("transport", transport));
        Measurements measurements = new Measurements();
        Turns.take(options, contenders.toList(), contender -> {
            try (Pair pair = Pair.start(options)) {
                pair.ask(contender, Fields.of(), "send", load);
                Window window = Window.of(options, pair.server(), pair.clients());
                String label = contender.label();
                measurements.add(label, "millions", window.received() / window.seconds() / MILLION);
                measurements.add(label, "server ns", window.serverCpu() / window.received());
                measurements.add(label, "clients ns", window.clientsCpu() / window.received());
            }
        });
        return measurements.table(title(message, count, senders), "millions", "server ns", "clients ns");
    }

    static String title(String message, int connections, int threads) {
        return message + ", " + connections + (connections == 1 ? " connection, " : " connections, ")
                + (threads == 0 ? "in the loop" : threads == 1 ? "1 thread" : threads + " threads");
    }
}
