package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a client understands in each setting, and what it says about the others. */
@ExtendWith(Guard.class)
class ClientDialectsTest {
    private static final byte[] V1_TOKEN = Wire.hex("01 0102030405060708");
    private static final byte[] V0_TOKEN = Wire.hex("00 0102030405060708");
    private static final byte[] ODD_TOKEN = Wire.hex("9c 0102030405060708");
    private static final byte[] V1_ACKNOWLEDGEMENT = Wire.hex("0102030405060708 00000000");
    private static final byte[] V0_ACKNOWLEDGEMENT = {0};
    private static final byte[] EMPTY = {};

    private final RawServer server = new RawServer();

    private CompletableFuture<DarkriftClient> connect(Dialect dialect) {
        return DarkriftClient.builder()
                .transport(TransportKind.NIO)
                .dialect(dialect)
                .closeTimeout(Duration.ofMillis(100))
                .connectAsync("127.0.0.1", server.port());
    }

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of(Dialect.AUTO, V1_TOKEN, V1_ACKNOWLEDGEMENT),
                Arguments.of(Dialect.AUTO, V0_TOKEN, V0_ACKNOWLEDGEMENT),
                Arguments.of(Dialect.AUTO, V1_TOKEN, EMPTY),
                Arguments.of(Dialect.AUTO, V0_TOKEN, EMPTY),
                Arguments.of(Dialect.V1, V1_TOKEN, V1_ACKNOWLEDGEMENT),
                Arguments.of(Dialect.V0, V0_TOKEN, V0_ACKNOWLEDGEMENT),
                Arguments.of(Dialect.DARKRIFTPY, V1_TOKEN, EMPTY),
                Arguments.of(Dialect.DARKRIFTPY, V0_TOKEN, EMPTY),
                Arguments.of(Dialect.DARKRIFTPY, ODD_TOKEN, EMPTY));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void a_client_understands(Dialect dialect, byte[] token, byte[] acknowledgement) throws Exception {
        CompletableFuture<DarkriftClient> connecting = connect(dialect);
        server.welcome(token, acknowledgement);
        try (server;
                DarkriftClient client = connecting.get()) {
            assertThat(client.id()).isEqualTo(7);
            server.sendDatagram(Wire.message(0, 5));
            assertThat(client.receive().tag()).isEqualTo(5);
            client.send(Message.of(6));
            assertThat(server.readMessage()).isEqualTo(Wire.message(0, 6));
        }
    }

    static Stream<Arguments> refusedTokens() {
        return Stream.of(
                Arguments.of(Dialect.V1, V0_TOKEN, "version 0", "Dialect.V0"),
                Arguments.of(Dialect.V0, V1_TOKEN, "version 1", "Dialect.V1"),
                Arguments.of(Dialect.AUTO, ODD_TOKEN, "156 is not a version of DarkRift", "Dialect.DARKRIFTPY"),
                Arguments.of(Dialect.V1, ODD_TOKEN, "156 is not a version of DarkRift", "Dialect.DARKRIFTPY"),
                Arguments.of(Dialect.V0, ODD_TOKEN, "156 is not a version of DarkRift", "Dialect.DARKRIFTPY"));
    }

    @ParameterizedTest
    @MethodSource("refusedTokens")
    void a_client_says_what_the_server_spoke_and_what_accepts_it(
            Dialect dialect, byte[] token, String spoken, String remedy) {
        CompletableFuture<DarkriftClient> connecting = connect(dialect);
        try (server) {
            server.accept();
            server.send(token);
            assertThatThrownBy(connecting::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(HandshakeException.class)
                    .hasMessageContaining(spoken)
                    .hasMessageContaining(remedy)
                    .hasMessageContaining("this client uses " + dialect);
        }
    }

    static Stream<Arguments> refusedAcknowledgements() {
        return Stream.of(
                Arguments.of(Dialect.V1, V1_TOKEN, V0_ACKNOWLEDGEMENT, "V0"),
                Arguments.of(Dialect.V0, V0_TOKEN, V1_ACKNOWLEDGEMENT, "V1"),
                Arguments.of(Dialect.DARKRIFTPY, V1_TOKEN, V1_ACKNOWLEDGEMENT, "V1"),
                Arguments.of(Dialect.DARKRIFTPY, V0_TOKEN, V0_ACKNOWLEDGEMENT, "V0"));
    }

    @ParameterizedTest
    @MethodSource("refusedAcknowledgements")
    void a_client_says_what_acknowledged_it_and_what_accepts_it(
            Dialect dialect, byte[] token, byte[] acknowledgement, String spoken) {
        CompletableFuture<DarkriftClient> connecting = connect(dialect);
        try (server) {
            server.accept();
            server.send(token);
            server.receiveDatagram();
            server.sendDatagram(acknowledgement);
            assertThatThrownBy(connecting::get)
                    .cause()
                    .isInstanceOf(HandshakeException.class)
                    .hasMessageContaining("acknowledged over UDP as " + spoken)
                    .hasMessageContaining("dialect(Dialect." + spoken + ")")
                    .hasMessageContaining("this client uses " + dialect);
        }
    }

    @Test
    void an_empty_datagram_before_the_acknowledgement_opens_a_way_through_a_router_and_means_nothing()
            throws Exception {
        CompletableFuture<DarkriftClient> connecting = connect(Dialect.V1);
        try (server) {
            server.accept();
            server.send(V1_TOKEN);
            server.receiveDatagram();
            server.sendDatagram(EMPTY);
            server.sendDatagram(V1_ACKNOWLEDGEMENT);
            server.send(Wire.hex("00000005 80 0000 0007"));
            try (DarkriftClient client = connecting.get()) {
                assertThat(client.id()).isEqualTo(7);
            }
        }
    }

    @Test
    void an_empty_datagram_later_on_opens_a_way_through_a_router_and_means_nothing() throws Exception {
        CompletableFuture<DarkriftClient> connecting = connect(Dialect.V1);
        server.welcome(V1_TOKEN, V1_ACKNOWLEDGEMENT);
        try (server;
                DarkriftClient client = connecting.get()) {
            server.sendDatagram(EMPTY);
            server.sendDatagram(Wire.message(0, 5));
            assertThat(client.receive().tag()).isEqualTo(5);
            assertThat(client.statistics().malformed()).isZero();
        }
    }
}
