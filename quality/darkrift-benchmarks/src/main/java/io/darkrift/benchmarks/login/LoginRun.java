package io.darkrift.benchmarks.login;

import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.Choose;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server and clients on one thread, over the in-memory transport, so that only the work of both is measured. */
final class LoginRun implements AutoCloseable {
    /** The way in which clients log in. */
    enum Way {
        /** With {@code login}. */
        LIBRARY("`login` of the library"),
        /** With {@code login} and {@code resume}. */
        RESUMABLE("`login` with `resume`"),
        /** With a map of players, and a time limit for each client, as servers do by hand. */
        BY_HAND("by hand: a map of players, a check in each handler, a timer for each client"),
        /** Not at all. */
        WITHOUT("without a login: the first message is answered, and nothing is checked");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What a server knows a client by. */
    private static final class Player {
        private final RemoteClient client;
        private long sum;

        Player(RemoteClient client) {
            this.client = client;
        }
    }

    private static final MessageRegistry MESSAGES = MessageRegistry.load();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final MemoryNetwork network = MemoryNetwork.virtualTime();
    private final Map<RemoteClient, Player> players = new HashMap<>();
    private final Map<RemoteClient, ScheduledFuture<?>> limits = new HashMap<>();
    private final DarkriftServer server;
    private long handled;
    private long answered;

    LoginRun(Way way) {
        DarkriftServerBuilder builder =
                DarkriftServer.builder().listen(network.listener()).registry(MESSAGES);
        switch (way) {
            case LIBRARY -> builder.login(Choose.class, LoginRun::accept).on(Choice.class, this::choose);
            case RESUMABLE ->
                builder.login(Choose.class, (client, login) -> LoginResult.accept(new Player(client)))
                        .resume(LIMIT, (player, token) -> new Choice(1))
                        .on(Choice.class, this::choose);
            case BY_HAND ->
                builder.onConnect(this::expect)
                        .on(Choose.class, (client, login) -> logIn(client))
                        .on(Choice.class, this::chooseByHand)
                        .onDisconnect((client, info) -> {
                            players.remove(client);
                            cancel(client);
                        });
            case WITHOUT ->
                builder.on(Choose.class, (client, login) -> client.send(new Choice(1)))
                        .on(Choice.class, (client, choice) -> handled += choice.item());
        }
        server = builder.start();
    }

    private static LoginResult<Player> accept(RemoteClient client, Choose login) {
        client.send(new Choice(1));
        return LoginResult.accept(new Player(client));
    }

    private void choose(Player player, Choice choice) {
        player.sum += choice.item();
        handled += choice.item();
    }

    private void expect(RemoteClient client) {
        limits.put(
                client,
                network.executor().schedule(() -> client.kick("no login"), LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private void logIn(RemoteClient client) {
        cancel(client);
        if (players.putIfAbsent(client, new Player(client)) != null) {
            client.strike("a second login", 1);
            return;
        }
        client.send(new Choice(1));
    }

    private void cancel(RemoteClient client) {
        ScheduledFuture<?> limit = limits.remove(client);
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void chooseByHand(RemoteClient client, Choice choice) {
        @Nullable Player player = players.get(client);
        if (player == null) {
            client.strike("no login", 1);
            return;
        }
        choose(player, choice);
    }

    private void await(BooleanSupplier condition) {
        if (!network.advanceUntil(condition, LIMIT)) {
            throw new IllegalStateException("it took too long");
        }
    }

    private List<DarkriftClient> connect(int count) {
        answered = 0;
        List<CompletableFuture<DarkriftClient>> connecting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connecting.add(DarkriftClient.builder()
                    .registry(MESSAGES)
                    .on(Choice.class, choice -> answered++)
                    .connectAsync(network.dialer()));
        }
        await(() -> connecting.get(count - 1).isDone());
        List<DarkriftClient> clients =
                connecting.stream().map(CompletableFuture::join).toList();
        clients.forEach(client -> client.send(new Choose(new int[] {1, 2, 3})));
        await(() -> answered == count);
        return clients;
    }

    private void disconnect(List<DarkriftClient> clients) {
        clients.forEach(DarkriftClient::closeAsync);
        await(() -> server.clientCount() == 0);
    }

    /** Returns what a client takes that connects, logs in, gets its answer and leaves, in microseconds. */
    double logins(int count) {
        long start = System.nanoTime();
        disconnect(connect(count));
        return (System.nanoTime() - start) / 1e3 / count;
    }

    /** Returns what a message of a client takes that has logged in, from sending it to its handler, in nanoseconds. */
    double messages(int clients, int rounds) {
        List<DarkriftClient> all = connect(clients);
        int before = 20;
        Choice choice = new Choice(1);
        long start = 0;
        for (int round = -rounds; round < rounds; round++) {
            if (round == 0) {
                start = System.nanoTime();
            }
            handled = 0;
            for (DarkriftClient client : all) {
                for (int i = 0; i < before; i++) {
                    client.send(choice);
                }
            }
            long expected = (long) clients * before;
            await(() -> handled == expected);
        }
        double nanos = (double) (System.nanoTime() - start) / rounds / clients / before;
        disconnect(all);
        return nanos;
    }

    /** Returns the sum of what the players have chosen, so that nothing is left out by the compiler. */
    long sum() {
        return players.values().stream()
                .mapToLong(player -> player.client.id() + player.sum)
                .sum();
    }

    @Override
    public void close() {
        server.closeAsync();
        network.runUntilIdle();
        network.close();
    }
}
