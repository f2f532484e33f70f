package io.darkrift.tools.record;

import io.darkrift.tools.ExitCode;
import io.darkrift.tools.capture.CaptureFile;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CaptureWriter;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.LiveCapture;
import io.darkrift.tools.capture.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stands between clients and a server, and writes what they send each other to a file. */
@Command(
        name = "record",
        description =
                "Writes the messages between clients and a server to a file. Clients connect to this command in place of the"
                        + " server.",
        footer = {
            "%nA file of JSON Lines (.jsonl) has names and values too, if the protocol is given. A file of packets (.pcap) is"
                    + " for Wireshark, and has them as plain bichannel, whatever the transport was.",
            "A disk that is too slow does not slow the game down: messages are left out and counted, and the exit code is 1.",
            "%nExamples:%n",
            "  darkrift record localhost:4296 --output session.jsonl -p protocol.json",
            "  darkrift record localhost:4296 --output session.pcap --duration 30s",
            "  darkrift record ws://localhost:8080/Listener --listen ws://127.0.0.1:8081 --output web.jsonl"
        })
public final class RecordCommand implements Callable<Integer> {
    private static final long QUEUE_BYTES = 64L * 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LiveCapture capture;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<file>",
            description = "The file, .jsonl or .pcap. It is written at least once a second.")
    private Path output;

    @Option(names = "--force", description = "Replaces the file if it exists. Default: that is an error.")
    private boolean force;

    private @Nullable CaptureWriter writer;

    @Override
    public Integer call() throws IOException {
        CaptureFile.check(output, force);
        try {
            LiveCapture.Result result = capture.run(QUEUE_BYTES, this::begin);
            return result.isInterrupted() ? ExitCode.INTERRUPTED : result.missed() == 0 ? ExitCode.OK : ExitCode.NO;
        } finally {
            if (writer != null) {
                writer.close();
            }
        }
    }

    private LiveCapture.Sink begin(CaptureInfo info, Protocol protocol) throws IOException {
        CaptureWriter opened = CaptureFile.create(output, force, info, protocol);
        writer = opened;
        return new LiveCapture.Sink() {
            @Override
            public void event(CapturedEvent event) throws IOException {
                opened.write(event);
            }

            @Override
            public void flush() throws IOException {
                opened.flush();
            }

            @Override
            public void end(LiveCapture.Result result) throws IOException {
                opened.close();
                spec.commandLine().getErr().println("recorded " + result.text() + " in " + output);
                spec.commandLine().getErr().flush();
            }
        };
    }
}
