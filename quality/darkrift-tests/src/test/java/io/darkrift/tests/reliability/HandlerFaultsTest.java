package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers of the application that do what they should not, on the event loop and on an executor. */
@ExtendWith(Guard.class)
class HandlerFaultsTest {
    private static final int TROUBLE = 666;

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @AfterEach
    void shutDown() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private Dispatcher dispatcher(boolean onEventLoop) {
        return onEventLoop ? Dispatcher.eventLoop() : Dispatcher.executor(executor);
    }

    /** Sends messages back, but makes trouble for one. */
    private static ConnectionHandler<RemoteClient, Message> echoOr(BiConsumer<RemoteClient, Message> trouble) {
        return (client, message) -> {
            if (message.tag() == TROUBLE) {
                trouble.accept(client, message);
            } else {
                client.send(message);
            }
        };
    }

    private DarkriftServer server(boolean onEventLoop, BiConsumer<RemoteClient, Message> trouble) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .dispatcher(dispatcher(onEventLoop))
                .closeTimeout(Duration.ofMillis(500))
                .onUnhandledMessage(echoOr(trouble))
                .start();
    }

    private static void plays(RawClient client, int tag) {
        client.send(Wire.frame(0, tag));
        assertThat(client.readMessage()).isEqualTo(Wire.message(0, tag));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handler_that_throws_harms_nobody_not_even_its_client(boolean onEventLoop) {
        Throwable[] failures = {new IllegalStateException("on purpose"), new AssertionError("on purpose")};
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = server(onEventLoop, (client, message) -> {
                    throw HandlerFaultsTest.<RuntimeException>sneak(failures[message.size() % 2]);
                });
                RawClient client = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            client.send(Wire.frame(0, TROUBLE));
            client.send(Wire.frame(0, TROUBLE, (byte) 1));
            plays(client, 1);
            plays(other, 1);
            // One handler fills no log.
            assertThat(log.lines("The handler of raw message")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handler_that_overflows_the_stack_or_memory_ends_its_own_connection_alone(boolean onEventLoop) {
        try (DarkriftServer server = server(onEventLoop, (client, message) -> {
                    throw new StackOverflowError("on purpose");
                });
                RawClient client = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            client.send(Wire.frame(0, TROUBLE));
            assertThat(client.isClosedByPeer()).isTrue();
            plays(other, 1);
            Awaitility.await().until(() -> server.clientCount() == 1);
        }
    }

    @SuppressWarnings("unchecked") // throws what the compiler would not let pass
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void a_handler_that_blocks_holds_up_its_own_client_alone_and_memory_stays_bounded() {
        CountDownLatch released = new CountDownLatch(1);
        try (DarkriftServer server = server(false, (client, message) -> awaitQuietly(released));
                RawClient client = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            RemoteClient remote = server.client(client.id()).orElseThrow();
            client.send(Wire.frame(0, TROUBLE));
            for (int i = 0; i < 1_000; i++) {
                client.send(Wire.frame(0, 1_000 + i));
            }
            for (int i = 0; i < 100; i++) {
                plays(other, i);
            }
            // The queue holds 100; the rest waits with the sender.
            assertThat(remote.statistics().reliableReceived()).isBetween(100L, 105L);
            released.countDown();
            for (int i = 0; i < 1_000; i++) {
                assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1_000 + i));
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @SuppressWarnings("try") // That it is closed before the end is what is tested.
    @ValueSource(booleans = {true, false})
    void a_handler_may_close_its_client(boolean onEventLoop) {
        try (DarkriftServer server = server(onEventLoop, (client, message) -> client.close());
                RawClient client = RawClient.connect(server);
                RawClient other = RawClient.connect(server)) {
            client.send(Wire.concat(Wire.frame(0, 1), Wire.frame(0, TROUBLE), Wire.frame(0, 2)));
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1));
            assertThat(client.isClosedByPeer()).isTrue();
            client.close();
            plays(other, 3);
            Awaitility.await().until(() -> server.clientCount() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handler_may_close_its_server(boolean onEventLoop) throws Exception {
        AtomicReference<DarkriftServer> closing = new AtomicReference<>();
        DarkriftServer server =
                server(onEventLoop, (client, message) -> closing.get().close());
        closing.set(server);
        try (DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port());
                DarkriftClient other = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            client.send(Message.of(TROUBLE));
            assertThat(client.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            assertThat(other.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
        }
        server.close();
        assertThat(server.clientCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handler_may_send_a_thousand_messages(boolean onEventLoop) {
        try (DarkriftServer server = server(onEventLoop, (client, message) -> {
                    for (int i = 0; i < 1_000; i++) {
                        client.send(Message.of(i));
                    }
                });
                RawClient client = RawClient.connect(server)) {
            client.send(Wire.frame(0, TROUBLE));
            for (int i = 0; i < 1_000; i++) {
                assertThat(client.readMessage()).isEqualTo(Wire.message(0, i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handlers_of_new_and_gone_clients_may_throw(boolean onEventLoop) {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .dispatcher(dispatcher(onEventLoop))
                        .onConnect(client -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .onDisconnect((client, disconnect) -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .onUnhandledMessage(RemoteClient::send)
                        .start()) {
            try (RawClient client = RawClient.connect(server)) {
                plays(client, 1);
            }
            Awaitility.await().until(() -> log.lines("on purpose").size() == 2);
            try (RawClient client = RawClient.connect(server)) {
                plays(client, 1);
            }
        }
    }

    @Test
    void a_handler_in_a_client_that_throws_harms_nobody() throws Exception {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = server(true, (client, message) -> {});
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            CountDownLatch second = new CountDownLatch(1);
            client.onUnhandledMessage(message -> {
                if (message.tag() == 1) {
                    throw new IllegalStateException("on purpose");
                }
                second.countDown();
            });
            client.send(Message.of(1));
            client.send(Message.of(2));
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.lines("The handler of raw message")).hasSize(1);
        }
    }
}
