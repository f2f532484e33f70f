package io.darkrift.example;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The number chooser's client. */
@Command(name = "client", description = "Sends 20 random numbers to the server, and prints each one that it chooses.")
final class ClientCommand implements Callable<Integer> {
    private static final int NUMBERS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectOptions connect;

    @Option(
            names = "--count",
            paramLabel = "<n>",
            converter = IntRange.Count.class,
            description = "Ends after so many numbers (default: when the server disconnects).")
    private Integer count;

    @Override
    public Integer call() throws InterruptedException {
        try (DarkriftClient client = connect.connect()) {
            return play(client);
        } catch (DarkriftException e) {
            spec.commandLine().getErr().println("failed to connect to the server: " + e.getMessage());
            return 1;
        }
    }

    private int play(DarkriftClient client) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            client.send(new Choose(ThreadLocalRandom.current().ints(NUMBERS).toArray()));
            for (int i = 0; count == null || i < count; i++) {
                Choice choice = client.receive(Choice.class);
                out.println("the server chose the number: " + choice.item());
            }
            return 0;
        } catch (ConnectionClosedException e) {
            return ended(client.closed().join());
        }
    }

    private int ended(DisconnectInfo disconnect) {
        if (disconnect.reason() == DisconnectInfo.Reason.PEER) {
            spec.commandLine().getOut().println("connection has been closed by the server");
            return 0;
        }
        spec.commandLine().getErr().println("the connection was lost: " + disconnect.detail());
        return 1;
    }
}
