package io.darkrift.benchmarks.request;

import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.GetChoice;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Answer;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A server that answers a client, on one thread, over the in-memory transport. */
final class RequestRun implements AutoCloseable {
    /** The way in which a client asks. */
    enum Way {
        /** With {@code request}. */
        LIBRARY("`request` of the library"),
        /** With two messages and a queue of futures. */
        BY_HAND("by hand: a message each way, answers in the order of the questions, without ids and time limits");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final MessageRegistry MESSAGES = MessageRegistry.load();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Way way;
    private final MemoryNetwork network = MemoryNetwork.virtualTime();
    private final Queue<CompletableFuture<Choice>> waiting = new ArrayDeque<>();
    private final DarkriftServer server;
    private final DarkriftClient client;

    RequestRun(Way way) {
        this.way = way;
        this.server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(MESSAGES)
                .on(Choice.class, (peer, choice) -> peer.send(new Choice(choice.item() + 1)))
                .onRequest(GetChoice.class, (peer, request) -> Answer.of(new Choice(request.item() + 1)))
                .start();
        CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                .registry(MESSAGES)
                .on(Choice.class, choice -> waiting.remove().complete(choice))
                .connectAsync(network.dialer());
        await(connecting::isDone);
        this.client = connecting.join();
    }

    private CompletableFuture<Choice> ask(int item) {
        if (way == Way.LIBRARY) {
            return client.request(new GetChoice(item));
        }
        CompletableFuture<Choice> answer = new CompletableFuture<>();
        waiting.add(answer);
        client.send(new Choice(item));
        return answer;
    }

    private void await(BooleanSupplier condition) {
        if (!network.advanceUntil(condition, LIMIT)) {
            throw new IllegalStateException("it took too long");
        }
    }

    /** Returns what a request takes, in nanoseconds. */
    double measure(int batches, int atOnce) {
        long start = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            List<CompletableFuture<Choice>> answers = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                answers.add(ask(i));
            }
            await(answers.get(atOnce - 1)::isDone);
            for (int i = 0; i < atOnce; i++) {
                if (answers.get(i).join().item() != i + 1) {
                    throw new IllegalStateException(
                            "the answer to " + i + " is " + answers.get(i).join());
                }
            }
        }
        return (double) (System.nanoTime() - start) / batches / atOnce;
    }

    @Override
    public void close() {
        client.closeAsync();
        server.closeAsync();
        network.runUntilIdle();
        network.close();
    }
}
