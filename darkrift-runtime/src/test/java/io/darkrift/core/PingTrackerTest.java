package io.darkrift.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.message.SendMode;
import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PingTrackerTest {
    private static final int CODES = 65_536;

    private final FakeLoop loop = new FakeLoop();
    private final PingTracker pings = new PingTracker(loop, Duration.ofSeconds(10));

    private int begin() {
        return pings.begin(SendMode.RELIABLE, new CompletableFuture<>());
    }

    private boolean acknowledged(int code) {
        return pings.acknowledged(code, SendMode.RELIABLE);
    }

    @Test
    void the_time_until_the_acknowledgement_is_measured() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(SendMode.RELIABLE, ping);
        loop.advance(Duration.ofMillis(55));
        assertThat(acknowledged(code)).isTrue();
        assertThat(ping).isCompletedWithValue(Duration.ofMillis(55));
    }

    @Test
    void a_repeated_acknowledgement_is_known_for_the_last_ten_codes_and_measured_once() {
        int first = begin();
        loop.advance(Duration.ofMillis(5));
        for (int i = 0; i < 4; i++) {
            assertThat(acknowledged(first)).isTrue();
        }
        assertThat(pings.roundTripTime().samples()).isOne();
        for (int i = 0; i < 10; i++) {
            int code = begin();
            assertThat(acknowledged(code)).isTrue();
        }
        assertThat(acknowledged(first)).isFalse();
    }

    @Test
    void a_code_that_was_never_sent_is_not_an_acknowledgement() {
        int code = begin();
        assertThat(acknowledged((code + 1) % CODES)).isFalse();
        assertThat(pings.roundTripTime()).isNull();
    }

    @Test
    void an_acknowledgement_counts_only_over_the_channel_of_its_ping() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(SendMode.RELIABLE, ping);
        assertThat(pings.acknowledged(code, SendMode.UNRELIABLE)).isFalse();
        assertThat(ping).isNotDone();
        assertThat(acknowledged(code)).isTrue();
        assertThat(ping).isCompleted();
    }

    @Test
    void what_is_measured_while_somebody_guesses_codes_is_not_counted() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(SendMode.UNRELIABLE, ping);
        assertThat(pings.acknowledged((code + 1) % CODES, SendMode.UNRELIABLE)).isFalse();
        assertThat(pings.acknowledged(code, SendMode.UNRELIABLE)).isTrue();
        assertThat(ping).isCompleted();
        assertThat(pings.roundTripTime()).isNull();
    }

    @Test
    void a_ping_expires_and_a_late_acknowledgement_is_known() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(SendMode.RELIABLE, ping);
        loop.advance(Duration.ofSeconds(9));
        assertThat(ping).isNotDone();
        loop.advance(Duration.ofSeconds(1));
        assertThatThrownBy(ping::join).cause().isInstanceOf(PingTimeoutException.class);
        assertThat(acknowledged(code)).isTrue();
        assertThat(pings.roundTripTime()).isNull();
    }

    @Test
    void no_two_pings_that_wait_have_the_same_code() {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < CODES; i++) {
            int code = begin();
            assertThat(seen.get(code)).isFalse();
            seen.set(code);
            waiting.add(code);
        }
        assertThat(begin()).as("one too many").isEqualTo(-1);
        int freed = waiting.remove();
        assertThat(acknowledged(freed)).isTrue();
        assertThat(begin()).isEqualTo(freed);
    }

    @Test
    void codes_do_not_count_up() {
        int inRow = 0;
        int last = begin();
        for (int i = 0; i < 100; i++) {
            int code = begin();
            inRow += code == last + 1 ? 1 : 0;
            last = code;
        }
        assertThat(inRow).isLessThan(10);
    }

    @Test
    void the_last_ten_are_averaged() {
        for (int nanos = 1; nanos <= 12; nanos++) {
            int code = begin();
            loop.pass(Duration.ofNanos(nanos * 10L));
            acknowledged(code);
        }
        assertThat(pings.roundTripTime()).isNotNull();
        assertThat(pings.roundTripTime().latest()).isEqualTo(Duration.ofNanos(120));
        assertThat(pings.roundTripTime().smoothed()).isEqualTo(Duration.ofNanos(75));
        assertThat(pings.roundTripTime().samples()).isEqualTo(12);
    }

    @Test
    void a_ping_that_could_not_be_sent_is_forgotten() {
        int code = begin();
        pings.cancel(code);
        assertThat(acknowledged(code)).isFalse();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void the_end_of_the_connection_ends_what_waits() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        pings.begin(SendMode.RELIABLE, ping);
        pings.end(new ConnectionClosedException("over", null));
        assertThatThrownBy(ping::join).cause().hasMessage("over");
        assertThat(loop.waiting()).isZero();
    }
}
