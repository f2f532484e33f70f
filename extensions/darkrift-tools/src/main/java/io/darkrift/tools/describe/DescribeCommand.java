package io.darkrift.tools.describe;

import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.Severity;
import io.darkrift.tools.ExitCode;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.ProtocolOptions;
import io.darkrift.transport.LinkWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a protocol for readers, the bytes of one message, or what has changed between two protocols. */
@Command(
        name = "describe",
        description = "Prints a protocol: messages with tags, directions, sizes and components, and the structs, enums,"
                + " unions and serializers in them. With --compare it prints what has changed, and whom it breaks.",
        exitCodeList = {
            "0:all went well",
            "1:a change breaks peers (see --fail-on)",
            "2:wrong usage",
            "3:a file can't be read"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  darkrift describe -j game.jar",
            "  darkrift describe -p protocol.json --name Input",
            "  darkrift describe -j game.jar --markdown",
            "  darkrift describe --compare released.jar game.jar --fail-on caution"
        })
public final class DescribeCommand implements Callable<Integer> {
    private static final int LEAST_WIDTH = 40;

    private enum FailOn {
        BREAK(Severity.BREAKING),
        CAUTION(Severity.CAUTION);

        private final Severity severity;

        FailOn(Severity severity) {
            this.severity = severity;
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProtocolOptions protocol;

    @Option(names = "--tag", paramLabel = "<tag>", description = "Prints one message with its bytes: that of this tag.")
    private @Nullable Integer tag;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            description = "Prints one message with its bytes: that of this record, with or without its package.")
    private @Nullable String name;

    @Option(names = "--json", description = "Prints JSON: the description itself, or the changes as an array.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints Markdown, for documentation.")
    private boolean markdown;

    @Option(
            names = "--width",
            paramLabel = "<columns>",
            description = "The number of characters in a line, at least 40. Default: as many as the terminal has.")
    private @Nullable Integer width;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "<file>",
            description =
                    "Compares an old protocol with a new one: descriptions or locks in JSON, jars, or folders with"
                            + " classes.")
    private List<Path> compared = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "<severity>",
            defaultValue = "break",
            description = "The changes for which --compare ends with exit code 1: break, or caution, which includes"
                    + " breaks. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn;

    /** Prints what was asked for. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        check(!json || !markdown, "--json and --markdown exclude each other");
        check(tag == null || name == null, "--tag and --name exclude each other");
        check(width == null || width >= LEAST_WIDTH, "--width is " + width + ": it is at least " + LEAST_WIDTH);
        if (!compared.isEmpty()) {
            check(compared.size() == 2, "--compare takes two files: the old one and the new one");
            check(
                    protocol.isEmpty() && tag == null && name == null && !markdown,
                    "--compare goes with --json and --fail-on alone");
            return compare(out);
        }
        check(!protocol.isEmpty(), "a protocol is needed: give a description with -p, or a jar with -j");
        List<ProtocolDescription> descriptions = protocol.load().descriptions();
        if (tag == null && name == null) {
            descriptions.forEach(each -> print(each, out));
        } else {
            printMessages(descriptions, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private int compare(PrintWriter out) {
        Changes changes = Changes.between(compared.get(0), compared.get(1));
        if (json) {
            changes.printJson(out);
        } else {
            changes.print(out);
        }
        out.flush();
        return changes.reach(failOn.severity) ? ExitCode.NO : ExitCode.OK;
    }

    private void print(ProtocolDescription description, PrintWriter out) {
        if (json) {
            out.print(description.toJson());
        } else if (markdown) {
            out.print(MarkdownTables.of(new Overview(description)));
        } else {
            Overview overview = new Overview(description);
            out.println(overview.title());
            overview.sections().forEach(section -> print(section, out));
        }
    }

    private void print(Overview.Section section, PrintWriter out) {
        List<List<String>> cells = new ArrayList<>();
        for (Overview.Entry entry : section.entries()) {
            cells.add(List.of(entry.name(), entry.what(), entry.bytes(), entry.doc()));
            for (Overview.Row row : entry.rows()) {
                cells.add(List.of("  " + row.name(), row.type(), row.bytes(), row.doc()));
            }
        }
        cells.add(0, List.of(section.title().toLowerCase(Locale.ROOT), "type", "bytes", ""));
        out.println();
        out.print(Columns.of(cells, width()));
    }

    private int width() {
        if (width != null) {
            return width;
        }
        spec.usageMessage().autoWidth(true);
        return Math.max(LEAST_WIDTH, spec.usageMessage().width());
    }

    private void printMessages(List<ProtocolDescription> descriptions, PrintWriter out) {
        boolean found = false;
        for (ProtocolDescription description : descriptions) {
            for (MessageDescription message : description.messages()) {
                if (isAskedFor(message)) {
                    found = true;
                    print(description, message, out);
                }
            }
        }
        if (!found) {
            throw new CommandFailedException(
                    (tag != null ? "no message has the tag " + tag : "no message has the name " + name)
                            + ": without --tag and --name all messages are listed");
        }
    }

    private boolean isAskedFor(MessageDescription message) {
        return tag != null
                ? message.tag() == tag
                : message.name().equals(name) || Overview.simple(message.name()).equals(name);
    }

    private void print(ProtocolDescription description, MessageDescription message, PrintWriter out) {
        if (json) {
            out.print(new ProtocolDescription(
                            description.registry(),
                            description.notes(),
                            List.of(message),
                            description.structs(),
                            description.enums(),
                            description.unions(),
                            description.serializers())
                    .toJson());
            return;
        }
        Overview.Entry entry = new Overview(description).of(message);
        String title = Overview.simple(message.name()) + ", tag " + message.tag() + ", " + entry.what()
                + ", payload of " + entry.bytes() + " bytes behind the header of " + LinkWriter.HEADER_BYTES;
        List<MessageLayout.Row> rows = MessageLayout.of(description, message);
        if (markdown) {
            out.print(MarkdownTables.of(title, entry.doc(), rows));
            return;
        }
        out.println(title);
        if (!entry.doc().isEmpty()) {
            out.println(entry.doc());
        }
        out.println();
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("offset", "bytes", "bits", "component", "type", ""));
        for (MessageLayout.Row row : rows) {
            cells.add(List.of(row.offset(), row.bytes(), row.bits(), row.name(), row.type(), row.doc()));
        }
        out.print(Columns.of(cells, width()));
    }
}
