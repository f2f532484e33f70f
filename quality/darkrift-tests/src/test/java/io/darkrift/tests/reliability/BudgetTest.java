package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.RateLimit;
import io.darkrift.server.RemoteClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that send more than they may. */
@ExtendWith(Guard.class)
class BudgetTest {
    private static byte[] numbered(int number) {
        return Wire.message(0, 1, ByteBuffer.allocate(4).putInt(number).array());
    }

    @Test
    void a_client_that_sends_too_many_messages_is_slowed_down_and_loses_nothing() {
        RateLimit budget = new RateLimit(400, 1 << 20, 1, RateLimit.Action.SLOW_DOWN);
        try (Stage stage = new Stage(settings -> settings.rateLimit(budget));
                RawClient client = RawClient.connect(stage.server())) {
            long start = System.nanoTime();
            for (int i = 0; i < 800; i++) {
                client.send(Wire.frame(numbered(i)));
            }
            for (int i = 0; i < 800; i++) {
                assertThat(client.readMessage()).isEqualTo(numbered(i));
            }
            // 400 were saved up; the rest takes a second.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(60));
            assertThat(stage.remote(client.id()).strikes()).isZero();
        }
    }

    @Test
    void a_client_that_sends_too_many_bytes_is_slowed_down_and_loses_nothing() {
        RateLimit budget = new RateLimit(1_000_000, 100_000, 1, RateLimit.Action.SLOW_DOWN);
        try (Stage stage = new Stage(settings -> settings.rateLimit(budget));
                RawClient client = RawClient.connect(stage.server())) {
            long start = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                byte[] message = Wire.message(0, i, new byte[50_000]);
                client.send(Wire.frame(message));
                assertThat(client.readMessage()).isEqualTo(message);
            }
            client.send(Wire.frame(0, 9));
            client.readMessage();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void datagrams_over_the_budget_are_dropped_and_counted() {
        RateLimit budget = new RateLimit(10, 1 << 20, 1, RateLimit.Action.SLOW_DOWN);
        Clock clock = new Clock();
        try (Stage stage = new Stage(settings -> settings.rateLimit(budget).nanoClock(clock));
                RawClient client = RawClient.connect(stage.server())) {
            for (int i = 0; i < 25; i++) {
                client.sendDatagram(numbered(i));
            }
            RemoteClient remote = stage.remote(client.id());
            Awaitility.await().until(() -> remote.statistics().unreliableDropped() == 15);
            for (int i = 0; i < 10; i++) {
                assertThat(client.receiveDatagram()).isEqualTo(numbered(i));
            }
            clock.advanceMillis(1_000);
            client.sendDatagram(numbered(26));
            assertThat(client.receiveDatagram()).isEqualTo(numbered(26));
            clock.advanceMillis(10_000);
        }
    }
}
