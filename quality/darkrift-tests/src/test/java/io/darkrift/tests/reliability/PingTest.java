package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Guard.class)
class PingTest {
    private static final BichannelListener LISTENER = Listener.bichannel(0).host("127.0.0.1");

    private final Clock clock = new Clock();

    private static RemoteClient remote(DarkriftServer server, int id) {
        return Awaitility.await().until(() -> server.client(id).orElse(null), found -> found != null);
    }

    @ParameterizedTest
    @CsvSource({"true, RELIABLE", "true, UNRELIABLE", "false, RELIABLE", "false, UNRELIABLE"})
    void a_ping_is_acknowledged_by_the_library_each_way_over_each_channel(boolean fromClient, SendMode mode)
            throws Exception {
        try (DarkriftServer server = DarkriftServer.builder().listen(LISTENER).start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            Connection pinging = fromClient ? client : remote(server, client.id());
            assertThat(pinging.roundTripTime()).isEmpty();
            Duration time = pinging.ping(Message.of(0), mode).get(10, TimeUnit.SECONDS);
            assertThat(time).isPositive().isLessThan(Duration.ofSeconds(10));
            assertThat(pinging.roundTripTime()).hasValueSatisfying(rtt -> {
                assertThat(rtt.latest()).isEqualTo(time);
                assertThat(rtt.smoothed()).isEqualTo(time);
                assertThat(rtt.samples()).isOne();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_acknowledgement_by_hand_after_55_ms_is_measured_as_55_ms_by_the_server(SendMode mode) throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .nanoClock(clock)
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().acknowledgePings(false).connect("127.0.0.1", server.port())) {
            CompletableFuture<Duration> pinged =
                    remote(server, client.id()).ping(Message.of(101, new byte[] {1}), mode);
            Message ping = client.receive(Duration.ofSeconds(10));
            assertThat(ping.kind()).isEqualTo(Message.Kind.PING);
            assertThat(ping.sendMode()).isEqualTo(mode);
            clock.advanceMillis(55);
            client.send(Message.of(9).with(mode).asPingAcknowledgement(ping.pingCode()));
            assertThat(pinged.get(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(55));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_acknowledgement_by_hand_after_55_ms_is_measured_as_55_ms_by_the_client(SendMode mode) throws Exception {
        BlockingQueue<Message> pings = new LinkedBlockingQueue<>();
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .acknowledgePings(false)
                        .onUnhandledMessage((client, message) -> pings.add(message))
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().nanoClock(clock).connect("127.0.0.1", server.port())) {
            CompletableFuture<Duration> pinged = client.ping(Message.of(100), mode);
            Message ping = pings.poll(10, TimeUnit.SECONDS);
            assertThat(ping).isEqualTo(Message.of(100).asPing(ping.pingCode()).with(mode));
            clock.advanceMillis(55);
            remote(server, client.id()).send(ping.asPingAcknowledgement(ping.pingCode()));
            assertThat(pinged.get(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(55));
        }
    }

    @Test
    void a_delay_of_55_ms_is_measured_with_the_real_clock_too() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .acknowledgePings(false)
                        .onUnhandledMessage(
                                (client, ping) -> CompletableFuture.delayedExecutor(55, TimeUnit.MILLISECONDS)
                                        .execute(() -> client.send(ping.asPingAcknowledgement(ping.pingCode()))))
                        .start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            assertThat(client.ping().get(10, TimeUnit.SECONDS))
                    .isBetween(Duration.ofMillis(55), Duration.ofSeconds(10));
        }
    }

    @Test
    void a_ping_by_hand_of_each_side_is_acknowledged_by_hand_as_in_c_sharp() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .acknowledgePings(false)
                        .onUnhandledMessage((client, ping) -> client.send(ping.asPingAcknowledgement(ping.pingCode())))
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().acknowledgePings(false).connect("127.0.0.1", server.port())) {
            client.send(Message.of(3, new byte[] {4}).asPing(1234));
            assertThat(client.receive(Duration.ofSeconds(10)))
                    .isEqualTo(Message.of(3, new byte[] {4}).asPingAcknowledgement(1234));
        }
    }

    @Test
    void a_ping_by_hand_is_refused_where_the_library_acknowledges() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder().listen(LISTENER).start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            assertThatThrownBy(() -> client.send(Message.of(3).asPing(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("acknowledgePings(false)");
        }
    }

    @Test
    void the_last_ten_round_trips_are_averaged() {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .nanoClock(clock)
                        .start();
                RawClient client = RawClient.connect(server)) {
            RemoteClient remote = remote(server, client.id());
            for (int millis = 1; millis <= 15; millis++) {
                CompletableFuture<Duration> pinged = remote.ping();
                byte[] ping = client.readMessage();
                clock.advanceMillis(millis);
                client.send(Wire.frame(Wire.ping(Wire.ACKNOWLEDGEMENT, 5, Wire.code(ping))));
                assertThat(pinged.join()).isEqualTo(Duration.ofMillis(millis));
            }
            assertThat(remote.roundTripTime()).hasValueSatisfying(rtt -> {
                assertThat(rtt.latest()).isEqualTo(Duration.ofMillis(15));
                // (6 + ... + 15) / 10
                assertThat(rtt.smoothed()).isEqualTo(Duration.ofNanos(10_500_000));
                assertThat(rtt.samples()).isEqualTo(15);
            });
        }
    }

    @Test
    void an_unanswered_ping_expires_and_its_late_acknowledgements_are_no_strikes_but_one_of_nothing_is() {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .onUnhandledMessage(RemoteClient::send)
                        .pingTimeout(Duration.ofMillis(50))
                        .start();
                RawClient client = RawClient.connect(server)) {
            RemoteClient remote = remote(server, client.id());
            CompletableFuture<Duration> pinged = remote.ping();
            int code = Wire.code(client.readMessage());
            assertThatThrownBy(pinged::join)
                    .cause()
                    .isInstanceOf(PingTimeoutException.class)
                    .hasMessageContaining("PT0.05S");
            byte[] late = Wire.frame(Wire.ping(Wire.ACKNOWLEDGEMENT, 0, code));
            client.send(Wire.concat(late, Wire.frame(0, 1)));
            client.readMessage();
            assertThat(remote.strikes()).isZero();
            client.send(Wire.concat(late, late, Wire.frame(0, 1)));
            client.readMessage();
            assertThat(remote.strikes()).isZero();
            byte[] unasked = Wire.frame(Wire.ping(Wire.ACKNOWLEDGEMENT, 0, code + 1 & 0xFFFF));
            client.send(Wire.concat(unasked, Wire.frame(0, 1)));
            client.readMessage();
            assertThat(remote.strikes()).isOne();
            assertThat(remote.roundTripTime()).isEmpty();
        }
    }

    @Test
    void many_pings_at_once_have_codes_of_their_own_and_may_be_answered_in_any_order() {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .nanoClock(clock)
                        .start();
                RawClient client = RawClient.connect(server)) {
            RemoteClient remote = remote(server, client.id());
            int[] codes = new int[1_000];
            Set<Integer> different = new HashSet<>();
            CompletableFuture<?>[] pinged = new CompletableFuture<?>[codes.length];
            for (int i = 0; i < codes.length; i++) {
                pinged[i] = remote.ping(Message.of(i), SendMode.RELIABLE);
                byte[] ping = client.readMessage();
                codes[i] = Wire.code(ping);
                different.add(codes[i]);
            }
            assertThat(different).hasSize(codes.length);
            for (int i = codes.length - 1; i >= 0; i--) {
                clock.advanceMillis(1);
                client.send(Wire.frame(Wire.ping(Wire.ACKNOWLEDGEMENT, 0, codes[i])));
                assertThat(pinged[i].join()).isEqualTo(Duration.ofMillis(codes.length - i));
            }
        }
    }

    @Test
    void a_ping_with_a_payload_reaches_the_handler_of_the_peer_and_is_acknowledged() throws Exception {
        BlockingQueue<Message> got = new LinkedBlockingQueue<>();
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .onUnhandledMessage((client, message) -> got.add(message))
                        .start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            client.ping(Message.of(77, new byte[] {1, 2}), SendMode.RELIABLE).get(10, TimeUnit.SECONDS);
            assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo(Message.of(77, new byte[] {1, 2}));
        }
    }

    @Test
    void a_ping_fails_when_the_connection_ends_and_after_it_has() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .acknowledgePings(false)
                        .onUnhandledMessage((client, ping) -> client.closeAsync())
                        .start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            CompletableFuture<Duration> pinged = client.ping();
            assertThatThrownBy(() -> pinged.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class);
            client.closed().get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> client.ping().get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class);
        }
    }

    /** A ping without a tag of its own has tag 0, which a message may have as well. */
    @Test
    void an_empty_ping_earns_no_strike_where_a_message_has_its_tag() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .registry(MessageRegistry.of(new NumberSerializer()))
                        .on(Number.class, (client, number) -> client.send(number))
                        .start();
                DarkriftClient client = DarkriftClient.builder()
                        .registry(MessageRegistry.of(new NumberSerializer()))
                        .connect("127.0.0.1", server.port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.ping().get(10, TimeUnit.SECONDS)).isPositive();
            }

            client.send(new Number(7));
            assertThat(client.receive(Number.class, Duration.ofSeconds(10)).value())
                    .isEqualTo(7);
            assertThat(remote(server, client.id()).strikes()).isZero();
        }
    }

    /** A message with tag 0. */
    record Number(int value) {}

    private static final class NumberSerializer implements MessageSerializer<Number> {
        @Override
        public int tag() {
            return 0;
        }

        @Override
        public Class<Number> type() {
            return Number.class;
        }

        @Override
        public void write(Number value, DarkriftWriter out) {
            out.writeInt32(value.value());
        }

        @Override
        public Number read(DarkriftReader in) {
            return new Number(in.readInt32());
        }
    }
}
