package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many messages go one way. */
@Command(
        name = "throughput",
        description = "Messages a second from clients to a server that hands each, decoded, to a typed handler.")
public final class ThroughputCommand extends LoadCommand {
    private static final List<Contender> SENDERS = List.of(
            Contender.of("DarkRift", "library", "darkrift"),
            Contender.of("Netty, each flushed", "library", "netty", "style", "each"),
            Contender.of("Netty, flush for 64", "library", "netty", "style", "batch"),
            Contender.of("KryoNet", "library", "kryonet"),
            Contender.of("grpc-java stream", "library", "grpc"));
    private static final List<Contender> LOOPS = List.of(
            Contender.of("DarkRift", "library", "darkrift"),
            Contender.of("Netty, flush for 64", "library", "netty", "style", "batch"),
            Contender.of("Netty, coalesced", "library", "netty", "style", "coalesced"));
    private static final double MILLION = 1_000_000;

    @Option(names = "--transport", description = "nio or epoll. Default: ${DEFAULT-VALUE}.")
    private String transport = "nio";

    @Option(names = "--message", split = ",", description = "M1 or M3. Default: ${DEFAULT-VALUE}.")
    private List<String> messages = List.of("M1", "M3");

    @Option(names = "--connections", split = ",", description = "How many. Default: ${DEFAULT-VALUE}.")
    private List<Integer> connections = List.of(1, 50);

    @Option(
            names = "--threads",
            split = ",",
            description = "From how many threads of the user; 0 for the event loop. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = List.of(0, 1, 4);

    @Override
    String measure(LoadOptions options) {
        StringBuilder text = new StringBuilder();
        for (String message : messages) {
            for (int count : connections) {
                for (int senders : threads) {
                    text.append(measure(options, message, count, senders)).append('\n');
                }
            }
        }
        return text.toString();
    }

    private String measure(LoadOptions options, String message, int count, int senders) {
        String title = message + ", connections: " + count + ", "
                + (senders == 0 ? "in the loop" : "threads: " + senders) + ", millions a second";
        Fields load = Fields.of("message", message, "connections", count, "threads", senders);
        List<Contender> contenders = new ArrayList<>();
        for (Contender each : options.chosen(senders == 0 ? LOOPS : SENDERS)) {
            contenders.add(new Contender(each.label(), each.options().with("transport", transport)));
        }
        Measurements measurements = new Measurements();
        Turns.take(options.rounds(), contenders, contender -> {
            try (Pair pair = Pair.start(options)) {
                pair.ask(contender, Fields.of(), "send", load);
                measure(options, pair, contender, measurements);
            }
        });
        return LoadTable.of(measurements, title, "messages", "server ns", "clients ns");
    }

    private static void measure(LoadOptions options, Pair pair, Contender contender, Measurements measurements) {
        pause(options.warmUpMillis());
        Fields server = pair.server().ask("count");
        Fields clients = pair.clients().ask("usage");
        pause(options.millis());
        Fields serverThen = pair.server().ask("count");
        Fields clientsThen = pair.clients().ask("usage");
        double messages = serverThen.number("messages") - server.number("messages");
        double seconds = (serverThen.number("nanos") - server.number("nanos")) / TimeUnit.SECONDS.toNanos(1);
        String row = contender.label();
        measurements.add(row, "messages", messages / seconds / MILLION);
        measurements.add(row, "server ns", (serverThen.number("cpu") - server.number("cpu")) / messages);
        measurements.add(row, "clients ns", (clientsThen.number("cpu") - clients.number("cpu")) / messages);
    }

    private static void pause(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
