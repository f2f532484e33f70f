package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that stop reading. */
@ExtendWith(Guard.class)
class SlowConsumerTest {
    private static final int MESSAGE_BYTES = 10_000;
    private static final int HIGH_WATER_MARK = 200_000;

    /** What the buffers of the operating system may take on loopback. */
    private static final long SOCKET_BYTES = 16L << 20;

    private static final Message MESSAGE = Message.of(3, new byte[MESSAGE_BYTES - 7]);

    private static DarkriftServerBuilder returningFull(DarkriftServerBuilder settings) {
        return settings.highWaterMark(HIGH_WATER_MARK).sendQueuePolicy(SendQueuePolicy.RETURN_FULL);
    }

    /** Sends until no more is taken, for good. Returns how much was. */
    private static long fill(Stage stage, RemoteClient remote) {
        long taken = 0;
        for (int refused = 0; refused < 20 && remote.isOpen(); ) {
            if (remote.send(MESSAGE).isAccepted()) {
                taken += MESSAGE_BYTES;
                refused = 0;
            } else {
                refused++;
                stage.play();
            }
        }
        return taken;
    }

    @Test
    void what_waits_for_a_stalled_client_is_bounded_and_others_play_on() {
        try (Stage stage = new Stage(SlowConsumerTest::returningFull);
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            long taken = fill(stage, remote);
            assertThat(taken).isBetween((long) HIGH_WATER_MARK, HIGH_WATER_MARK + SOCKET_BYTES);
            for (int i = 0; i < 1_000; i++) {
                assertThat(stage.server().broadcast(Message.of(Stage.WITNESS_TAG)))
                        .isOne();
                assertThat(remote.send(MESSAGE)).isEqualTo(SendResult.FULL);
            }
            assertThat(remote.statistics().refused()).isGreaterThan(2_000);
            assertThat(stage.isConnected(client.id())).isTrue();
            CompletableFuture<Void> writable = remote.whenWritable();
            assertThat(writable).isNotDone();
            // It wakes up, and finds all that was taken, in order.
            for (long read = 0; read < taken; read += MESSAGE_BYTES) {
                assertThat(client.readMessage()).hasSize(MESSAGE_BYTES - 4);
            }
            writable.join();
            assertThat(remote.send(Message.of(4))).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 4));
        }
    }

    @Test
    void datagrams_go_on_to_a_client_whose_tcp_is_stalled() {
        try (Stage stage = new Stage(SlowConsumerTest::returningFull);
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            fill(stage, remote);
            assertThat(remote.send(Message.of(5), SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, 5));
        }
    }

    @Test
    void a_slow_consumer_is_disconnected_unless_another_policy_is_set() {
        try (Stage stage = new Stage(settings -> settings.highWaterMark(HIGH_WATER_MARK));
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            fill(stage, remote);
            DisconnectInfo disconnect = stage.disconnect(client.id());
            assertThat(disconnect.reason()).isEqualTo(DisconnectInfo.Reason.SLOW_CONSUMER);
            assertThat(disconnect.detail()).contains("reads too slowly", "highWaterMark");
            Awaitility.await().until(() -> !stage.isConnected(client.id()));
            stage.othersAreGone();
        }
    }

    @Test
    void a_client_that_pings_and_never_reads_makes_nothing_grow() {
        try (Stage stage = new Stage(SlowConsumerTest::returningFull);
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            byte[] ping = Wire.frame(Wire.ping(Wire.PING, 0, 1));
            byte[][] many = new byte[10_000][];
            java.util.Arrays.fill(many, ping);
            byte[] pings = Wire.concat(many);
            while (remote.statistics().refused() == 0) {
                client.send(pings);
            }
            stage.play();
            assertThat(remote.isOpen()).isTrue();
        }
    }
}
