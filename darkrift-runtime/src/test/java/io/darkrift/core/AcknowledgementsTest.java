package io.darkrift.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.message.Message.Kind;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The peer decides how many pings there are, and must not decide how much this side sends. */
class AcknowledgementsTest extends VirtualTime {
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final DarkriftServer server = start(server().highWaterMark(1 << 24).writeTimeout(Duration.ofHours(1)));

    private void ping(DarkriftClient client, int count) {
        for (int i = 0; i < count; i++) {
            client.send(Message.of(1).asPing(i & 0xFFFF));
        }
        settle();
    }

    @Test
    void a_client_that_pings_as_fast_as_it_can_is_acknowledged_a_thousand_times_a_second() {
        DarkriftClient client = connect(client().acknowledgePings(false)
                .onUnhandledMessage(
                        message -> acknowledged.addAndGet(message.kind() == Kind.PING_ACKNOWLEDGEMENT ? 1 : 0)));
        ping(client, 5_000);
        assertThat(acknowledged).hasValueBetween(1_000, 1_010);
        assertThat(onlyClientOf(server).statistics().refused()).isBetween(3_990L, 4_000L);
        network.advance(Duration.ofSeconds(1));
        ping(client, 5_000);
        assertThat(acknowledged).hasValueBetween(2_000, 2_020);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void for_a_client_that_pings_and_does_not_read_only_a_little_waits() {
        DarkriftClient client = connect(client().acknowledgePings(false)
                .receiveQueueCapacity(1)
                .receiveQueueBytes(1)
                .highWaterMark(1 << 24)
                .dispatcher(Dispatcher.queue())
                .onUnhandledMessage(message -> {}));
        for (int second = 0; second < 120; second++) {
            ping(client, 1_000);
            network.advance(Duration.ofSeconds(1));
        }
        assertThat(onlyClientOf(server).statistics().pendingBytes()).isBetween(1L, 66_000L);
    }
}
