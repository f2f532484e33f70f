package io.darkrift.example.guide;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What the guides show of the client. */
final class ClientSnippets {
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private ClientSnippets() {}

    static Chat callAndAnswer(String host, int port) throws InterruptedException {
        try (DarkriftClient client = DarkriftClient.builder().registry(MESSAGES).connect(host, port)) {
            client.send(new Chat("hello"));
            client.send(new Move(client.id(), new Position(1, 2)), SendMode.UNRELIABLE);
            return client.receive(Chat.class, Duration.ofSeconds(10));
        }
    }

    static DarkriftClient connect(String host, int tcpPort, int udpPort) throws InterruptedException {
        return DarkriftClient.builder()
                .registry(MESSAGES)
                .connectTimeout(Duration.ofSeconds(2))
                .connect(host, tcpPort, udpPort);
    }

    static CompletableFuture<DarkriftClient> connectAsync(String host, int port) {
        return DarkriftClient.builder()
                .registry(MESSAGES)
                .on(Chat.class, chat -> System.out.println(chat.text()))
                .on(Move.class, move -> System.out.println(move.player() + " is at " + move.position()))
                .onUnhandledMessage(message -> System.out.println("no record has tag " + message.tag()))
                .onDisconnect(disconnect -> System.out.println("the end: " + disconnect))
                .connectAsync(host, port);
    }

    static void loop(DarkriftClient client) {
        for (Message message : client.messages()) {
            Object record = client.registry().decode(message);
            if (record instanceof Chat chat) {
                System.out.println(chat.text());
            } else if (record instanceof Move move) {
                System.out.println(move.player() + " is at " + move.position());
            }
        }
        System.out.println("the end: " + client.closed().join());
    }

    static String reason(DarkriftClient client) {
        DisconnectInfo disconnect = client.closed().join();
        return switch (disconnect.reason()) {
            case LOCAL -> "this side closed the connection";
            case PEER -> "the peer closed it";
            case NETWORK_ERROR, PING_TIMEOUT, IDLE -> "the peer went away: " + disconnect.detail();
            default -> "something failed: " + disconnect.detail();
        };
    }

    static boolean sendOrSkip(DarkriftClient client, Move move) {
        SendResult result = client.send(move, SendMode.UNRELIABLE);
        if (!result.isAccepted()) {
            System.out.println("too much waits to be sent: the next move will do");
        }
        return result.isAccepted();
    }

    static void sendAll(DarkriftClient client, Iterable<Chat> chats) throws InterruptedException {
        try {
            for (Chat chat : chats) {
                client.sendBlocking(chat);
            }
        } catch (ConnectionClosedException e) {
            System.out.println("not all was sent: " + e.getMessage());
        }
    }

    static void sendLater(DarkriftClient client, Chat chat) {
        client.whenWritable().thenRun(() -> client.send(chat));
    }

    static void roundTrip(DarkriftClient client) {
        client.ping().thenAccept(time -> System.out.println("a round trip took " + time.toMillis() + " ms"));
    }

    static DarkriftClient whereUdpIsBlocked(String host, int port) throws InterruptedException {
        return DarkriftClient.builder().registry(MESSAGES).udpFallback(true).connect(host, port);
    }
}
