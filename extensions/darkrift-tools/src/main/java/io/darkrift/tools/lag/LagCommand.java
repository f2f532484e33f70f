package io.darkrift.tools.lag;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.tools.ExitCode;
import io.darkrift.tools.lag.LagStatistics.Event;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.DurationConverter;
import io.darkrift.tools.options.ListenOptions;
import io.darkrift.tools.options.ServerOptions;
import io.darkrift.tools.options.StopSignal;
import io.darkrift.tools.relay.Relay;
import io.darkrift.tools.relay.RelayObserver;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.memory.NetworkConditions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code lag}. */
@Command(
        name = "lag",
        header = "Puts a bad network between clients and a server.",
        description = {
            "%nWaits for clients, connects each of them to the server, and delays, loses, doubles and reorders what both"
                    + " send. Reliable messages stay in order and all arrive: latency, jitter, bandwidth and cuts apply"
                    + " to them, and a loss delays them until it would have been sent again. Conditions apply to each"
                    + " direction of each connection. Ends with Ctrl-C and a summary.%n"
        },
        footer = {
            "%nConditions:%n"
                    + "  latency=<time>, jitter=<time>, loss=<share>, duplication=<share>, reordering=<share>,%n"
                    + "  bandwidth=<rate>, cut",
            "%nA scenario has one phase a line: a name, a duration, and what differs from the options:%n"
                    + "  # A ride on a train.%n"
                    + "  station: 10s%n"
                    + "  crowded: 5s loss=20%% down.bandwidth=512kbit%n"
                    + "  tunnel:  3s cut%n"
                    + "  handoff: 2s disconnect latency=200ms%n"
                    + "  repeat",
            "%nExamples:%n"
                    + "  darkrift lag localhost:4296 --latency 100ms --jitter 20ms --loss 2%%%n"
                    + "  darkrift lag localhost:4296 --latency 50ms --up bandwidth=256kbit --down loss=5%%,jitter=30ms%n"
                    + "  darkrift lag localhost:4296 --listen ws://127.0.0.1:8080 --scenario train.txt --seed 7"
        })
public final class LagCommand implements Callable<Integer> {
    private static final long MAX_SCENARIO_BYTES = 1024 * 1024;
    private static final String SHARE = "<share>";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--latency",
            paramLabel = "<time>",
            defaultValue = "0ms",
            converter = DurationConverter.class,
            description =
                    "The time that is added to each message in each direction, such as 100ms. Default: ${DEFAULT-VALUE}.")
    private Duration latency;

    @Option(
            names = "--jitter",
            paramLabel = "<time>",
            defaultValue = "0ms",
            converter = DurationConverter.class,
            description = "The most that is added to the latency, at random for each message; the order stays. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration jitter;

    @Option(
            names = "--loss",
            paramLabel = SHARE,
            defaultValue = "0%",
            converter = ImpairmentParser.Probability.class,
            description = "The share of unreliable messages that are lost, and of reliable segments that are delayed,"
                    + " in percent, such as 2%%. Default: 0%%.")
    private double loss;

    @Option(
            names = "--duplication",
            paramLabel = SHARE,
            defaultValue = "0%",
            converter = ImpairmentParser.Probability.class,
            description = "The share of unreliable messages that arrive twice, in percent. Default: 0%%.")
    private double duplication;

    @Option(
            names = "--reordering",
            paramLabel = SHARE,
            defaultValue = "0%",
            converter = ImpairmentParser.Probability.class,
            description =
                    "The share of unreliable messages that are overtaken by later ones, in percent. Default: 0%%.")
    private double reordering;

    @Option(
            names = "--bandwidth",
            paramLabel = "<rate>",
            defaultValue = "unlimited",
            converter = ImpairmentParser.Rate.class,
            description =
                    "The bandwidth of each direction of each connection, per second: with a unit bit, kbit, Mbit, B,"
                            + " kB or MB, such as 512kbit. Default: ${DEFAULT-VALUE}.")
    private long bandwidth;

    @Option(
            names = "--up",
            paramLabel = "<conditions>",
            description =
                    "Conditions that differ from clients to the server, such as latency=50ms,loss=2%%. Default: nothing.")
    private @Nullable String up;

    @Option(
            names = "--down",
            paramLabel = "<conditions>",
            description = "Conditions that differ from the server to clients. Default: nothing.")
    private @Nullable String down;

    @Option(
            names = "--scenario",
            paramLabel = "<file>",
            description = "A text file with phases, whose conditions differ from the options. Default: none.")
    private @Nullable Path scenarioFile;

    @Option(
            names = "--seed",
            paramLabel = "<number>",
            description = "Makes the same decisions for the same message of the same connection. Default: a random"
                    + " number, which is printed.")
    private @Nullable Long seed;

    @Option(
            names = "--duration",
            paramLabel = "<time>",
            converter = DurationConverter.class,
            description = "Ends after this time, such as 60s. Default: with Ctrl-C.")
    private @Nullable Duration duration;

    @Option(names = "--verbose", description = "Prints a line for each connection that begins or ends.")
    private boolean verbose;

    private final LagStatistics statistics = new LagStatistics();
    private long start;
    private volatile @Nullable Throwable failure;

    /** Created by picocli. */
    public LagCommand() {}

    @Override
    public Integer call() {
        Impairment both =
                new Impairment(new NetworkConditions(latency, jitter, loss, duplication, reordering, bandwidth), false);
        Impairment baseUp = differing("--up", up, both);
        Impairment baseDown = differing("--down", down, both);
        Optional<Scenario> scenario = Optional.ofNullable(scenarioFile).map(file -> read(file, baseUp, baseDown));
        long used = seed != null ? seed : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        LagNetwork network = new LagNetwork(used, baseUp, baseDown, statistics);
        start = System.nanoTime();
        boolean isInterrupted;
        try (StopSignal signal = StopSignal.onCtrlC()) {
            relay(network, new Phase("base", Duration.ZERO, baseUp, baseDown, false), scenario, used, signal);
            spec.commandLine().getOut().println(statistics);
            spec.commandLine().getOut().flush();
            isInterrupted = duration != null && signal.isInterrupted();
        }
        if (failure != null) {
            throw new CommandFailedException("can't listen any more: " + failure.getMessage(), failure);
        }
        return isInterrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    /** Relays until the signal is given, or the time is over. */
    private void relay(LagNetwork network, Phase base, Optional<Scenario> scenario, long usedSeed, StopSignal signal) {
        try (Relay relay = Relay.start(listen.transport(), server.transport(), network, new Connections())) {
            relay.failed().whenComplete((nothing, cause) -> {
                failure = cause;
                signal.stop();
            });
            print("clients connect to " + listening(relay) + ", the server is " + server.address() + ", seed "
                    + usedSeed + ": " + base.conditions());
            scenario.ifPresent(phases ->
                    new ScenarioPlayer(phases, relay.executor(), phase -> change(network, relay, phase, base)).start());
            signal.await(duration);
        }
    }

    private Impairment differing(String option, @Nullable String words, Impairment both) {
        try {
            return words == null ? both : ImpairmentParser.applyAll(both, words);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private static Scenario read(Path file, Impairment baseUp, Impairment baseDown) {
        try {
            if (Files.size(file) > MAX_SCENARIO_BYTES) {
                throw new CommandFailedException(file + " has more than " + MAX_SCENARIO_BYTES
                        + " bytes: a scenario is a text file with one phase a line");
            }
            return ScenarioParser.parse(file.toString(), Files.readString(file), baseUp, baseDown);
        } catch (IOException e) {
            throw new CommandFailedException("can't read the scenario " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private String listening(Relay relay) {
        InetSocketAddress bound = relay.addresses().get(0);
        return listen.address().withPort(bound.getPort()).toString();
    }

    private void change(LagNetwork network, Relay relay, Optional<Phase> phase, Phase base) {
        Phase now = phase.orElse(base);
        network.change(now.up(), now.down());
        if (now.disconnect()) {
            relay.disconnectAll();
        }
        print(phase.map(begun -> "phase " + begun.name() + " for " + seconds(begun.duration()))
                        .orElse("the scenario is over")
                + ": " + now.conditions());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(seconds(Duration.ofNanos(System.nanoTime() - start)) + " " + line);
        out.flush();
    }

    /** Counts connections, and prints them if that is wanted. */
    private final class Connections implements RelayObserver {
        private boolean refusalPrinted;

        @Override
        public void connected(int connection, LinkTraits client) {
            statistics.connected();
            if (verbose) {
                print("client " + connection + " connected from " + client.remoteAddress() + " over "
                        + client.transport());
            }
        }

        @Override
        public void refused(int connection, DarkriftException cause) {
            statistics.refused();
            if (!verbose && refusalPrinted) {
                return;
            }
            refusalPrinted = true;
            print("client " + connection + " could not be connected to the server: " + cause.getMessage());
        }

        @Override
        public void message(int connection, boolean fromServer, SendMode mode, byte[] bytes, int from, int to) {
            // The path counts it.
        }

        @Override
        public void badLength(int connection, boolean fromServer, int length) {
            if (verbose) {
                print("client " + connection + " ends: the " + (fromServer ? "server" : "client")
                        + " sent a message of " + length + " bytes");
            }
        }

        @Override
        public void dropped(int connection, boolean fromServer) {
            statistics.direction(fromServer).count(Event.NOT_READ);
        }

        @Override
        public void ended(int connection, boolean byServer, DisconnectInfo info) {
            if (verbose) {
                print("client " + connection + " ended, by the " + (byServer ? "server" : "client") + ": "
                        + info.reason() + ", " + info.detail());
            }
        }
    }
}
