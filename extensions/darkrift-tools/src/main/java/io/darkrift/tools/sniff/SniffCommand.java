package io.darkrift.tools.sniff;

import io.darkrift.tools.ExitCode;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.LiveCapture;
import io.darkrift.tools.capture.MessageJson;
import io.darkrift.tools.capture.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands between clients and a server, and prints what they send each other. */
@Command(
        name = "sniff",
        description =
                "Prints the messages between clients and a server. Clients connect to this command in place of the server.",
        footer = {
            "%nA terminal that is too slow does not slow the game down: messages are left out, and counted.",
            "%nExamples:%n",
            "  darkrift sniff localhost:4296 --listen 127.0.0.1:4297",
            "  darkrift sniff localhost -p protocol.json --name Input --from client",
            "  darkrift sniff tls://game.example.com:4296 -j game.jar --json | jq .name"
        })
public final class SniffCommand implements Callable<Integer> {
    private static final long QUEUE_BYTES = 16L * 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LiveCapture capture;

    @Mixin
    private PrintOptions print;

    @Override
    public Integer call() throws IOException {
        return capture.run(QUEUE_BYTES, this::begin).isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private LiveCapture.Sink begin(CaptureInfo info, Protocol protocol) {
        PrintWriter out = spec.commandLine().getOut();
        EventPrinter printer = new EventPrinter(out, protocol, print.style(spec));
        if (print.isJson()) {
            out.println(MessageJson.header(info));
            out.flush();
        }
        return new LiveCapture.Sink() {
            @Override
            public void event(CapturedEvent event) {
                printer.print(event);
            }

            @Override
            public void flush() throws IOException {
                if (printer.isBroken()) {
                    throw new IOException("nothing reads the output any more");
                }
            }

            @Override
            public void end(LiveCapture.Result result) {
                printer.flush();
                spec.commandLine().getErr().println("printed " + result.text());
                spec.commandLine().getErr().flush();
            }
        };
    }
}
