package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many datagrams go one way. */
@Command(
        name = "udp",
        description = "Datagrams of M1 a second, from threads of a client and from its loop.",
        showDefaultValues = true)
public final class UdpCommand extends LoadCommand {
    private static final List<Contender> CONTENDERS = List.of(
            Contender.of("DarkRift, NIO", "library", "darkrift", "transport", "nio", "unreliable", true),
            Contender.of("Netty, NIO", "library", "netty-udp", "transport", "nio"),
            Contender.of("DarkRift, epoll", "library", "darkrift", "transport", "epoll", "unreliable", true),
            Contender.of("Netty, epoll", "library", "netty-udp", "transport", "epoll"));
    private static final double THOUSAND = 1_000;

    @Option(names = "--connections", split = ",", description = "The number of connections.")
    private List<Integer> connections = List.of(1, 50);

    @Option(names = "--threads", split = ",", description = "The number of threads that send; 0 for the event loop.")
    private List<Integer> threads = List.of(0, 1, 4);

    UdpCommand() {
        super("Datagrams one way");
    }

    @Override
    String measure(LoadOptions options) {
        StringBuilder text = new StringBuilder("Thousands of datagrams a second that arrived, and that were sent; and"
                + " nanoseconds of CPU time for each that arrived, at both ends.\n");
        for (int count : options.isBrief() ? List.of(2) : connections) {
            for (int senders : options.isBrief() ? List.of(4) : threads) {
                text.append('\n').append(measure(options, count, senders));
            }
        }
        return text.toString();
    }

    private static String measure(LoadOptions options, int count, int senders) {
        Fields load = Fields.of("message", "M1", "connections", count, "threads", senders);
        Measurements measurements = new Measurements();
        Turns.take(options, CONTENDERS, contender -> {
            try (Pair pair = Pair.start(options)) {
                pair.ask(contender, Fields.of(), "send", load);
                Window window = Window.of(options, pair.server(), pair.clients());
                String label = contender.label();
                measurements.add(label, "arrived", window.received() / window.seconds() / THOUSAND);
                if (senders > 0) {
                    measurements.add(label, "sent", window.sent() / window.seconds() / THOUSAND);
                }
                measurements.add(label, "server ns", window.serverCpu() / window.received());
                measurements.add(label, "clients ns", window.clientsCpu() / window.received());
            }
        });
        return measurements.table(
                ThroughputCommand.title("M1", count, senders), "arrived", "sent", "server ns", "clients ns");
    }
}
