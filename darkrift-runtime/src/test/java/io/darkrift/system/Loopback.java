package io.darkrift.system;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.Connection;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages;
import io.netty.channel.epoll.Epoll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** What tests over loopback sockets share. Whatever they open is closed afterwards. */
abstract class Loopback {
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /** Skips a test where the native transport does not load. */
    static void assumeEpoll() {
        assumeThat(Epoll.isAvailable())
                .as(() -> "epoll does not load here: " + Epoll.unavailabilityCause())
                .isTrue();
    }

    /** Remembers to close something. */
    <T extends AutoCloseable> T closing(T something) {
        opened.push(something);
        return something;
    }

    static DarkriftServerBuilder server() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(TestMessages.registry())
                .transport(TransportKind.NIO);
    }

    static DarkriftClientBuilder client() {
        return DarkriftClient.builder().registry(TestMessages.registry()).transport(TransportKind.NIO);
    }

    DarkriftServer start(DarkriftServerBuilder builder) {
        return closing(builder.start());
    }

    /** A server that sends back whatever comes. */
    DarkriftServer startEcho() {
        return start(server().onUnhandledMessage((client, message) -> client.send(message)));
    }

    DarkriftClient connect(DarkriftClientBuilder builder, DarkriftServer server) throws InterruptedException {
        return closing(builder.connect("127.0.0.1", server.port()));
    }

    DarkriftClient connect(DarkriftServer server) throws InterruptedException {
        return connect(client(), server);
    }

    /** The only client of a server. */
    static RemoteClient onlyClientOf(DarkriftServer server) {
        await(() -> server.clientCount() == 1);
        return server.clients().iterator().next();
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).until(condition);
    }

    /** Receives the tags of so many messages. */
    static int[] tags(Connection connection, int count) throws InterruptedException {
        int[] tags = new int[count];
        for (int i = 0; i < count; i++) {
            tags[i] = connection.receive(LIMIT).tag();
        }
        return tags;
    }

    /** Messages with these tags. */
    static List<Message> messages(int... tags) {
        return java.util.Arrays.stream(tags).mapToObj(Message::of).toList();
    }
}
