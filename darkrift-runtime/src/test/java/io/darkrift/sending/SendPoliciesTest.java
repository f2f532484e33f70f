package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.ManualExecutor;
import io.darkrift.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a message that finds no room, or no connection. */
class SendPoliciesTest extends VirtualTime {
    private static final Message LARGE = Message.of(1, new byte[600]);

    private DarkriftServer startWith(SendQueuePolicy policy) {
        return start(server().highWaterMark(1_000).sendQueuePolicy(policy));
    }

    /** Fills the send queue, of which nothing leaves while the clock stands. */
    private static void fill(RemoteClient peer) {
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
    }

    @Test
    void a_servers_default_disconnects_the_consumer() {
        DarkriftServer server = start(server().highWaterMark(1_000));
        connect();
        RemoteClient peer = onlyClientOf(server);
        fill(peer);
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.FULL);
        assertThat(peer.isOpen()).isFalse();
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.CLOSED);
        assertThat(get(peer.closed()).reason()).isEqualTo(Reason.SLOW_CONSUMER);
        assertThat(peer.statistics().refused()).isEqualTo(2);
    }

    @Test
    void return_full_says_so_and_the_connection_goes_on() {
        DarkriftServer server = startWith(SendQueuePolicy.RETURN_FULL);
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        fill(peer);
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.FULL);
        assertThat(peer.isOpen()).isTrue();
        CompletableFuture<Void> writable = peer.whenWritable();
        assertThat(writable).isNotDone();
        get(writable);
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
        await(() -> client.statistics().reliableReceived() == 3);
        assertThat(peer.statistics().refused()).isOne();
    }

    @Test
    void a_clients_default_returns_full() {
        start(server());
        DarkriftClient client = connect(client().highWaterMark(1_000));
        assertThat(client.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.send(LARGE)).isEqualTo(SendResult.FULL);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void block_waits_for_room_on_other_threads() throws Exception {
        DarkriftServer server = startWith(SendQueuePolicy.BLOCK);
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        fill(peer);
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        Thread sender = new Thread(() -> result.complete(peer.send(LARGE)));
        sender.start();
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(result).isNotDone();
        while (!result.isDone()) {
            settle();
        }
        assertThat(result.join()).isEqualTo(SendResult.ACCEPTED);
        await(() -> client.statistics().reliableReceived() == 3);
    }

    @Test
    void block_ends_with_the_connection_and_with_an_interrupt() throws Exception {
        DarkriftServer server = startWith(SendQueuePolicy.BLOCK);
        connect();
        RemoteClient peer = onlyClientOf(server);
        fill(peer);
        List<SendResult> results = new ArrayList<>();
        Thread interrupted = new Thread(() -> {
            Thread.currentThread().interrupt();
            results.add(peer.send(LARGE));
            results.add(Thread.currentThread().isInterrupted() ? SendResult.FULL : SendResult.ACCEPTED);
        });
        interrupted.start();
        interrupted.join();
        assertThat(results).containsExactly(SendResult.FULL, SendResult.FULL);
        Thread sender = new Thread(() -> results.add(peer.send(LARGE)));
        sender.start();
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        peer.abort();
        while (sender.isAlive()) {
            settle();
        }
        assertThat(results).last().isEqualTo(SendResult.CLOSED);
    }

    @Test
    void block_returns_full_on_an_event_loop() {
        List<SendResult> results = new ArrayList<>();
        start(server().highWaterMark(1_000)
                .sendQueuePolicy(SendQueuePolicy.BLOCK)
                .onUnhandledMessage((client, message) -> {
                    for (int i = 0; i < 3; i++) {
                        results.add(client.send(LARGE));
                    }
                }));
        connect().send(Message.of(9));
        await(() -> results.size() == 3);
        assertThat(results).containsExactly(SendResult.ACCEPTED, SendResult.ACCEPTED, SendResult.FULL);
    }

    @ParameterizedTest
    @EnumSource
    void an_unreliable_message_without_room_is_dropped_under_every_policy(SendQueuePolicy policy) {
        DarkriftServer server = startWith(policy);
        connect();
        RemoteClient peer = onlyClientOf(server);
        assertThat(peer.send(LARGE, SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(peer.send(LARGE, SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(peer.send(LARGE, SendMode.UNRELIABLE)).isEqualTo(SendResult.UNRELIABLE_DROPPED);
        assertThat(server.broadcast(LARGE, SendMode.UNRELIABLE)).isZero();
        assertThat(peer.isOpen()).isTrue();
        assertThat(peer.send(LARGE)).as("the other channel").isEqualTo(SendResult.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_accepted_after_the_end(SendQueuePolicy policy) throws Exception {
        DarkriftServer server = startWith(policy);
        connect();
        RemoteClient peer = onlyClientOf(server);
        peer.closeAsync();
        for (SendMode mode : SendMode.values()) {
            assertThat(peer.send(LARGE, mode)).as("at once").isEqualTo(SendResult.CLOSED);
        }
        get(peer.closed());
        for (SendMode mode : SendMode.values()) {
            assertThat(peer.send(LARGE, mode)).isEqualTo(SendResult.CLOSED);
        }
        assertThatThrownBy(() -> peer.sendBlocking(LARGE)).isInstanceOf(ConnectionClosedException.class);
        assertThat(peer.whenWritable()).isCompletedExceptionally();
        assertThat(peer.ping()).isCompletedExceptionally();
    }

    @Test
    void a_broadcast_disconnects_the_consumer_that_has_no_room_and_reaches_the_others() {
        DarkriftServer server = start(server().highWaterMark(1_000));
        DarkriftClient slow = connect();
        DarkriftClient other = connect();
        RemoteClient peer = server.client(slow.id()).orElseThrow();
        fill(peer);
        assertThat(server.broadcast(LARGE)).isOne();
        assertThat(get(peer.closed()).reason()).isEqualTo(Reason.SLOW_CONSUMER);
        await(() -> other.statistics().reliableReceived() == 1);
    }

    @Test
    void a_client_that_is_held_back_by_its_own_onConnect_is_not_a_slow_consumer() {
        ManualExecutor executor = new ManualExecutor();
        DarkriftServer server = start(server().highWaterMark(1_000).dispatcher(Dispatcher.executor(executor)));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        RemoteClient peer = onlyClientOf(server);
        settle();
        assertThat(server.broadcast(LARGE)).isOne();
        assertThat(server.broadcast(LARGE)).isOne();
        assertThat(server.broadcast(LARGE)).isZero();
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.FULL);
        assertThat(peer.isOpen()).isTrue();
        await(() -> {
            executor.run();
            return connecting.isDone();
        });
        DarkriftClient client = connecting.join();
        await(() -> client.statistics().reliableReceived() == 2);
        assertThat(peer.send(LARGE)).isEqualTo(SendResult.ACCEPTED);
    }
}
