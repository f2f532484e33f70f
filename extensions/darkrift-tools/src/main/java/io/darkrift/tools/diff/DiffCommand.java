package io.darkrift.tools.diff;

import io.darkrift.tools.ExitCode;
import io.darkrift.tools.capture.CaptureFile;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.options.FilterOptions;
import io.darkrift.tools.options.ProtocolOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two recordings. */
@Command(
        name = "diff",
        description =
                "Compares the messages of two recordings, for each connection, sender and channel. Ends with 1 if they"
                        + " differ.",
        footer = {
            "%nThe first connection of one file is compared with the first one of the other, and so on. Times do not count."
                    + " Both files together may have 1,000,000 messages and 256 MiB.",
            "%nExamples:%n",
            "  darkrift diff before.jsonl after.jsonl -p protocol.json --ignore tick",
            "  darkrift diff before.pcap after.jsonl --from server --ignore-order"
        })
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<before>", description = "A recording: JSON Lines, pcap or pcapng.")
    private Path before;

    @Parameters(index = "1", paramLabel = "<after>", description = "Another recording.")
    private Path after;

    @Mixin
    private ProtocolOptions protocolOptions;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private DiffOptions diffOptions;

    @Option(
            names = "--all",
            description =
                    "Also compares pings, their acknowledgements and commands, which differ each time. Default: only"
                            + " messages.")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        Protocol protocol = protocolOptions.load();
        CaptureDiff diff = diffOptions.newDiff(protocol);
        Predicate<CapturedEvent> wanted = filterOptions.filter(protocol);
        Predicate<CapturedMessage> filter = wanted::test;
        PrintWriter out = spec.commandLine().getOut();
        try (CaptureReader left = CaptureFile.open(before);
                CaptureReader right = CaptureFile.open(after)) {
            CaptureDiff.Result result = diff.compare(
                    left, right, number -> true, all ? filter : filter.and(CaptureDiff::isOfApplication), out);
            out.println(result.text());
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            left.notices().forEach(notice -> err.println("note: " + notice));
            right.notices().forEach(notice -> err.println("note: " + notice));
            return result.differs() ? ExitCode.NO : ExitCode.OK;
        }
    }
}
