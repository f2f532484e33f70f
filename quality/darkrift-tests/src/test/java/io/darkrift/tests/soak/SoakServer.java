package io.darkrift.tests.soak;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.tests.soak.Accounts.Count;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server, and its books on what each client sent. */
final class SoakServer implements AutoCloseable {
    /** How many farewells a client gets. */
    static final int FAREWELLS = 50;

    private static final int LARGE = 60_000;

    private final Map<RemoteClient, Book> books = new ConcurrentHashMap<>();
    private final Accounts accounts;
    private final DarkriftServer server;

    SoakServer(Accounts accounts) {
        this.accounts = accounts;
        // All clients come from one address: its limits are another test's matter.
        this.server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .maxPendingHandshakesPerAddress(1_000)
                .maxConnectionRatePerAddress(10_000)
                .handshakeTimeout(Duration.ofSeconds(30))
                .idleTimeout(Duration.ofSeconds(60))
                .rateLimit(RateLimit.slowDown(2_000, 1 << 20))
                .onConnect(client -> books.put(client, new Book()))
                .onDisconnect(this::left)
                .onUnhandledMessage(this::received)
                .start();
    }

    private void left(RemoteClient client, DisconnectInfo disconnect) {
        books.remove(client);
    }

    private void received(RemoteClient client, Message message) {
        Book book = books.get(client);
        if (!Numbered.is(message)) {
            // From a client that sends anything.
            return;
        }
        if (book == null) {
            accounts.fail("a message came from " + client + ", which is not there");
        } else if (message.sendMode() == SendMode.UNRELIABLE) {
            accounts.add(Count.UNRELIABLE_AT_SERVER);
            book.check(Numbered.number(message) >= 0, client, message);
            client.send(message);
        } else {
            accounts.add(Count.RELIABLE_AT_SERVER);
            book.check(Numbered.number(message) == book.next++, client, message);
            answer(client, message);
        }
    }

    private static void answer(RemoteClient client, Message message) {
        switch (message.tag()) {
            case Numbered.ECHO -> client.send(message);
            case Numbered.MORE -> client.send(Message.of(Numbered.MORE, new byte[LARGE]));
            case Numbered.LEAVE -> {
                for (int i = 0; i < FAREWELLS; i++) {
                    client.send(Numbered.of(Numbered.FAREWELL, Numbered.session(message), i, i, SendMode.RELIABLE));
                }
                client.closeAsync();
            }
            default -> {}
        }
    }

    DarkriftServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        if (!books.isEmpty()) {
            accounts.fail(books.size() + " clients were never told to have left");
        }
    }

    /** What came from one client; handlers of a client run one after the other. */
    private final class Book {
        private int next;

        void check(boolean right, RemoteClient client, Message message) {
            if (!right) {
                accounts.fail(client + " sent " + message + " where number " + (next - 1) + " was due");
            }
        }
    }
}
