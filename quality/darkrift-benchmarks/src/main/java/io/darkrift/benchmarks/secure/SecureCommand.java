package io.darkrift.benchmarks.secure;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import io.darkrift.message.SendMode;
import io.darkrift.secure.DatagramCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures encryption. */
@Command(
        name = "secure",
        description = "Has a client and a server talk over bichannel, plain and encrypted.",
        showDefaultValues = true)
public final class SecureCommand implements Callable<Integer> {
    private static final int SIZE = 100;
    private static final int AT_ONCE = 64;
    private static final int PER_RTT = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Few messages, one round: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--messages", description = "The number of messages in a round.")
    private int messages = 100_000;

    @Option(names = "--rounds", description = "The number of measurements of each, after one round to warm up.")
    private int rounds = 7;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int count = brief ? 10 * AT_ONCE : messages;
        Table transports = measure(count, brief ? 1 : rounds);
        Table sealing = seal(count, brief ? 1 : rounds);
        spec.commandLine().getOut().println(transports);
        spec.commandLine().getOut().println(sealing);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Encryption, JDK " + Environment.jdk(),
                            "A client and a server in one process over loopback, the server sends back what it gets, messages"
                                    + " of " + SIZE + " bytes. Round trips: one message at a time. Throughput: "
                                    + AT_ONCE
                                    + " at a time, there and back, over TCP. Medians of rounds that alternate.\n\n"
                                    + Environment.describe(command) + "\n" + transports
                                    + "\nSealing and unsealing of one datagram together, on one thread:\n\n" + sealing);
        }
        return 0;
    }

    private static Table measure(int count, int rounds) throws InterruptedException {
        Map<Transports, List<Double>> reliable = new EnumMap<>(Transports.class);
        Map<Transports, List<Double>> unreliable = new EnumMap<>(Transports.class);
        Map<Transports, List<Double>> throughput = new EnumMap<>(Transports.class);
        for (int round = -1; round < rounds; round++) {
            for (Transports transport : Transports.values()) {
                try (SecureRun run = new SecureRun(transport)) {
                    double tcp = run.measure(SendMode.RELIABLE, SIZE, count / PER_RTT, 1);
                    double udp = run.measure(SendMode.UNRELIABLE, SIZE, count / PER_RTT, 1);
                    double many = run.measure(SendMode.RELIABLE, SIZE, count, AT_ONCE);
                    if (round >= 0) {
                        add(reliable, transport, tcp / NANOS_PER_MICRO);
                        add(unreliable, transport, udp / NANOS_PER_MICRO);
                        add(throughput, transport, NANOS_PER_SECOND / many);
                    }
                }
            }
        }
        Table table = new Table("transport", "round trip TCP, us", "round trip UDP, us", "messages a second");
        for (Transports transport : Transports.values()) {
            table.row(
                    transport.toString(),
                    median(reliable, transport),
                    median(unreliable, transport),
                    median(throughput, transport));
        }
        return table;
    }

    private static void add(Map<Transports, List<Double>> series, Transports transport, double value) {
        series.computeIfAbsent(transport, any -> new ArrayList<>()).add(value);
    }

    private static String median(Map<Transports, List<Double>> series, Transports transport) {
        return Figures.of(Series.of(series.get(transport)).median());
    }

    private static Table seal(int count, int rounds) {
        Table table = new Table("cipher", "message, bytes", "seal and unseal, ns", "garbage, bytes");
        for (DatagramCipher cipher : DatagramCipher.values()) {
            Sealing sealing = new Sealing(cipher);
            for (int size : new int[] {20, SIZE, 1_000}) {
                List<Double> nanos = new ArrayList<>();
                List<Double> garbage = new ArrayList<>();
                for (int round = -rounds; round < rounds; round++) {
                    Sealing.Cost cost = sealing.measure(size, count);
                    if (round >= 0) {
                        nanos.add(cost.nanos());
                        garbage.add(cost.garbage());
                    }
                }
                table.row(
                        cipher.toString(),
                        String.valueOf(size),
                        Figures.of(Series.of(nanos).median()),
                        Figures.of(Series.of(garbage).median()));
            }
            sealing.close();
        }
        return table;
    }
}
