package io.darkrift.tools.sniff;

import io.darkrift.tools.ExitCode;
import io.darkrift.tools.capture.CaptureFile;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CaptureWriter;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.MessageJson;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.options.FilterOptions;
import io.darkrift.tools.options.ProtocolOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a recording. */
@Command(
        name = "show",
        description =
                "Prints the messages of a file: a recording, or packets that tcpdump or Wireshark have captured. With"
                        + " --output, writes them to another file.",
        footer = {
            "%nExamples:%n",
            "  darkrift show session.jsonl -p protocol.json",
            "  darkrift show capture.pcapng --output capture.jsonl --connection 3",
            "  darkrift show session.jsonl --output session.pcap"
        })
public final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<file>", description = "A file of JSON Lines, pcap or pcapng.")
    private Path file;

    @Mixin
    private ProtocolOptions protocolOptions;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private PrintOptions print;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Writes to a file .jsonl or .pcap in place of the terminal.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces the output file if it exists. Default: that is an error.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Protocol protocol = protocolOptions.load();
        Predicate<CapturedEvent> filter = filterOptions.filter(protocol);
        try (CaptureReader reader = CaptureFile.open(file);
                CaptureWriter writer = output == null
                        ? new Terminal(reader.info(), protocol)
                        : CaptureFile.create(output, force, reader.info(), protocol)) {
            for (CapturedEvent event = reader.next(); event != null; event = reader.next()) {
                if (filter.test(event)) {
                    writer.write(event);
                }
            }
            writer.flush();
            reader.notices().forEach(notice -> spec.commandLine().getErr().println("note: " + notice));
        }
        return ExitCode.OK;
    }

    /** The terminal, or what the output goes to. */
    private final class Terminal implements CaptureWriter {
        private final EventPrinter printer;

        Terminal(CaptureInfo info, Protocol protocol) {
            PrintWriter out = spec.commandLine().getOut();
            printer = new EventPrinter(out, protocol, print.style(spec));
            if (print.isJson()) {
                out.println(MessageJson.header(info));
            }
        }

        @Override
        public void write(CapturedEvent event) {
            printer.print(event);
        }

        @Override
        public void flush() {
            printer.flush();
        }

        @Override
        public void close() {}
    }
}
