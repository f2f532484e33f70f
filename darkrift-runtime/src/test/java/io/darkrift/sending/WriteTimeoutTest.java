package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.RawServer;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A peer that accepts nothing does not hold a connection for ever. */
class WriteTimeoutTest extends VirtualTime {
    private static final Message LARGE = Message.of(1, new byte[60_000]);

    private final DispatchQueue queue = Dispatcher.queue();

    private DarkriftClient fill() {
        DarkriftServer server =
                start(server().dispatcher(queue).receiveQueueCapacity(1).onUnhandledMessage((client, message) -> {}));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        await(() -> {
            queue.drain();
            return connecting.isDone();
        });
        DarkriftClient client = connecting.join();
        while (client.send(LARGE) == SendResult.ACCEPTED) {
            settle();
        }
        assertThat(server.clientCount()).isOne();
        return client;
    }

    @Test
    void a_peer_that_does_not_read_ends_the_connection() {
        DarkriftClient client = fill();
        network.advance(Duration.ofSeconds(29));
        assertThat(client.isOpen()).isTrue();
        network.advance(Duration.ofSeconds(2));
        assertThat(client.closed()).isCompleted();
        assertThat(client.closed().join().reason()).isEqualTo(Reason.WRITE_TIMEOUT);
        assertThat(client.closed().join().detail()).contains("writeTimeout");
    }

    @Test
    void a_peer_that_reads_slowly_does_not() {
        DarkriftClient client = fill();
        for (int i = 0; i < 10; i++) {
            network.advance(Duration.ofSeconds(20));
            queue.drain();
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void a_call_that_waits_for_a_server_which_never_reads_ends() throws Exception {
        try (RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting = client().writeTimeout(Duration.ofMillis(300))
                    .connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
            server.shakeHands();
            DarkriftClient client = connecting.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> {
                        // More than all buffers hold.
                        for (int i = 0; i < 1_000; i++) {
                            client.sendBlocking(LARGE);
                        }
                    })
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("writeTimeout");
            assertThat(client.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.WRITE_TIMEOUT);
        }
    }
}
