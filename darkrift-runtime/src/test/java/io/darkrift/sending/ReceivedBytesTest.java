package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client holds no more bytes than it may of what nobody receives. */
class ReceivedBytesTest extends VirtualTime {
    private static final int MIB = 1 << 20;
    private static final int COUNT = 30;

    private final Message large = Message.of(9, new byte[MIB - 3]);

    private void sendAll(RemoteClient peer) {
        for (int i = 0; i < COUNT; i++) {
            assertThat(peer.send(large).isAccepted()).isTrue();
        }
        network.advance(Duration.ofSeconds(5));
    }

    @Test
    void where_nobody_receives_the_client_stops_reading() {
        var server = start(server().highWaterMark((COUNT + 1) * MIB));
        DarkriftClient client = connect(client().receiveQueueBytes(2 * MIB));
        sendAll(onlyClientOf(server));
        assertThat(client.statistics().reliableReceived()).isEqualTo(2);
        for (int i = 0; i < COUNT; i++) {
            assertThat(get(client.receiveAsync())).isEqualTo(large);
        }
    }

    @Test
    void of_messages_that_nobody_handles_only_as_much_is_kept() {
        List<Numbered> handled = new ArrayList<>();
        var server = start(server().highWaterMark((COUNT + 1) * MIB));
        DarkriftClient client =
                connect(client().receiveQueueBytes(2 * MIB).on(Numbered.class, number -> handled.add(number)));
        RemoteClient peer = onlyClientOf(server);
        sendAll(peer);
        peer.send(new Numbered(0, 1));
        await(() -> handled.size() == 1);
        assertThat(client.statistics().unhandledDropped()).isEqualTo(COUNT - 2);
        List<CompletableFuture<Message>> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kept.add(client.receiveAsync());
        }
        settle();
        assertThat(kept).extracting(CompletableFuture::isDone).containsExactly(true, true, false);
    }
}
