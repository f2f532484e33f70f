package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of connections that never finish the handshake. */
@ExtendWith(Guard.class)
@EnabledOnOs(OS.LINUX)
class CrowdTest {
    private static final int CROWD = 5_000;

    private final List<SocketChannel> crowd = new ArrayList<>();

    /** Both ends are in this process. */
    @BeforeEach
    void needsDescriptors() {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                && unix.getMaxFileDescriptorCount() > 2 * CROWD + 1_000);
    }

    @AfterEach
    void disperse() throws IOException {
        for (SocketChannel channel : crowd) {
            channel.close();
        }
    }

    /** Opens connections, each sixteenth from another address, and leaves them alone; those that play go on. */
    private void gather(Stage stage, List<DarkriftClient> players) throws Exception {
        InetSocketAddress server =
                new InetSocketAddress("127.0.0.1", stage.server().port());
        for (int i = 0; i < CROWD; i++) {
            SocketChannel channel = SocketChannel.open();
            crowd.add(channel);
            int address = i / 16;
            channel.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, 1, (byte) (address >> 8), (byte) address}), 0));
            channel.connect(server);
            if (i % 100 == 0) {
                stage.play();
                play(players, i);
            }
        }
    }

    private static void play(List<DarkriftClient> players, int tag) throws InterruptedException {
        for (DarkriftClient player : players) {
            player.send(Message.of(tag));
        }
        for (DarkriftClient player : players) {
            assertThat(player.receive(Duration.ofSeconds(10)).tag()).isEqualTo(tag);
        }
    }

    @Test
    void five_thousand_connections_in_the_handshake_disturb_nobody_who_plays_or_comes() throws Exception {
        List<DarkriftClient> players = new ArrayList<>();
        try (Stage stage = new Stage(
                settings -> settings.maxPendingHandshakes(CROWD + 16).handshakeTimeout(Duration.ofSeconds(60)))) {
            for (int i = 0; i < 10; i++) {
                players.add(stage.connect());
            }
            gather(stage, players);
            Awaitility.await().until(() -> stage.server().statistics().pendingHandshakes() == CROWD);
            for (int i = 0; i < 10; i++) {
                players.add(stage.connect());
            }
            play(players, 7);
            disperse();
            players.forEach(DarkriftClient::close);
            stage.othersAreGone();
            assertThat(stage.server().statistics().handshakesFailed()).isEqualTo(CROWD);
        }
    }

    @Test
    void beyond_the_limit_they_are_turned_away_and_those_who_play_go_on() throws Exception {
        List<DarkriftClient> players = new ArrayList<>();
        try (Stage stage = new Stage(settings -> settings.handshakeTimeout(Duration.ofSeconds(60)))) {
            for (int i = 0; i < 10; i++) {
                players.add(stage.connect());
            }
            gather(stage, players);
            Awaitility.await().until(() -> stage.server().statistics().refused() == CROWD - 1_024);
            assertThat(stage.server().statistics().pendingHandshakes()).isEqualTo(1_024);
            play(players, 7);
            disperse();
            Awaitility.await().until(() -> stage.server().statistics().pendingHandshakes() == 0);
            stage.connect().close();
            players.forEach(DarkriftClient::close);
            stage.othersAreGone();
        }
    }
}
