package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.VirtualTime;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Unreliable messages where they share the way of the reliable ones, and the peer reads slowly. */
class OneWayForAllTest extends VirtualTime {
    private static final int BUFFER = 4_096;
    private static final Message SNAPSHOT = Message.of(1, new byte[1_000]);
    private static final Message NEWEST = Message.of(2);
    private static final int SNAPSHOT_BYTES = 1_007;

    /** Holds what the client has received: it reads no more while a message waits. */
    private final DispatchQueue queue = Dispatcher.queue();

    private final List<Integer> tags = new CopyOnWriteArrayList<>();
    private DarkriftServer server;
    private RemoteClient peer;

    OneWayForAllTest() {
        super(MemoryNetwork.builder().unreliable(false).bufferBytes(BUFFER).inVirtualTime());
    }

    private DarkriftClientBuilder slowClient() {
        return client().dispatcher(queue)
                .receiveQueueCapacity(1)
                .onUnhandledMessage(message -> tags.add(message.tag()));
    }

    private void start() {
        server = start(server());
        CompletableFuture<DarkriftClient> connecting = slowClient().connectAsync(network.dialer());
        await(() -> {
            queue.drain();
            return connecting.isDone();
        });
        peer = onlyClientOf(server);
    }

    /** Sends snapshots, a tick apart, until one is dropped. Returns how many were accepted. */
    private int sendUntilDropped(int atMost) {
        for (int accepted = 0; accepted < atMost; accepted++) {
            SendResult result = peer.send(SNAPSHOT, SendMode.UNRELIABLE);
            if (result == SendResult.UNRELIABLE_DROPPED) {
                return accepted;
            }
            assertThat(result).isEqualTo(SendResult.ACCEPTED);
            settle();
        }
        throw new AssertionError(atMost + " snapshots wait behind a client that does not read");
    }

    private void drainUntil(CompletableFuture<?> future) {
        await(() -> {
            queue.drain();
            return future.isDone();
        });
    }

    @Test
    void snapshots_do_not_pile_up_behind_a_client_that_does_not_read() {
        start();
        int accepted = sendUntilDropped(100);
        assertThat(peer.statistics().pendingBytes()).isBetween(1L, (long) SNAPSHOT_BYTES);
        assertThat(peer.statistics().refused()).isOne();
        assertThat(server.broadcast(SNAPSHOT, SendMode.UNRELIABLE)).isZero();
        CompletableFuture<Duration> ping = peer.ping(SNAPSHOT, SendMode.UNRELIABLE);
        settle();
        assertThat(ping).isCompletedExceptionally();
        assertThat(peer.isOpen()).isTrue();
        assertThat(peer.send(Message.of(7))).as("reliable messages wait").isEqualTo(SendResult.ACCEPTED);

        CompletableFuture<Void> writable = peer.whenWritable(SendMode.UNRELIABLE);
        assertThat(peer.whenWritable()).isCompleted();
        assertThat(writable).isNotDone();
        drainUntil(writable);
        assertThat(peer.send(NEWEST, SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        await(() -> {
            queue.drain();
            return tags.contains(NEWEST.tag());
        });
        assertThat(tags).hasSize(accepted + 2).endsWith(7, NEWEST.tag());
    }

    @Test
    void what_is_sent_within_one_turn_is_accepted_where_the_peer_reads() {
        start();
        for (int i = 0; i < 100; i++) {
            assertThat(peer.send(SNAPSHOT, SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        }
        await(() -> {
            queue.drain();
            return tags.size() == 100;
        });
    }

    @Test
    void a_call_that_waits_for_room_waits_for_the_peer_to_read() throws Exception {
        start();
        int accepted = sendUntilDropped(100);
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread sender = new Thread(() -> {
            try {
                peer.sendBlocking(NEWEST, SendMode.UNRELIABLE);
                sent.complete(null);
            } catch (Throwable e) {
                sent.completeExceptionally(e);
            }
        });
        sender.start();
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        while (!sent.isDone()) {
            queue.drain();
            settle();
        }
        sent.get();
        await(() -> {
            queue.drain();
            return tags.size() == accepted + 1;
        });
    }

    @Test
    void snapshots_are_dropped_over_tcp_where_there_is_no_udp() {
        try (DarkriftServer overTcp = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1").tcpOnly())
                .highWaterMark(1 << 30)
                .start()) {
            CompletableFuture<DarkriftClient> connecting = slowClient()
                    .connectAsync(
                            BichannelDialer.to("127.0.0.1", overTcp.port()).udpFallback(true));
            drainSocketUntil(connecting::isDone);
            try (DarkriftClient slow = connecting.join()) {
                peer = overTcp.client(slow.id()).orElseThrow();
                assertThat(peer.traits().unreliable()).isFalse();
                for (int i = 0; i < 32_000 && peer.statistics().refused() == 0; i++) {
                    do {
                        peer.send(SNAPSHOT, SendMode.UNRELIABLE);
                    } while (peer.statistics().pendingBytes() > 0
                            && peer.statistics().refused() == 0);
                }
                assertThat(peer.statistics().refused()).isPositive();

                CompletableFuture<Void> writable = peer.whenWritable(SendMode.UNRELIABLE);
                drainSocketUntil(writable::isDone);
                assertThat(peer.send(NEWEST, SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
                drainSocketUntil(() -> tags.contains(NEWEST.tag()));
            }
        }
    }

    private void drainSocketUntil(BooleanSupplier condition) {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    queue.drain();
                    return condition.getAsBoolean();
                });
    }
}
