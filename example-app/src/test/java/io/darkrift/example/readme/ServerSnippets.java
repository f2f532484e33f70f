package io.darkrift.example.readme;

import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the README shows of the server. */
final class ServerSnippets {
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private ServerSnippets() {}

    static DarkriftServer start(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .onConnect(client -> System.out.println(client.id() + " comes from " + client.remoteAddress()))
                .on(Chat.class, (client, chat) -> client.send(new Chat(client.id() + " said: " + chat.text())))
                .onUnhandledMessage((client, message) -> System.out.println("no record has tag " + message.tag()))
                .onDisconnect((client, disconnect) -> System.out.println(client.id() + " has gone: " + disconnect))
                .start();
    }

    static DarkriftServer relay(ServerTransport listener) {
        ExecutorService threads = Executors.newCachedThreadPool(); // Java 21: newVirtualThreadPerTaskExecutor()
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .serve(threads, client -> {
                    Greeting greeting = client.receive(Greeting.class);
                    client.send(new Chat("welcome, " + greeting.text()));
                    for (Message message : client.messages()) {
                        client.sendBlocking(message);
                    }
                })
                .start();
    }

    static void toMany(DarkriftServer server) {
        server.broadcast(new Chat("the round begins"));
        server.broadcast(new Move(1, new Position(3, 4)), SendMode.UNRELIABLE, client -> client.id() != 1);
        server.client(1).ifPresent(client -> client.send(new Chat("you are first")));
        System.out.println(server.clientCount() + " clients: " + server.clients());
    }

    static void disconnect(DarkriftServer server, int id) {
        server.client(id).ifPresent(client -> {
            client.send(new Chat("you have been idle for too long"));
            client.closeAsync(); // what was sent before still goes out
        });
    }

    static void gameLoop(ServerTransport listener, BooleanSupplier running) throws InterruptedException {
        DispatchQueue queue = Dispatcher.queue();
        World world = new World();
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .dispatcher(queue)
                .on(Move.class, (client, move) -> world.move(client.id(), move.position()))
                .start()) {
            while (running.getAsBoolean()) {
                queue.drain(); // runs the handlers, on this thread
                world.tick();
                server.broadcast(world.snapshot(), SendMode.UNRELIABLE);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    static DarkriftServer forOldClients() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(4296))
                .listen(Listener.bichannel(4297).dialect(Dialect.V0))
                .registry(MESSAGES)
                .start();
    }

    static DarkriftServer onTheInternet(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .maxClients(200)
                .maxClientsPerAddress(4)
                .pingInterval(Duration.ofSeconds(5))
                .idleTimeout(Duration.ofSeconds(30)) // not where C# clients may be silent
                .rateLimit(RateLimit.strike(200, 100_000))
                .onStrike((client, strike) -> {
                    System.out.println(client.id() + ": " + strike);
                    return strike.weight(); // 0 would forgive
                })
                .on(Chat.class, (client, chat) -> {
                    if (chat.text().length() > 200) {
                        client.strike("a chat of " + chat.text().length() + " characters", 1);
                    }
                })
                .start();
    }

    /** A game of one moving thing. */
    private static final class World {
        private Move last = new Move(0, new Position(0, 0));

        void move(int player, Position position) {
            last = new Move(player, position);
        }

        void tick() {}

        Move snapshot() {
            return last;
        }
    }
}
