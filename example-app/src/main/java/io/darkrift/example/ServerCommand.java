package io.darkrift.example;

import io.darkrift.DarkriftException;
import io.darkrift.server.DarkriftServer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The number chooser's server. */
@Command(
        name = "server",
        description =
                "Waits for a client's list of numbers, then sends it one of them every interval until it disconnects."
                        + " Ctrl-C ends it.")
final class ServerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--interval",
            paramLabel = "<time>",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description = "The time between two numbers, as in 500ms, 1s or PT1S (default: ${DEFAULT-VALUE}).")
    private Duration interval;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (NumberChooser chooser = new NumberChooser(interval, out);
                DarkriftServer server = chooser.start(listen.listener())) {
            out.println(listen.describe(server));
            CtrlC.await(server);
            return 0;
        } catch (DarkriftException e) {
            spec.commandLine().getErr().println("failed to listen: " + e.getMessage());
            return 1;
        }
    }
}
