package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.PingTimeoutException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingsTest {
    private static final int CODES = 65_536;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicLong clock = new AtomicLong();
    private final Pings pings = new Pings(channel.eventLoop(), clock::get, Duration.ofSeconds(10));

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void elapse(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void the_time_until_the_acknowledgement_is_measured() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(ping);
        clock.addAndGet(55_000_000);
        assertThat(pings.acknowledged(code)).isTrue();
        assertThat(ping).isCompletedWithValue(Duration.ofMillis(55));
        assertThat(pings.acknowledged(code)).as("again").isFalse();
    }

    @Test
    void a_code_that_was_never_sent_is_no_acknowledgement() {
        int code = pings.begin(new CompletableFuture<>());
        assertThat(pings.acknowledged((code + 1) % CODES)).isFalse();
        assertThat(pings.roundTripTime()).isNull();
    }

    @Test
    void a_ping_expires_and_a_late_acknowledgement_is_known_once() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        int code = pings.begin(ping);
        elapse(9);
        assertThat(ping).isNotDone();
        elapse(1);
        assertThatThrownBy(ping::join).cause().isInstanceOf(PingTimeoutException.class);
        assertThat(pings.acknowledged(code)).isTrue();
        assertThat(pings.acknowledged(code)).isFalse();
        assertThat(pings.roundTripTime()).isNull();
    }

    @Test
    void no_code_comes_again_before_all_others_have_and_none_that_waits() {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < CODES; i++) {
            int code = pings.begin(new CompletableFuture<>());
            assertThat(seen.get(code)).isFalse();
            seen.set(code);
            waiting.add(code);
        }
        assertThat(pings.begin(new CompletableFuture<>())).as("one too many").isEqualTo(-1);
        int freed = waiting.remove();
        assertThat(pings.acknowledged(freed)).isTrue();
        assertThat(pings.begin(new CompletableFuture<>())).isEqualTo(freed);
    }

    @Test
    void the_last_ten_are_averaged() {
        for (int nanos = 1; nanos <= 12; nanos++) {
            int code = pings.begin(new CompletableFuture<>());
            clock.addAndGet(nanos * 10L);
            pings.acknowledged(code);
        }
        assertThat(pings.roundTripTime()).isNotNull();
        assertThat(pings.roundTripTime().latest()).isEqualTo(Duration.ofNanos(120));
        assertThat(pings.roundTripTime().smoothed()).isEqualTo(Duration.ofNanos(75));
        assertThat(pings.roundTripTime().samples()).isEqualTo(12);
    }

    @Test
    void a_ping_that_could_not_be_sent_is_forgotten() {
        int code = pings.begin(new CompletableFuture<>());
        pings.cancel(code);
        assertThat(pings.acknowledged(code)).isFalse();
    }

    @Test
    void the_end_of_the_connection_ends_what_waits() {
        CompletableFuture<Duration> ping = new CompletableFuture<>();
        pings.begin(ping);
        pings.end(new ConnectionClosedException("over", null));
        assertThatThrownBy(ping::join).cause().hasMessage("over");
        elapse(60);
    }
}
