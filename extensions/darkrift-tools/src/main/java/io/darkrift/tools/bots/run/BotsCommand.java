package io.darkrift.tools.bots.run;

import com.sun.management.UnixOperatingSystemMXBean;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.tools.ExitCode;
import io.darkrift.tools.bots.Bot;
import io.darkrift.tools.bots.report.BotsReport;
import io.darkrift.tools.bots.report.HtmlReport;
import io.darkrift.tools.bots.report.JsonReport;
import io.darkrift.tools.bots.report.LiveView;
import io.darkrift.tools.bots.report.Measurements;
import io.darkrift.tools.bots.report.Sampler;
import io.darkrift.tools.bots.report.TextReport;
import io.darkrift.tools.bots.report.Threshold;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.DurationConverter;
import io.darkrift.tools.options.ProtocolOptions;
import io.darkrift.tools.options.ServerOptions;
import io.darkrift.tools.options.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Connects bots to a server, and reports what they have seen. */
@Command(
        name = "bots",
        description = {
            "Connects many clients to a server, lets them send messages, and reports times and failures.",
            "Their messages are generated (--send), written in a script (--script), or sent by your code (--bot). A"
                    + " script may be before generated messages, to log in."
        },
        showDefaultValues = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  100 bots that send 20 random inputs a second:",
            "    darkrift bots localhost -n 100 -j game.jar \\",
            "        --send Input=20/s --unreliable Input",
            "  the same after a login, with limits for a build:",
            "    darkrift bots localhost -n 100 -j game.jar --script login.json \\",
            "        --send Input=20/s --expect Snapshot=5s --fail-if 'rtt.p99>50ms'",
            "  bots in Java, which implement io.darkrift.tools.bots.Bot:",
            "    darkrift bots localhost -n 100 -j game-bots.jar \\",
            "        --bot com.example.Shooter --html report.html",
            "",
            "A script has a step in each line, or is a list of steps:",
            "  {\"send\": \"Login\", \"values\": {\"name\": \"bot {bot}\", \"age\": \"{random:18-99}\"}}",
            "  {\"wait\": \"Welcome\", \"timeout\": \"5s\"}",
            "  {\"repeat\": 100, \"steps\": [",
            "    {\"send\": \"Input\", \"values\": \"{random}\", \"unreliable\": true},",
            "    {\"delay\": \"50ms\", \"upTo\": \"80ms\"}]}",
            "  {\"send\": 7, \"hex\": \"00ff\"}",
            "  {\"end\": true}"
        })
public final class BotsCommand implements Callable<Integer> {
    private static final int MAX_COUNT = 5_000;
    private static final int MAX_THREADS = 64;
    private static final int OTHER_FILES = 200;
    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final Duration EXPECTED_WITHIN = Duration.ofSeconds(10);
    private static final String DEFAULT_CHECK = "failures>0";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private ProtocolOptions protocol;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "<bots>",
            defaultValue = "10",
            description = "The number of clients, 1 to 5000. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--connect-rate",
            paramLabel = "<number>",
            defaultValue = "100",
            description = "The number of clients that connect in a second. Default: ${DEFAULT-VALUE}.")
    private double connectRate;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "<duration>",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description =
                    "The duration of the run, from the first attempt to connect, such as 30s or 5m. It ends earlier"
                            + " when all bots have ended. Default: ${DEFAULT-VALUE}.")
    private Duration duration;

    @Option(
            names = "--connect-timeout",
            paramLabel = "<duration>",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "The time limit of connecting. Default: ${DEFAULT-VALUE}.")
    private Duration connectTimeout;

    @Option(
            names = "--send",
            paramLabel = "<message>[=<n>[/s]]",
            description =
                    "A message that each bot sends with random values, by name or tag: Input=20/s sends 20 a second;"
                            + " Input=3 and Say=1 share --rate, three to one. May be repeated.")
    private List<String> sends = List.of();

    @Option(
            names = "--rate",
            paramLabel = "<number>",
            defaultValue = "1",
            description =
                    "The messages that each bot sends in a second, for messages without a rate of their own. Default:"
                            + " ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--unreliable",
            paramLabel = "<message>",
            description =
                    "A message of --send that is sent unreliably. May be repeated. Default: all are sent reliably.")
    private List<String> unreliable = List.of();

    @Option(
            names = "--script",
            paramLabel = "<file>",
            description = "The steps of each bot, in JSON or JSON Lines: see below.")
    private @Nullable Path script;

    @Option(
            names = "--bot",
            paramLabel = "<class>",
            description = "A class of --jar that implements io.darkrift.tools.bots.Bot.")
    private @Nullable String bot;

    @Option(
            names = "--seed",
            paramLabel = "<number>",
            defaultValue = "1",
            description = "The seed of random values: the same seed gives each bot the same values. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--expect",
            paramLabel = "<message>[=<duration>]",
            description = "A message that each bot has to receive, by name or tag, within a time from connecting."
                    + " May be repeated. Default time: 10s.")
    private List<String> expects = List.of();

    @Option(
            names = "--answer-timeout",
            paramLabel = "<duration>",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "The time limit of the answer to a request of --send. Default: ${DEFAULT-VALUE}.")
    private Duration answerTimeout;

    @Option(
            names = "--ping-interval",
            paramLabel = "<duration>",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description =
                    "The time between two measurements of the round-trip time by a bot, over both channels. A C# server gives pings to"
                            + " its application, as messages with tag 65535: a bot stops after three without an answer. 0s: never."
                            + " Default: ${DEFAULT-VALUE}.")
    private Duration pingInterval;

    @Option(
            names = "--ping-timeout",
            paramLabel = "<duration>",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "The time limit of the answer to a ping. Default: ${DEFAULT-VALUE}.")
    private Duration pingTimeout;

    @Option(
            names = "--threads",
            paramLabel = "<number>",
            description = "The number of event loops that the bots share, 1 to 64. Default: as many as there are CPUs.")
    private @Nullable Integer threads;

    @Option(names = "--json", paramLabel = "<file>", description = "Also writes the report to this file, in JSON.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "<file>",
            description = "Also writes the report to this file, as a page with charts over time.")
    private @Nullable Path html;

    @Option(
            names = "--fail-if",
            paramLabel = "<condition>",
            description =
                    "Ends with 1 if this holds, such as 'rtt.p99>50ms', 'failures>0' or 'connect.p99>1s', or if the"
                            + " metric was not measured. May be repeated. Default: " + DEFAULT_CHECK + ". Metrics:"
                            + " rtt.<p>, rtt.unreliable.<p>, connect.<p>, lag.<p>, measure.<name>.<p> (times; <p> is p50, p90, p99,"
                            + " p999, mean or max), loss, cpu (in %%), connects, connect.failures, disconnects, failures, errors,"
                            + " sent, received, sent.rate, received.rate, unsent, measure.<name>.count.")
    private List<String> failIf = List.of();

    /** Creates the command; its options are set by picocli. */
    public BotsCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        List<Threshold> thresholds = (failIf.isEmpty() ? List.of(DEFAULT_CHECK) : failIf)
                .stream().map(this::threshold).toList();
        checkNumbers();
        KnownMessages messages = new KnownMessages(bot == null ? protocol.load() : protocol.loadIfPresent());
        Measurements measurements = new Measurements();
        Plan plan = plan(messages, measurements);
        checkOpenFiles();
        BotsReport.Setup setup = new BotsReport.Setup(
                server.address().toString(), Instant.now(), count, behaviour(), !pingInterval.isZero(), messages::name);
        try (StopSignal signal = StopSignal.onCtrlC()) {
            int completed = report(run(plan, setup, measurements, signal), thresholds);
            return signal.isInterrupted() ? ExitCode.INTERRUPTED : completed;
        }
    }

    private int report(BotsReport report, List<Threshold> thresholds) {
        List<Threshold.Result> checks =
                thresholds.stream().map(threshold -> threshold.check(report)).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(TextReport.of(report, checks));
        out.flush();
        write(json, () -> JsonReport.of(report, checks));
        write(html, () -> HtmlReport.of(report, checks));
        if (report.attempts() > 0 && report.connects() == 0) {
            throw new CommandFailedException("no bot could connect to " + server.address() + ": "
                    + report.connectFailures().keySet().stream().findFirst().orElse("the run ended before"));
        }
        return checks.stream().anyMatch(Threshold.Result::failed) ? ExitCode.NO : ExitCode.OK;
    }

    // ---- options

    private Threshold threshold(String text) {
        try {
            return Threshold.parse(text);
        } catch (IllegalArgumentException e) {
            throw usage("--fail-if: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw usage(otherwise);
        }
    }

    private void checkNumbers() {
        check(count >= 1 && count <= MAX_COUNT, "--count is " + count + ": it is 1 to " + MAX_COUNT);
        check(connectRate > 0 && connectRate <= 1e6, "--connect-rate is " + connectRate + ": it is more than 0");
        check(rate > 0 && rate <= 10_000, "--rate is " + rate + ": it is more than 0 and at most 10000");
        check(duration.toMillis() > 0, "--duration is 0: it is at least 1ms");
        check(connectTimeout.toMillis() > 0, "--connect-timeout is 0: it is at least 1ms");
        check(answerTimeout.toMillis() > 0, "--answer-timeout is 0: it is at least 1ms");
        check(pingTimeout.toMillis() > 0, "--ping-timeout is 0: it is at least 1ms");
        check(
                threads == null || threads >= 1 && threads <= MAX_THREADS,
                "--threads is " + threads + ": it is 1 to " + MAX_THREADS);
        double seconds = (count - 1) / connectRate;
        check(
                seconds < duration.toNanos() / 1e9,
                String.format(
                        Locale.ROOT,
                        "%d bots at %s a second take %.1f s to connect, and --duration is %.1f s: raise --connect-rate or"
                                + " --duration",
                        count,
                        connectRate,
                        seconds,
                        duration.toNanos() / 1e9));
        check(bot == null || script == null && sends.isEmpty(), "--bot can't be used with --script or --send");
        check(
                unreliable.isEmpty() || !sends.isEmpty(),
                "--unreliable names messages of --send, and there are none: a script has \"unreliable\": true");
    }

    /** Says that the system allows too few sockets, rather than have most bots fail. */
    private void checkOpenFiles() {
        long needed = (server.address().isWebSocket() ? 1L : 2L) * count + OTHER_FILES;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            throw new CommandFailedException(
                    count + " bots need about " + needed + " open files, and this process may have "
                            + system.getMaxFileDescriptorCount() + ": raise the limit, as with ulimit -n " + needed);
        }
    }

    private Plan plan(KnownMessages messages, Measurements measurements) {
        boolean own = bot != null;
        ClassLoader classes = protocol.classes();
        return new Plan(
                server.transport(),
                count,
                connectRate,
                duration,
                connectTimeout,
                pingInterval,
                pingTimeout,
                !server.address().isWebSocket(),
                seed,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                own ? UserBots.registry(classes) : MessageRegistry.empty(),
                own ? UserBots.find(bot, classes) : described(messages, measurements),
                expects.stream().map(text -> expectation(text, messages)).toList());
    }

    private Expectation expectation(String text, KnownMessages messages) {
        int equals = text.indexOf('=');
        try {
            int tag = messages.tag(equals < 0 ? text : text.substring(0, equals));
            Duration limit = equals < 0 ? EXPECTED_WITHIN : new DurationConverter().convert(text.substring(equals + 1));
            return new Expectation(tag, messages.nameOrTag(tag).replace(' ', '-'), limit);
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw usage("--expect: " + e.getMessage());
        }
    }

    /** Returns the bots that a script or options describe. */
    private IntFunction<Bot> described(KnownMessages messages, Measurements measurements) {
        IntFunction<Bot> generated = null;
        if (!sends.isEmpty()) {
            GeneratedBot.Settings settings =
                    new GeneratedBot.Settings(messages, sendings(messages), rate, answerTimeout, measurements);
            generated = number -> new GeneratedBot(settings);
        }
        if (script == null) {
            return generated != null ? generated : number -> new Bot() {};
        }
        Script steps = new ScriptReader(messages, count).read(script);
        Set<Integer> awaited = steps.awaitedTags();
        IntFunction<Bot> next = generated;
        return number -> new ScriptedBot(steps, awaited, next == null ? null : next.apply(number));
    }

    private List<Sending> sendings(KnownMessages messages) {
        try {
            Set<Integer> unreliableTags = unreliable.stream().map(messages::tag).collect(Collectors.toSet());
            Set<Integer> unused = new HashSet<>(unreliableTags);
            List<Sending> all = new ArrayList<>();
            for (String each : sends) {
                Sending.Option option = Sending.Option.parse(each);
                var message = messages.sendable(option.name());
                boolean overUdp = unreliableTags.contains(message.tag());
                unused.remove(message.tag());
                if (overUdp && message.answer().isPresent()) {
                    throw new IllegalArgumentException(option.name() + " is a request, which is sent reliably");
                }
                messages.encode(message, null, 0, new SplittableRandom(seed), SendMode.RELIABLE);
                all.add(new Sending(
                        message,
                        overUdp ? SendMode.UNRELIABLE : SendMode.RELIABLE,
                        option.isRate() ? option.number() : 0,
                        option.isRate() ? 0 : option.number()));
            }
            if (!unused.isEmpty()) {
                throw new IllegalArgumentException("--unreliable names "
                        + messages.nameOrTag(unused.iterator().next()) + ", which no --send names");
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw usage("--send: " + e.getMessage());
        }
    }

    private String behaviour() {
        List<String> parts = new ArrayList<>();
        if (bot != null) {
            parts.add("bots of " + bot);
        }
        if (script != null) {
            parts.add("script " + script.getFileName());
        }
        if (!sends.isEmpty()) {
            parts.add("generated messages " + String.join(", ", sends));
        }
        return parts.isEmpty() ? "they connect and send nothing" : String.join(", then ", parts);
    }

    // ---- running

    private BotsReport run(Plan plan, BotsReport.Setup setup, Measurements measurements, StopSignal signal)
            throws InterruptedException {
        boolean isTerminal = spec.commandLine().getColorScheme().ansi().enabled();
        LiveView view = new LiveView(spec.commandLine().getErr(), isTerminal, plan.count(), plan.duration());
        Sampler sampler = new Sampler(measurements);
        try (BotRun run = new BotRun(plan, measurements, view::say)) {
            watch(run, plan.duration(), sampler, view, signal);
            run.stop();
            return sampler.report(setup);
        }
    }

    private static void watch(BotRun run, Duration duration, Sampler sampler, LiveView view, StopSignal signal) {
        long end = System.nanoTime() + duration.toNanos();
        run.ended().thenRun(signal::stop);
        long left = duration.toNanos();
        while (!signal.await(Duration.ofNanos(Math.min(SAMPLE.toNanos(), left)))) {
            left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            view.show(sampler.sample());
        }
        view.show(sampler.sample());
    }

    private interface Text {
        String get();
    }

    private static void write(@Nullable Path file, Text text) {
        if (file != null) {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new CommandFailedException("can't write " + file + ": " + e, e);
            }
        }
    }
}
