package io.darkrift.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.RateLimit;
import io.darkrift.connection.RateLimit.Action;
import io.darkrift.core.RateLimiter.Verdict;
import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final FakeLoop loop = new FakeLoop();
    private final AtomicInteger resumed = new AtomicInteger();

    private RateLimiter limiter(long messages, long bytes, Action action) {
        return new RateLimiter(loop, new RateLimit(messages, bytes, 2, action), resumed::incrementAndGet);
    }

    private void elapse(long millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    @Test
    void too_many_messages_pause_reading_until_they_are_paid_off() {
        RateLimiter limiter = limiter(10, 1_000_000, Action.SLOW_DOWN);
        for (int i = 0; i < 20; i++) {
            assertThat(limiter.spend(1)).isEqualTo(Verdict.ALLOWED);
        }
        assertThat(limiter.spend(1)).isEqualTo(Verdict.PAUSE);
        assertThat(limiter.isPaused()).isTrue();
        elapse(99);
        assertThat(resumed).hasValue(0);
        elapse(2);
        assertThat(resumed).hasValue(1);
        assertThat(limiter.isPaused()).isFalse();
    }

    @Test
    void too_many_bytes_do_too_and_one_large_message_is_not_refused_for_good() {
        RateLimiter limiter = limiter(1_000, 100, Action.SLOW_DOWN);
        assertThat(limiter.spend(500)).isEqualTo(Verdict.PAUSE);
        elapse(3_001);
        assertThat(resumed).hasValue(1);
        assertThat(limiter.spend(500)).isEqualTo(Verdict.PAUSE);
    }

    @Test
    void a_peer_that_is_struck_may_go_on() {
        RateLimiter limiter = limiter(1, 1_000, Action.STRIKE);
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.spend(1)).isEqualTo(i < 2 ? Verdict.ALLOWED : Verdict.STRIKE);
        }
        assertThat(limiter.detail()).contains("rateLimit");
        assertThat(limiter.isPaused()).isFalse();
        elapse(1_001);
        assertThat(limiter.spend(1)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void datagrams_take_from_the_same_budget_but_leave_no_debt() {
        RateLimiter limiter = limiter(1, 1_000, Action.SLOW_DOWN);
        assertThat(limiter.allows(10)).isTrue();
        assertThat(limiter.allows(10)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.allows(10)).isFalse();
        }
        elapse(1_001);
        assertThat(limiter.spend(10)).isEqualTo(Verdict.ALLOWED);
        assertThat(limiter.allows(3_000)).isFalse();
    }

    @Test
    void nothing_resumes_after_the_end() {
        RateLimiter limiter = limiter(1, 10, Action.SLOW_DOWN);
        limiter.spend(1_000);
        limiter.end();
        elapse(1_000_000);
        assertThat(resumed).hasValue(0);
    }
}
