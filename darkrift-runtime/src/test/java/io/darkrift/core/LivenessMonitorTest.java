package io.darkrift.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LivenessMonitorTest {
    private final FakeLoop loop = new FakeLoop(-5);
    private final List<String> done = new ArrayList<>();
    private boolean paused;

    private LivenessMonitor begin(@Nullable Duration pingInterval, @Nullable Duration idleTimeout) {
        LivenessMonitor monitor = new LivenessMonitor(loop, pingInterval, idleTimeout, new LivenessMonitor.Actions() {
            @Override
            public boolean isPaused() {
                return paused;
            }

            @Override
            public void ping() {
                done.add("ping");
            }

            @Override
            public void idle(Duration timeout) {
                done.add("idle for " + timeout);
            }
        });
        monitor.begin();
        return monitor;
    }

    private void elapse(long millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    @Test
    void silence_is_reported_once_within_a_quarter_more_than_the_timeout() {
        begin(null, Duration.ofMillis(400));
        elapse(399);
        assertThat(done).isEmpty();
        elapse(101);
        assertThat(done).containsExactly("idle for PT0.4S");
        elapse(2_000);
        assertThat(done).hasSize(1);
    }

    @Test
    void whatever_arrives_puts_it_off() {
        LivenessMonitor monitor = begin(null, Duration.ofMillis(400));
        for (int i = 0; i < 20; i++) {
            elapse(300);
            monitor.heard();
        }
        assertThat(done).isEmpty();
        elapse(600);
        assertThat(done).hasSize(1);
    }

    @Test
    void a_peer_that_is_not_read_is_not_idle() {
        begin(null, Duration.ofMillis(400));
        paused = true;
        elapse(5_000);
        assertThat(done).isEmpty();
        paused = false;
        elapse(600);
        assertThat(done).hasSize(1);
    }

    @Test
    void pings_leave_at_their_interval_until_the_end() {
        LivenessMonitor monitor = begin(Duration.ofMillis(100), null);
        elapse(1_000);
        assertThat(done).hasSize(10).containsOnly("ping");
        monitor.end();
        elapse(1_000);
        assertThat(done).hasSize(10);
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void pings_and_silence_are_watched_by_one_timer() {
        begin(Duration.ofMillis(100), Duration.ofMillis(400));
        assertThat(loop.waiting()).isOne();
        elapse(400);
        assertThat(done).containsExactly("ping", "ping", "ping", "idle for PT0.4S");
    }
}
