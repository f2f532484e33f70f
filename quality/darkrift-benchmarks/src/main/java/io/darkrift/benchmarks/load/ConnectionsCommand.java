package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What connections cost: to make them, to have them, to use some of them. */
@Command(
        name = "connections",
        description = "Connections a second; memory of idle connections; round trips of M3 over some among many.",
        showDefaultValues = true)
public final class ConnectionsCommand extends LoadCommand {
    private static final List<Contender> CONTENDERS = List.of(
            Contender.of("DarkRift (TCP and UDP)", "library", "darkrift"),
            Contender.of("Netty (TCP)", "library", "netty"));
    private static final Contender GRPC = Contender.of("grpc-java stream", "library", "grpc");
    private static final double HERTZ = 20;
    private static final int BRIEF = 50;

    @Option(names = "--transport", description = "nio or epoll.")
    private String transport = "nio";

    @Option(names = "--loops", description = "Event loops at each end.")
    private int loops = 2;

    @Option(
            names = "--new",
            description = "The number of new connections for the measurement of connections in a second.")
    private int fresh = 5_000;

    @Option(names = "--crowds", split = ",", description = "The number of connections in all.")
    private List<Integer> crowds = List.of(10_000, 19_000);

    @Option(
            names = "--active",
            description = "The number of them that send M3 20 times a second, and receive it again.")
    private int active = 1_000;

    ConnectionsCommand() {
        super("Connections");
    }

    @Override
    String variant() {
        return ", " + transport;
    }

    @Override
    String measure(LoadOptions options) {
        StringBuilder text = new StringBuilder(connecting(options));
        for (int crowd : options.isBrief() ? List.of(3 * BRIEF) : crowds) {
            text.append('\n').append(crowd(options, crowd, options.isBrief() ? BRIEF : active));
        }
        return text.toString();
    }

    private List<Contender> contenders() {
        return CONTENDERS.stream()
                .map(each -> each.with("transport", transport, "loops", loops))
                .toList();
    }

    private String connecting(LoadOptions options) {
        int count = options.isBrief() ? BRIEF : fresh;
        Measurements measurements = new Measurements();
        List<Contender> all = List.of(contenders().get(0), contenders().get(1), GRPC.with("loops", loops));
        Turns.take(options, all, contender -> {
            try (Multitude multitude = Multitude.start(options, contender)) {
                ChildJvm clients = multitude.newClients();
                clients.ask("greet", multitude.connections(count / 2));
                Fields figures = clients.ask("greet", multitude.connections(count));
                measurements.add(contender.label(), "a second", count / figures.number("seconds"));
            }
        });
        return "Connections a second, 16 at a time, each until its first M1 has returned.\n\n"
                + measurements.table(count + " connections", "a second");
    }

    private String crowd(LoadOptions options, int crowd, int some) {
        Measurements measurements = new Measurements();
        Turns.take(options, contenders(), contender -> {
            try (Multitude multitude = Multitude.start(options, contender)) {
                ChildJvm few = multitude.newClients();
                few.ask("gather", multitude.connections(some));
                idle(measurements, contender, multitude, crowd - some);
                busy(options, measurements, contender, multitude, few);
            }
        });
        return crowd + " connections: bytes of the server for each idle one; then " + some + " send M3 " + HERTZ
                + " times a second and get it back, in microseconds, with the CPU time of the server in per cent of"
                + " one core.\n\n"
                + measurements.table(
                        crowd + " connections",
                        "heap",
                        "direct",
                        "resident",
                        "p50",
                        "p99",
                        "p99.9",
                        "lost",
                        "server %");
    }

    private static void idle(Measurements measurements, Contender contender, Multitude multitude, int count) {
        ChildJvm server = multitude.server();
        Fields before = server.ask("memory");
        multitude.connectIdle(count);
        Fields after = server.ask("memory");
        for (String kind : List.of("heap", "direct", "resident")) {
            measurements.add(contender.label(), kind, (after.number(kind) - before.number(kind)) / count);
        }
    }

    private static void busy(
            LoadOptions options, Measurements measurements, Contender contender, Multitude multitude, ChildJvm few) {
        few.ask("pulse", Fields.of("hertz", HERTZ, "warmup", 0, "millis", options.warmUpMillis()));
        Fields before = multitude.server().ask("count");
        Fields pulse = few.ask("pulse", Fields.of("hertz", HERTZ, "warmup", 0, "millis", options.millis()));
        Fields after = multitude.server().ask("count");
        for (String figure : List.of("p50", "p99", "p99.9", "lost")) {
            measurements.add(contender.label(), figure, pulse.number(figure));
        }
        double cpu = after.number("cpu") - before.number("cpu");
        measurements.add(contender.label(), "server %", 100 * cpu / TimeUnit.MILLISECONDS.toNanos(options.millis()));
    }
}
