package io.darkrift.example;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A server and its clients in one process. */
@Command(
        name = "demo",
        description = "Runs a server and five clients in this process for a few seconds, sums up, and ends.")
final class DemoCommand implements Callable<Integer> {
    private static final String HOST = "127.0.0.1";
    private static final int CLIENTS = 5;
    private static final int NUMBERS = 20;
    private static final int CHOICES = 10;
    private static final Duration INTERVAL = Duration.ofMillis(250);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long start = System.nanoTime();
        int right = 0;
        try (NumberChooser chooser = new NumberChooser(INTERVAL, out);
                DarkriftServer server = chooser.start(Listener.bichannel(0).host(HOST))) {
            out.println("listening on tcp and udp " + HOST + ":" + server.port());
            Callable<Integer> client = () -> play(server.port(), out);
            for (Future<Integer> played : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
                right += played.get();
            }
        } finally {
            threads.shutdownNow();
        }
        out.printf(
                Locale.ROOT,
                "%d clients were sent %d numbers in %.1f s, %d of them from their own lists%n",
                CLIENTS,
                CLIENTS * CHOICES,
                (System.nanoTime() - start) / 1e9,
                right);
        return right == CLIENTS * CHOICES ? 0 : 1;
    }

    /** Plays one client. Returns how many of the choices were from its list. */
    private static int play(int port, PrintWriter out) throws InterruptedException {
        try (DarkriftClient client =
                DarkriftClient.builder().registry(MessageRegistry.load()).connect(HOST, port)) {
            int[] numbers = ThreadLocalRandom.current().ints(NUMBERS).toArray();
            client.send(new Choose(numbers));
            int right = 0;
            for (int i = 0; i < CHOICES; i++) {
                int item = client.receive(Choice.class).item();
                out.println("client " + client.id() + ": the server chose the number: " + item);
                if (IntStream.of(numbers).anyMatch(number -> number == item)) {
                    right++;
                }
            }
            return right;
        }
    }
}
