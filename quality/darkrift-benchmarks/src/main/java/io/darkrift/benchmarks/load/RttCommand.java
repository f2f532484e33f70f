package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;
import java.util.List;
import picocli.CommandLine.Command;

/** How long a message takes to a server and back. */
@Command(
        name = "rtt",
        description = "Round trips of M1 over TCP, TLS, WebSocket and UDP, one at a time, in microseconds.",
        showDefaultValues = true)
public final class RttCommand extends LoadCommand {
    private static final List<Contender> CONTENDERS = List.of(
            Contender.of("DarkRift TCP, NIO", "library", "darkrift", "transport", "nio"),
            Contender.of("Netty TCP, NIO", "library", "netty", "transport", "nio"),
            Contender.of("DarkRift TCP, epoll", "library", "darkrift", "transport", "epoll"),
            Contender.of("Netty TCP, epoll", "library", "netty", "transport", "epoll"),
            Contender.of("DarkRift TLS, NIO", "library", "darkrift", "transport", "nio", "wire", "tls"),
            Contender.of("Netty TLS, NIO", "library", "netty", "transport", "nio", "tls", true),
            Contender.of("DarkRift WebSocket, NIO", "library", "darkrift", "transport", "nio", "wire", "websocket"),
            Contender.of("DarkRift UDP, NIO", "library", "darkrift", "transport", "nio", "unreliable", true),
            Contender.of("Netty UDP, NIO", "library", "netty-udp", "transport", "nio"),
            Contender.of("DarkRift UDP, epoll", "library", "darkrift", "transport", "epoll", "unreliable", true),
            Contender.of("Netty UDP, epoll", "library", "netty-udp", "transport", "epoll"),
            Contender.of("DarkRift TCP, NIO, busyWait", "library", "darkrift", "transport", "nio", "busy", true),
            Contender.of("DarkRift TCP, epoll, busyWait", "library", "darkrift", "transport", "epoll", "busy", true),
            Contender.of("JDK sockets TCP, spinning", "library", "jdk"),
            Contender.of("KryoNet TCP", "library", "kryonet"),
            Contender.of("grpc-java stream", "library", "grpc"));

    /** On a single core the JVM has compiled the TLS of the JDK after about 12 seconds. */
    private static final int TLS_WARM_UP_MILLIS = 20_000;

    RttCommand() {
        super("Round trips");
    }

    @Override
    String measure(LoadOptions options) {
        Measurements measurements = new Measurements();
        Turns.take(options, CONTENDERS, contender -> {
            int warmUp = warmUpMillis(options, contender);
            try (Pair pair = Pair.start(options)) {
                Fields figures = pair.ask(
                        contender,
                        Fields.of("echo", "M1"),
                        "roundtrips",
                        Fields.of("warmup", warmUp, "millis", options.millis()));
                for (String figure : List.of("p50", "p99", "p99.9")) {
                    measurements.add(contender.label(), figure, figures.number(figure));
                }
            }
        });
        return "Microseconds. With TLS, each turn begins with at least " + TLS_WARM_UP_MILLIS / 1_000
                + " s that do not count.\n\n"
                + measurements.table("µs", "p50", "p99", "p99.9");
    }

    private static int warmUpMillis(LoadOptions options, Contender contender) {
        boolean isLong = contender.label().contains("TLS") && !options.isBrief();
        return isLong ? Math.max(options.warmUpMillis(), TLS_WARM_UP_MILLIS) : options.warmUpMillis();
    }
}
