package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.task.Tasks;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What others suffer from a client that floods. */
@Command(
        name = "fairness",
        description =
                "Round trips of M3 at a steady rate, without and with another client that sends M1 as fast as it can.",
        showDefaultValues = true)
public final class FairnessCommand extends LoadCommand {
    private static final List<Contender> CONTENDERS = List.of(
            Contender.of("DarkRift", "library", "darkrift"),
            Contender.of("DarkRift with an inbound budget", "library", "darkrift", "budget", 2_000),
            Contender.of("Netty", "library", "netty", "style", "batch"));
    private static final int BRIEF_CLIENTS = 5;

    @Option(names = "--clients", description = "The number of clients that behave well.")
    private int clients = 50;

    @Option(names = "--hertz", description = "The messages that each of them sends in a second.")
    private double hertz = 50;

    @Option(names = "--transport", description = "nio or epoll.")
    private String transport = "nio";

    @Option(names = "--loops", description = "Event loops of the server.")
    private int loops = 1;

    FairnessCommand() {
        super("Fairness");
    }

    @Override
    String variant() {
        return ", " + transport;
    }

    @Override
    String measure(LoadOptions options) {
        Measurements measurements = new Measurements();
        int count = options.isBrief() ? BRIEF_CLIENTS : clients;
        Fields pulse = Fields.of("hertz", hertz, "warmup", options.warmUpMillis(), "millis", options.millis());
        Turns.take(options, CONTENDERS, each -> {
            Contender contender = each.with("transport", transport);
            try (Pair pair = Pair.start(options);
                    ChildJvm flooder = options.clients(Tasks.CLIENTS)) {
                Fields server = pair.server().ask("listen", contender.options().with("loops", loops, "echo", "M3"));
                pair.clients().ask("gather", contender.options().with(server).with("connections", count));
                add(measurements, contender, "alone", pair.clients().ask("pulse", pulse));
                flooder.ask(
                        "send", contender.options().with(server).with("connections", 1, "message", "M1", "threads", 1));
                Fields flooded = pair.clients().ask("pulse", pulse);
                add(measurements, contender, "flooded", flooded);
                measurements.add(contender.label(), "lost", flooded.number("lost"));
            }
        });
        return "Microseconds of " + count + " clients that send " + hertz + " messages a second each, over " + transport
                + ", event loops of the server: " + loops + ".\n\n"
                + measurements.table("", "p50 alone", "p50 flooded", "p99 alone", "p99 flooded", "lost");
    }

    private static void add(Measurements measurements, Contender contender, String when, Fields figures) {
        measurements.add(contender.label(), "p50 " + when, figures.number("p50"));
        measurements.add(contender.label(), "p99 " + when, figures.number("p99"));
    }
}
