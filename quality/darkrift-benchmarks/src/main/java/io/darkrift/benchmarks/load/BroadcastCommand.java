package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.task.Tasks;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to send the same to all clients. */
@Command(
        name = "broadcast",
        description = "M4 to all clients, again and again, each time when all have got it.",
        showDefaultValues = true)
public final class BroadcastCommand extends LoadCommand {
    /** With length and header. */
    private static final int BYTES = 4 + 3 + 4_040;

    private static final List<Contender> CONTENDERS = List.of(
            Contender.of("DarkRift", "library", "darkrift", "handshake", true),
            Contender.of("Netty, ready bytes, a task for each loop", "library", "netty"),
            Contender.of("Netty, ready bytes, ChannelGroup", "library", "netty", "group", true));
    private static final double NANOS_PER_MICRO = 1_000;

    @Option(names = "--clients", split = ",", description = "The number of clients.")
    private List<Integer> clients = List.of(100, 1_000);

    @Option(names = "--transport", description = "nio or epoll.")
    private String transport = "nio";

    @Option(names = "--loops", description = "Event loops of the server.")
    private int loops = 1;

    BroadcastCommand() {
        super("Broadcast");
    }

    @Override
    String variant() {
        return ", " + transport;
    }

    @Override
    String measure(LoadOptions options) {
        StringBuilder text = new StringBuilder("M4 to all clients: microseconds until all have got it, divided by their"
                + " count; CPU time of the server for each client; and how often M4 was encoded for a"
                + " broadcast.\n");
        for (int count : options.isBrief() ? List.of(10) : clients) {
            text.append('\n').append(measure(options, count));
        }
        return text.toString();
    }

    private String measure(LoadOptions options, int count) {
        Measurements measurements = new Measurements();
        Fields both = Fields.of("transport", transport, "loops", loops, "bytes", BYTES, "clients", count);
        Turns.take(options, CONTENDERS, contender -> {
            try (Pair pair = Pair.start(options, Tasks.BROADCASTER, Tasks.LISTENERS)) {
                pair.ask(contender, both, "listen", both);
                Fields figures = pair.server()
                        .ask("broadcast", both.with("warmup", options.warmUpMillis(), "millis", options.millis()));
                double broadcasts = figures.number("broadcasts");
                String label = contender.label();
                measurements.add(label, "µs", figures.number("nanos") / broadcasts / count / NANOS_PER_MICRO);
                measurements.add(label, "server µs", figures.number("cpu") / broadcasts / count / NANOS_PER_MICRO);
                measurements.add(label, "encoded", figures.number("encoded") / broadcasts);
            }
        });
        return measurements.table(count + " clients", "µs", "server µs", "encoded");
    }
}
