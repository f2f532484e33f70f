package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.RateLimit;
import io.darkrift.connection.RateLimit.Action;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger resumed = new AtomicInteger();
    private final List<String> overspent = new ArrayList<>();

    private Spending spending(long messages, long bytes, Action action) {
        channel.freezeTime();
        return new Spending(
                channel.eventLoop(),
                new RateLimit(messages, bytes, 2, action),
                clock::get,
                resumed::incrementAndGet,
                overspent::add);
    }

    private void elapse(long millis) {
        clock.addAndGet(millis * 1_000_000);
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void too_many_messages_pause_the_reading_until_they_are_paid_off() {
        Spending spending = spending(10, 1_000_000, Action.SLOW_DOWN);
        for (int i = 0; i < 20; i++) {
            assertThat(spending.spend(1)).isTrue();
        }
        assertThat(spending.spend(1)).isFalse();
        assertThat(spending.isPaused()).isTrue();
        elapse(99);
        assertThat(resumed).hasValue(0);
        elapse(2);
        assertThat(resumed).hasValue(1);
        assertThat(spending.isPaused()).isFalse();
        assertThat(overspent).isEmpty();
    }

    @Test
    void too_many_bytes_do_too_and_one_large_message_is_not_refused_for_ever() {
        Spending spending = spending(1_000, 100, Action.SLOW_DOWN);
        assertThat(spending.spend(500)).isFalse();
        elapse(3_001);
        assertThat(resumed).hasValue(1);
        assertThat(spending.spend(500)).isFalse();
    }

    @Test
    void whom_it_strikes_it_lets_go_on() {
        Spending spending = spending(1, 1_000, Action.STRIKE);
        for (int i = 0; i < 5; i++) {
            assertThat(spending.spend(1)).isTrue();
        }
        assertThat(overspent).hasSize(3).first().asString().contains("rateLimit");
        elapse(1_001);
        assertThat(spending.spend(1)).isTrue();
        assertThat(overspent).hasSize(3);
    }

    @Test
    void datagrams_take_from_the_same_budget_but_leave_no_debt() {
        Spending spending = spending(1, 1_000, Action.SLOW_DOWN);
        assertThat(spending.allows(10)).isTrue();
        assertThat(spending.allows(10)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(spending.allows(10)).isFalse();
        }
        elapse(1_001);
        assertThat(spending.spend(10)).isTrue();
        assertThat(spending.allows(3_000)).isFalse();
    }

    @Test
    void nothing_resumes_after_the_end() {
        Spending spending = spending(1, 10, Action.SLOW_DOWN);
        spending.spend(1_000);
        spending.end();
        elapse(1_000_000);
        assertThat(resumed).hasValue(0);
    }
}
