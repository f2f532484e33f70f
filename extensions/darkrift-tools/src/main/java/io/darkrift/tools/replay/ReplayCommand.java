package io.darkrift.tools.replay;

import io.darkrift.tools.ExitCode;
import io.darkrift.tools.capture.CaptureFile;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CaptureWriter;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.diff.CaptureDiff;
import io.darkrift.tools.diff.DiffOptions;
import io.darkrift.tools.options.Address;
import io.darkrift.tools.options.ConnectOptions;
import io.darkrift.tools.options.DurationConverter;
import io.darkrift.tools.options.ListenOptions;
import io.darkrift.tools.options.ProtocolOptions;
import io.darkrift.tools.options.StopSignal;
import io.darkrift.transport.ClientTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Acts as the clients, or as the server, of a recording. */
@Command(
        name = "replay",
        description =
                "Acts as the clients of a recording, and reports what the server answers. With --listen in place of a"
                        + " server, acts as its server.",
        footer = {
            "%nMessages are sent as they were recorded: identifiers, times and tokens in them are not adapted.",
            "Acknowledgements and commands are left out, because the library sends its own. Pings get codes of their own.",
            "%nExamples:%n",
            "  darkrift replay session.jsonl localhost:4296",
            "  darkrift replay session.pcap localhost:4296 --speed 2 --compare -p protocol.json --ignore tick",
            "  darkrift replay session.jsonl --listen 127.0.0.1:4296"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(100);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<file>", description = "A recording: JSON Lines, pcap or pcapng.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<server>",
            converter = Address.Converter.class,
            description =
                    "The server: host, host:port, tls://host:port, ws://host:port/path or wss://host:port/path. Without a"
                            + " port 4296 is used.")
    private @Nullable Address server;

    @Mixin
    private ConnectOptions connect;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private ProtocolOptions protocolOptions;

    @Mixin
    private DiffOptions diffOptions;

    @Option(
            names = "--speed",
            paramLabel = "<factor>",
            defaultValue = "1",
            description = "The speed of time: 2 is twice as fast as recorded. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--as-fast-as-possible",
            description = "Does not wait between messages. Default: waits as recorded.")
    private boolean asFastAsPossible;

    @Option(
            names = "--in-step",
            description =
                    "Before each message waits for as many reliable messages of the server as the recording has before it,"
                            + " up to --wait. Default: keeps to the times.")
    private boolean inStep;

    @Option(
            names = "--connection",
            paramLabel = "<number>",
            split = ",",
            description = "Only this connection of the recording, from 1 on. May be repeated. Default: all.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--wait",
            paramLabel = "<time>",
            defaultValue = "2s",
            converter = DurationConverter.class,
            description =
                    "The time to wait at the end for as many messages of the server as the recording has. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Duration wait;

    @Option(
            names = "--compare",
            description =
                    "Compares what the server sends with the recording, as 'diff' does, and ends with 1 if it differs. Default:"
                            + " counts only.")
    private boolean compare;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Records the replay in a file .jsonl or .pcap. Default: no recording.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces the output file if it exists. Default: that is an error.")
    private boolean force;

    @Option(
            names = "--duration",
            paramLabel = "<time>",
            converter = DurationConverter.class,
            description = "Ends after this time. Default: at the end of the recording; with --listen at Ctrl-C.")
    private @Nullable Duration duration;

    @Override
    public Integer call() throws IOException {
        boolean listens = spec.commandLine().getParseResult().hasMatchedOption("--listen");
        check(listens != (server != null), "give either a server to connect to, or --listen to act as the server");
        check(speed > 0 && speed <= 1_000_000, "--speed is " + speed + ": it is more than 0, and 1000000 at most");
        check(!listens || !compare && output == null, "--compare and --output need a server to connect to");
        Pace pace = asFastAsPossible ? Pace.AS_FAST_AS_POSSIBLE : new Pace(speed);
        Set<Integer> wanted = new HashSet<>(connections);
        IntPredicate filter = number -> wanted.isEmpty() || wanted.contains(number);
        try (StopSignal stop = StopSignal.onCtrlC()) {
            return server == null ? serve(pace, filter, stop) : connect(server, pace, filter, stop);
        }
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private int serve(Pace pace, IntPredicate filter, StopSignal stop) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (ServerReplay replay = new ServerReplay(file, listen.transport(), pace, filter, stop)) {
            err.println("listening on " + listen.address().withPort(replay.port())
                    + ": let clients connect here. Ctrl-C ends");
            err.flush();
            long end = duration == null ? Long.MAX_VALUE : duration.toNanos();
            long start = System.nanoTime();
            while (System.nanoTime() - start < end && !stop.await(POLL)) {
                replay.check();
            }
            spec.commandLine().getOut().println(replay.report());
            spec.commandLine().getOut().flush();
        }
        return duration != null && stop.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private int connect(Address address, Pace pace, IntPredicate filter, StopSignal stop) throws IOException {
        ClientTransport transport = connect.transport(address);
        Protocol protocol = protocolOptions.load();
        CaptureDiff diff = diffOptions.newDiff(protocol);
        Path recorded = output;
        Path temporary = null;
        if (recorded == null && compare) {
            temporary = Files.createTempFile("darkrift-replay", ".jsonl");
            recorded = temporary;
        }
        try {
            return connect(
                    transport,
                    new Recorded(recorded, temporary != null || force),
                    protocol,
                    diff,
                    new Run(pace, filter, stop, address));
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** Where the replay is recorded. */
    private record Recorded(@Nullable Path file, boolean overwrites) {}

    /** How the replay runs. */
    private record Run(Pace pace, IntPredicate filter, StopSignal stop, Address address) {}

    private int connect(ClientTransport transport, Recorded recorded, Protocol protocol, CaptureDiff diff, Run run)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean isComplete;
        CaptureInfo info = new CaptureInfo(Instant.now(), run.address.toString());
        try (CaptureReader recording = CaptureFile.open(file);
                CaptureWriter writer = recorded.file == null
                        ? null
                        : CaptureFile.create(recorded.file, recorded.overwrites, info, protocol)) {
            ClientReplay.Mode mode = new ClientReplay.Mode(run.pace, inStep, run.filter, wait, duration);
            ClientReplay replay = new ClientReplay(transport, mode, writer, run.stop);
            try (replay) {
                replay.run(recording);
            } catch (InterruptedException e) {
                run.stop.interrupt(); // As Ctrl-C does.
            }
            replay.report(out, protocol);
            isComplete = replay.missed() == 0;
            if (!isComplete) {
                err.println("note: messages of the server that arrived too fast to be taken: " + replay.missed());
            }
            recording.notices().forEach(notice -> err.println("note: " + notice));
        }
        boolean differs = compare && recorded.file != null && compare(diff, recorded.file, run.filter, out);
        out.flush();
        return run.stop.isInterrupted() ? ExitCode.INTERRUPTED : differs || !isComplete ? ExitCode.NO : ExitCode.OK;
    }

    private boolean compare(CaptureDiff diff, Path recorded, IntPredicate filter, PrintWriter out) throws IOException {
        try (CaptureReader left = CaptureFile.open(file);
                CaptureReader right = CaptureFile.open(recorded)) {
            CaptureDiff.Result result = diff.compare(
                    left, right, filter, message -> message.fromServer() && CaptureDiff.isOfApplication(message), out);
            out.println(result.text());
            return result.differs();
        }
    }
}
