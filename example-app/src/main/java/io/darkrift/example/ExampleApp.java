package io.darkrift.example;

import io.darkrift.example.arena.ArenaCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: {@code java -jar example-app.jar demo}. */
@Command(
        name = "example-app",
        description = {
            "The number chooser: clients send a list of numbers, and the server chooses from it.",
            "The arena: a game with rooms, and bots that play it."
        },
        subcommands = {
            ServerCommand.class,
            ClientCommand.class,
            EchoCommand.class,
            DemoCommand.class,
            ArenaCommand.class
        },
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:connecting, listening or the demo failed", "2:wrong usage"})
public final class ExampleApp {
    private ExampleApp() {}

    static CommandLine commandLine() {
        return new CommandLine(new ExampleApp());
    }

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param args a command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
