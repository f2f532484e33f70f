package io.darkrift.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Arguments are checked when they are given, and what can be several adds up. */
class ArgumentsTest extends VirtualTime {
    @Test
    void a_connection_refuses_null_at_once() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        Message message = Message.of(1);
        for (Connection connection : List.of(client, peer)) {
            List<Consumer<Connection>> calls = List.of(
                    each -> each.send(null),
                    each -> each.send(message, null),
                    each -> each.send(null, SendMode.RELIABLE),
                    each -> each.ping(null, SendMode.RELIABLE),
                    each -> each.ping(message, null),
                    each -> each.encode(null),
                    each -> each.encodedSize(null),
                    each -> each.whenWritable(null),
                    each -> each.on(null, (EventHandler<Object>) any -> {}),
                    each -> each.on(Numbered.class, null),
                    each -> each.onUnhandledMessage(null),
                    each -> each.closeAsync(null),
                    each -> each.close(null),
                    each -> blocking(() -> each.sendBlocking(null)),
                    each -> blocking(() -> each.sendBlocking(message, null)),
                    each -> blocking(() -> each.receive((Duration) null)),
                    each -> blocking(() -> each.receive((Class<?>) null)),
                    each -> blocking(() -> each.receive(Numbered.class, null)));
            for (int i = 0; i < calls.size(); i++) {
                Consumer<Connection> call = calls.get(i);
                assertThatNullPointerException().as("call " + i).isThrownBy(() -> call.accept(connection));
            }
        }
        for (Runnable call : List.<Runnable>of(
                () -> server.broadcast(null),
                () -> server.broadcast(message, null),
                () -> server.broadcast(message, SendMode.RELIABLE, null),
                () -> server.encode(null),
                () -> peer.kick(null),
                () -> peer.strike(null, 1))) {
            assertThatNullPointerException().isThrownBy(call::run);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> peer.strike("nothing", 0));
        settle();
        assertThat(peer.isOpen()).isTrue();
        assertThat(peer.statistics().reliableSent() + peer.statistics().unreliableSent())
                .isZero();
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static void blocking(Waiting call) {
        try {
            call.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void builders_refuse_null_at_once() {
        List<Consumer<DarkriftServerBuilder>> ofServer = List.of(
                each -> each.listen(null),
                each -> each.onConnect(null),
                each -> each.on(Numbered.class, null),
                each -> each.on(null, (client, any) -> {}),
                each -> each.handler(null),
                each -> each.handler(null, client -> client),
                each -> each.onUnhandledMessage(null),
                each -> each.onDisconnect(null),
                each -> each.onHandlerError(null),
                each -> each.onUnreadable(null),
                each -> each.onStrike(null),
                each -> each.serve(null, client -> {}),
                each -> each.serve(Runnable::run, null),
                each -> each.farewellWhenFull(null),
                each -> each.farewellWhenClosing(null),
                each -> each.handshakeTimeout(null),
                each -> each.strikeDecay(null),
                each -> each.trustedAddresses((String[]) null),
                each -> each.trustedAddresses((String) null),
                each -> each.registry(null),
                each -> each.dispatcher(null),
                each -> each.sendQueuePolicy(null),
                each -> each.rateLimit(null),
                each -> each.closeTimeout(null),
                each -> each.writeTimeout(null),
                each -> each.eventLoops(null),
                each -> each.transport(null));
        for (int i = 0; i < ofServer.size(); i++) {
            Consumer<DarkriftServerBuilder> call = ofServer.get(i);
            assertThatNullPointerException().as("call " + i).isThrownBy(() -> call.accept(server()));
        }
        List<Consumer<DarkriftClientBuilder>> ofClient = List.of(
                each -> each.on(Numbered.class, (EventHandler<Numbered>) null),
                each -> each.on(Numbered.class, (ConnectionHandler<DarkriftClient, Numbered>) null),
                each -> each.handler(null),
                each -> each.onUnhandledMessage(null),
                each -> each.onDisconnect(null),
                each -> each.onHandlerError(null),
                each -> each.onUnreadable(null),
                each -> each.connectTimeout(null),
                each -> each.dialect(null),
                each -> each.udpTokenRefreshInterval(null),
                each -> each.connectAsync(null),
                each -> each.connectAsync(null, 4296),
                each -> blocking(() -> each.connect(null)),
                each -> blocking(() -> each.connect(null, 4296)));
        for (int i = 0; i < ofClient.size(); i++) {
            Consumer<DarkriftClientBuilder> call = ofClient.get(i);
            assertThatNullPointerException().as("call " + i).isThrownBy(() -> call.accept(client()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> client().connectAsync("127.0.0.1", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> client().connectAsync("127.0.0.1", 65_536));
    }

    @Test
    void registries_add_up() {
        DarkriftServer server = start(DarkriftServer.builder()
                .listen(network.listener())
                .registry(TestMessages.registry())
                .registry(OneWayMessages.registry())
                .registry(TestMessages.registry()));
        assertThat(server.registry().contains(Numbered.class)).isTrue();
        assertThat(server.registry().contains(OneWayMessages.Ask.class)).isTrue();
        assertThat(server.registry()).hasSize(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().registry(MessageRegistry.of(new Clashing())))
                .withMessageContaining("tag 1 is used by");
    }

    /** Another record with the tag of Numbered. */
    private static final class Clashing implements io.darkrift.message.MessageSerializer<String> {
        @Override
        public int tag() {
            return 1;
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public void write(String value, io.darkrift.wire.DarkriftWriter out) {}

        @Override
        public String read(io.darkrift.wire.DarkriftReader in) {
            return "";
        }
    }

    @Test
    void a_second_handler_for_the_same_event_or_message_is_refused() {
        List<BiConsumer<DarkriftServerBuilder, DarkriftClientBuilder>> twice = List.of(
                (ofServer, ofClient) -> ofServer.onConnect(client -> {}),
                (ofServer, ofClient) -> ofServer.onDisconnect((client, info) -> {}),
                (ofServer, ofClient) -> ofServer.onUnhandledMessage((client, message) -> {}),
                (ofServer, ofClient) -> ofServer.onHandlerError((client, error) -> {}),
                (ofServer, ofClient) -> ofServer.onUnreadable((client, message) -> {}),
                (ofServer, ofClient) -> ofServer.onStrike((client, strike) -> 0),
                (ofServer, ofClient) -> ofServer.serve(Runnable::run, client -> {}),
                (ofServer, ofClient) -> ofClient.onDisconnect(info -> {}),
                (ofServer, ofClient) -> ofClient.onUnhandledMessage(message -> {}),
                (ofServer, ofClient) -> ofClient.onHandlerError(error -> {}),
                (ofServer, ofClient) -> ofClient.onUnreadable(message -> {}));
        for (BiConsumer<DarkriftServerBuilder, DarkriftClientBuilder> call : twice) {
            DarkriftServerBuilder ofServer = server();
            DarkriftClientBuilder ofClient = client();
            call.accept(ofServer, ofClient);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> call.accept(ofServer, ofClient))
                    .withMessageContaining("has two handlers");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().on(Numbered.class, (client, any) -> {})
                        .on(Numbered.class, (client, any) -> {})
                        .start())
                .withMessageContaining("has two handlers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().on(Numbered.class, any -> {})
                        .on(Numbered.class, any -> {})
                        .connectAsync(network.dialer()));
    }

    @Test
    void an_idle_timeout_that_pings_cannot_keep_is_refused_with_the_explanation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().pingInterval(Duration.ofSeconds(5))
                        .idleTimeout(Duration.ofSeconds(5))
                        .start())
                .withMessageContaining("idleTimeout is PT5S and pingInterval PT5S")
                .withMessageContaining("longer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().idleTimeout(Duration.ofSeconds(1))
                        .pingInterval(Duration.ofSeconds(5))
                        .connectAsync(network.dialer()));
    }

    @Test
    void durations_are_more_than_zero() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server().closeTimeout(wrong))
                    .withMessageContaining("closeTimeout is " + wrong);
            assertThatIllegalArgumentException().isThrownBy(() -> server().pingTimeout(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> server().writeTimeout(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> server().strikeDecay(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> client().connectTimeout(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> client().slowHandlerWarning(wrong));
        }
    }

    @Test
    void endless_durations_are_long_ones() throws Exception {
        for (Duration endless : List.of(
                Duration.ofSeconds(Long.MAX_VALUE), ChronoUnit.FOREVER.getDuration(), Duration.ofDays(365_000))) {
            DarkriftServer server = start(server().handshakeTimeout(endless)
                    .closeTimeout(endless)
                    .writeTimeout(endless)
                    .pingTimeout(endless)
                    .pingInterval(Duration.ofDays(30_000))
                    .idleTimeout(endless)
                    .strikeDecay(endless)
                    .slowHandlerWarning(endless)
                    .onUnhandledMessage((client, message) -> client.send(message)));
            DarkriftClient client = connect(client().connectTimeout(endless)
                    .closeTimeout(endless)
                    .pingTimeout(endless)
                    .idleTimeout(endless));
            assertThat(get(client.ping())).isGreaterThanOrEqualTo(Duration.ZERO);
            onlyClientOf(server).strike("as planned", 1);
            client.send(Message.of(1));
            // The acknowledgement of the ping, and the message.
            await(() -> client.statistics().reliableReceived() == 2);
            assertThat(client.receive(endless).tag()).isOne();
            get(client.closeAsync());
            get(server.closeAsync());
        }
    }

    @Test
    void connecting_on_event_loops_that_are_closed_fails() throws Exception {
        EventLoops closed = EventLoops.create(1);
        closed.close();
        assertThat(client().eventLoops(closed).connectAsync("127.0.0.1", 4296)).failsWithin(Duration.ofSeconds(10));
    }
}
