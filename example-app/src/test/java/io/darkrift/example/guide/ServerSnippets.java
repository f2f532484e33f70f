package io.darkrift.example.guide;

import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the guides show of the server. */
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
                .onDisconnect((client, disconnect) -> System.out.println(client.id() + " disconnected: " + disconnect))
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

    static void kick(RemoteClient client) {
        client.kick("cheating", new Chat("you have been removed from the game")); // the farewell is sent before the end
    }

    static ClientGroup room(DarkriftServer server, RemoteClient first, RemoteClient second) {
        ClientGroup room = server.newGroup();
        room.add(first);
        room.add(second);
        room.broadcast(new Chat("welcome to the room"));
        room.broadcast(new Chat("somebody has joined"), SendMode.RELIABLE, second); // to all but the second client
        return room; // a client leaves its groups when it disconnects
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

    static DarkriftServer forClientsOfThisLibrary(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .pingInterval(Duration.ofSeconds(5))
                .idleTimeout(Duration.ofSeconds(30))
                .start();
    }
}
