package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.RateLimit;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.Strike;
import io.darkrift.tests.model.Flags;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Guard.class)
class StrikesTest {
    private final List<Strike> strikes = new CopyOnWriteArrayList<>();

    private DarkriftServerBuilder forgiving(DarkriftServerBuilder settings) {
        return settings.registry(MessageRegistry.load())
                .on(Flags.class, (client, flags) -> {})
                .onStrike((client, strike) -> {
                    strikes.add(strike);
                    return 0;
                });
    }

    static Stream<Arguments> misdeeds() {
        return Stream.of(
                Arguments.of("a length of 0", Wire.length(0), StrikeReason.INVALID_MESSAGE_LENGTH, 5),
                Arguments.of("a length of 1", Wire.hex("00000001 00"), StrikeReason.INVALID_MESSAGE_LENGTH, 5),
                Arguments.of("a length of 2", Wire.hex("00000002 0000"), StrikeReason.INVALID_MESSAGE_LENGTH, 5),
                Arguments.of("no ping code", Wire.frame(0x40, 1), StrikeReason.INVALID_MESSAGE_LENGTH, 5),
                Arguments.of("half a ping code", Wire.frame(0x60, 1, (byte) 1), StrikeReason.INVALID_MESSAGE_LENGTH, 5),
                Arguments.of("Configure", Wire.frame(0x80, 0, new byte[2]), StrikeReason.INVALID_COMMAND, 5),
                Arguments.of("Identify", Wire.frame(0x80, 1), StrikeReason.INVALID_COMMAND, 5),
                Arguments.of("no token", Wire.frame(0x80, 2, new byte[9]), StrikeReason.INVALID_COMMAND, 5),
                Arguments.of("flags 0x01", Wire.frame(0x01, 1), StrikeReason.INVALID_FLAGS, 5),
                Arguments.of("flags 0x20", Wire.frame(0x20, 1), StrikeReason.INVALID_FLAGS, 5),
                Arguments.of("flags 0x50", Wire.frame(0x50, 1, new byte[2]), StrikeReason.INVALID_FLAGS, 5),
                Arguments.of("unasked", Wire.frame(Wire.ping(0x60, 1, 9)), StrikeReason.UNIDENTIFIED_PING, 1),
                Arguments.of(
                        "65,535 bytes",
                        Wire.concat(Wire.length(65_535), new byte[65_535]),
                        StrikeReason.OVERSIZED_MESSAGE,
                        10),
                Arguments.of(
                        "1,000,000 bytes",
                        Wire.concat(Wire.length(1_000_000), new byte[1_000_000]),
                        StrikeReason.OVERSIZED_MESSAGE,
                        10),
                Arguments.of("half a record", Wire.frame(0, 108, (byte) 1), StrikeReason.UNREADABLE_MESSAGE, 1),
                Arguments.of("a server's message", Wire.frame(0, 202), StrikeReason.WRONG_DIRECTION, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    void what_is_forgiven_is_skipped_and_the_connection_goes_on(
            String what, byte[] bytes, StrikeReason reason, int weight) {
        try (Stage stage = new Stage(this::forgiving);
                RawClient client = RawClient.connect(stage.server())) {
            client.send(Wire.concat(bytes, Wire.frame(0, 1, (byte) 2)));
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1, (byte) 2));
            assertThat(strikes).singleElement().satisfies(strike -> {
                assertThat(strike.reason()).isEqualTo(reason);
                assertThat(strike.weight()).isEqualTo(weight).isEqualTo(reason.weight());
                assertThat(strike.detail()).isNotBlank();
            });
            assertThat(stage.remote(client.id()).strikes()).isZero();
            assertThat(stage.remote(client.id()).statistics().malformed()).isOne();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    void what_is_not_forgiven_counts_by_its_weight(String what, byte[] bytes, StrikeReason reason, int weight) {
        try (Stage stage = new Stage(
                        settings -> settings.registry(MessageRegistry.load()).on(Flags.class, (client, flags) -> {}));
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            boolean sent = client.trySend(bytes);
            if (weight >= 3) {
                assertThat(client.isClosedByPeer()).isTrue();
                assertThat(stage.disconnect(client.id())).satisfies(disconnect -> {
                    assertThat(disconnect.reason()).isEqualTo(DisconnectInfo.Reason.STRUCK_OUT);
                    assertThat(disconnect.detail()).startsWith("strikes weigh " + weight + " of 3 (maxStrikes): ");
                });
            } else {
                assertThat(sent).isTrue();
                client.send(Wire.frame(0, 1));
                assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1));
                assertThat(remote.strikes()).isEqualTo(weight);
            }
        }
    }

    @Test
    void after_a_negative_length_a_client_cannot_go_on_even_if_it_is_forgiven() {
        try (Stage stage = new Stage(this::forgiving);
                RawClient client = RawClient.connect(stage.server())) {
            client.send(Wire.length(-1));
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.disconnect(client.id()).detail()).contains("a length of -1");
            assertThat(strikes).extracting(Strike::reason).containsExactly(StrikeReason.INVALID_MESSAGE_LENGTH);
        }
    }

    @Test
    void weights_are_a_matter_of_the_handler_and_the_maximum_is_a_setting() {
        try (Stage stage = new Stage(settings -> settings.maxStrikes(9).onStrike((client, strike) -> {
                    strikes.add(strike);
                    return 4;
                }));
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            for (int weight = 4; weight <= 8; weight += 4) {
                client.send(Wire.concat(Wire.frame(1, 1), Wire.frame(0, 1)));
                client.readMessage();
                assertThat(remote.strikes()).isEqualTo(weight);
            }
            client.send(Wire.frame(1, 1));
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.disconnect(client.id()).detail()).startsWith("strikes weigh 12 of 9");
            assertThat(strikes).hasSize(3);
        }
    }

    @Test
    void a_handler_of_strikes_that_throws_forgives_nothing() {
        try (Stage stage = new Stage(settings -> settings.onStrike((client, strike) -> {
                    throw new IllegalStateException("on purpose");
                }));
                RawClient client = RawClient.connect(stage.server())) {
            client.send(Wire.frame(1, 1));
            assertThat(client.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void the_application_strikes_for_its_own_reasons() {
        try (Stage stage = new Stage(settings -> settings.onStrike((client, strike) -> {
                    strikes.add(strike);
                    return strike.weight();
                }));
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            remote.strike("walks through walls", 2);
            Awaitility.await().until(() -> remote.strikes() == 2);
            assertThat(strikes).containsExactly(new Strike(StrikeReason.REQUESTED, 2, "walks through walls"));
            assertThatThrownBy(() -> remote.strike("nothing", 0)).isInstanceOf(IllegalArgumentException.class);
            remote.strike("walks through walls", 1);
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.disconnect(client.id()).detail())
                    .isEqualTo("strikes weigh 3 of 3 (maxStrikes): walks through walls");
        }
    }

    @Test
    void a_client_that_is_struck_out_while_it_is_greeted_is_gone_once() {
        try (Stage stage = new Stage(settings -> settings.onConnect(client -> {
                    if (client.id() > 0) {
                        client.strike("unwelcome", 3);
                    }
                }));
                RawClient client = RawClient.open(stage.server())) {
            client.sendDatagram(client.readToken());
            assertThat(client.isClosedByPeer()).isTrue();
            stage.othersAreGone();
            assertThat(stage.timesGone(1)).isOne();
        }
    }

    @Test
    void over_its_budget_a_client_is_struck_for_each_message() {
        RateLimit budget = new RateLimit(1, 1_000_000, 5, RateLimit.Action.STRIKE);
        Clock clock = new Clock();
        try (Stage stage = new Stage(
                        settings -> settings.rateLimit(budget).nanoClock(clock).maxStrikes(10));
                RawClient client = RawClient.connect(stage.server())) {
            clock.advanceMillis(60_000);
            for (int i = 0; i < 8; i++) {
                client.send(Wire.frame(0, i));
                client.readMessage();
            }
            assertThat(stage.remote(client.id()).strikes()).isEqualTo(3);
            clock.advanceMillis(60_000);
        }
    }

    @Test
    void what_comes_over_udp_is_never_struck_only_counted() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            byte[][] bad = {
                {0},
                {0, 0},
                Wire.message(0x40, 1),
                Wire.message(0x60, 1, (byte) 1),
                Wire.message(0x80, 0, new byte[2]),
                Wire.message(0x80, 2, client.token()),
                Wire.message(0x01, 1),
                Wire.ping(0x60, 1, 9),
            };
            for (byte[] datagram : bad) {
                client.sendDatagram(datagram);
            }
            client.sendDatagram(Wire.message(0, 1));
            assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, 1));
            RemoteClient remote = stage.remote(client.id());
            assertThat(remote.strikes()).isZero();
            assertThat(remote.statistics().malformed()).isEqualTo(bad.length);
        }
    }
}
