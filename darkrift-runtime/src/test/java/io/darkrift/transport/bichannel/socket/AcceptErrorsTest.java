package io.darkrift.transport.bichannel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.testing.LogCapture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AcceptErrorsTest {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AcceptErrors errors = new AcceptErrors(open::get);
    private final EmbeddedChannel listener = new EmbeddedChannel(errors);

    private void runOutOfDescriptors() {
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    }

    private void pass(long millis) {
        listener.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        listener.runScheduledPendingTasks();
    }

    @Test
    void a_listener_without_descriptors_pauses_and_goes_on_by_itself() {
        runOutOfDescriptors();
        assertThat(listener.config().isAutoRead()).isFalse();
        pass(100);
        assertThat(listener.config().isAutoRead()).isFalse();
        pass(100);
        assertThat(listener.config().isAutoRead()).isTrue();
        runOutOfDescriptors();
        assertThat(listener.config().isAutoRead()).isFalse();
        pass(200);
        assertThat(listener.config().isAutoRead()).isTrue();
        assertThat(errors.count()).isEqualTo(2);
        listener.checkException();
    }

    @Test
    void a_listener_that_is_closed_does_not_go_on() {
        runOutOfDescriptors();
        open.set(false);
        pass(200);
        assertThat(listener.config().isAutoRead()).isFalse();
    }

    @Test
    void the_log_tells_once_what_to_do() {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 50; i++) {
                runOutOfDescriptors();
                pass(200);
            }
            assertThat(log.text())
                    .containsOnlyOnce("Too many open files")
                    .contains("ulimit -n", "maxConnectionsPerAddress");
        }
    }
}
