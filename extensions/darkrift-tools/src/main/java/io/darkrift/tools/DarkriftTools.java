package io.darkrift.tools;

import io.darkrift.DarkriftException;
import io.darkrift.tools.bots.run.BotsCommand;
import io.darkrift.tools.describe.DescribeCommand;
import io.darkrift.tools.diff.DiffCommand;
import io.darkrift.tools.doctor.DoctorCommand;
import io.darkrift.tools.lag.LagCommand;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.record.RecordCommand;
import io.darkrift.tools.replay.ReplayCommand;
import io.darkrift.tools.sniff.ShowCommand;
import io.darkrift.tools.sniff.SniffCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code java -jar darkrift.jar sniff localhost:4296}. */
@Command(
        name = "darkrift",
        description = "Looks at, records, disturbs and loads connections between DarkRift clients and servers.",
        subcommands = {
            BotsCommand.class,
            DescribeCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            GenerateCompletion.class,
            LagCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            ShowCommand.class,
            SniffCommand.class
        },
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = DarkriftTools.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:the answer is no: something does not work, differs, or exceeds a threshold",
            "2:wrong usage",
            "3:connecting, listening, reading or writing failed",
            "130:Ctrl-C, before the command had ended by itself"
        })
public final class DarkriftTools {
    private DarkriftTools() {}

    /** Returns the command line, with its errors in one line. */
    static CommandLine commandLine() {
        return new CommandLine(new DarkriftTools())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(DarkriftTools::refuse)
                .setExecutionExceptionHandler(DarkriftTools::explain);
    }

    /** Prints what is wrong with the arguments, and where their description is. */
    private static int refuse(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        List<String> suggested =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String meant = suggested.isEmpty() ? "" : ": did you mean " + String.join(" or ", suggested) + "?";
        command.getErr().println(name + ": " + failure.getMessage() + meant);
        command.getErr().println("Run '" + name + " --help' for its options.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Prints what went wrong. Only a fault of this program has a stack trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult result) throws Exception {
        String problem = failure instanceof IOException || failure instanceof UncheckedIOException
                ? "failed to read or write: " + failure.getMessage()
                : failure.getMessage();
        if (!(failure instanceof DarkriftException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof CommandFailedException)) {
            throw failure;
        }
        command.getErr().println(command.getCommandSpec().root().name() + ": " + problem);
        return ExitCode.FAILED;
    }

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param args a command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Returns what {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = DarkriftTools.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {
                "darkrift " + properties.getProperty("version") + ", DarkRift 2 for Java",
                "Java " + System.getProperty("java.version")
            };
        }
    }
}
