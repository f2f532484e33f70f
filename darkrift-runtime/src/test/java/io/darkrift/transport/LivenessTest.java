package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicLong clock = new AtomicLong(-5);
    private final List<String> done = new ArrayList<>();
    private boolean deaf;

    private Liveness begin(@Nullable Duration pingInterval, @Nullable Duration limit) {
        channel.freezeTime();
        Liveness liveness = new Liveness(channel.eventLoop(), clock::get, pingInterval, limit, new Liveness.Actions() {
            @Override
            public boolean isDeaf() {
                return deaf;
            }

            @Override
            public void ping() {
                done.add("ping");
            }

            @Override
            public void silent(Duration silence) {
                done.add("silent for " + silence);
            }
        });
        liveness.begin();
        return liveness;
    }

    private void elapse(long millis) {
        for (long i = 0; i < millis; i++) {
            clock.addAndGet(1_000_000);
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void silence_is_noticed_once_within_a_quarter_more_than_the_limit() {
        begin(null, Duration.ofMillis(400));
        elapse(399);
        assertThat(done).isEmpty();
        elapse(101);
        assertThat(done).containsExactly("silent for PT0.4S");
        elapse(2_000);
        assertThat(done).hasSize(1);
    }

    @Test
    void whatever_comes_puts_it_off() {
        Liveness liveness = begin(null, Duration.ofMillis(400));
        for (int i = 0; i < 20; i++) {
            elapse(300);
            liveness.heard();
        }
        assertThat(done).isEmpty();
        elapse(600);
        assertThat(done).hasSize(1);
    }

    @Test
    void who_is_not_listened_to_is_not_silent() {
        begin(null, Duration.ofMillis(400));
        deaf = true;
        elapse(5_000);
        assertThat(done).isEmpty();
        deaf = false;
        elapse(600);
        assertThat(done).hasSize(1);
    }

    @Test
    void pings_go_out_at_their_interval_until_the_end() {
        Liveness liveness = begin(Duration.ofMillis(100), null);
        elapse(1_000);
        assertThat(done).hasSize(10).containsOnly("ping");
        liveness.end();
        elapse(1_000);
        assertThat(done).hasSize(10);
    }

    @Test
    void without_limits_there_is_no_timer() {
        begin(null, null);
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }
}
