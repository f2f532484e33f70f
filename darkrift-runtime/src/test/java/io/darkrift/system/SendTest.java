package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.RawServer;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SendTest extends Loopback {
    @Test
    void records_and_raw_messages_go_over_the_channel_that_was_asked_for() throws Exception {
        DarkriftClient client = connect(startEcho());
        assertThat(client.send(new Numbered(1, 2))).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.RELIABLE);
        assertThat(client.send(new Numbered(1, 2), SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(client.send(Message.of(5).with(SendMode.UNRELIABLE))).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(client.send(Message.of(5).with(SendMode.UNRELIABLE), SendMode.RELIABLE))
                .isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.RELIABLE);
        client.sendBlocking(Message.of(5).with(SendMode.UNRELIABLE));
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(client.statistics().reliableSent()).isEqualTo(2);
        assertThat(client.statistics().unreliableSent()).isEqualTo(3);
        assertThat(client.statistics().reliableReceived()).isEqualTo(2);
        assertThat(client.statistics().unreliableReceived()).isEqualTo(3);
    }

    @Test
    void arrays_may_be_changed_as_soon_as_they_are_sent() throws Exception {
        DarkriftClient client = connect(startEcho());
        byte[] bytes = new byte[100];
        for (int i = 0; i < 50; i++) {
            Arrays.fill(bytes, (byte) i);
            client.send(new Bytes(bytes));
            Arrays.fill(bytes, (byte) -1);
        }
        for (int i = 0; i < 50; i++) {
            byte[] expected = new byte[100];
            Arrays.fill(expected, (byte) i);
            assertThat(client.receive(Bytes.class, LIMIT).bytes()).isEqualTo(expected);
        }
    }

    @Test
    void what_cannot_be_sent_is_refused_and_harms_nothing() throws Exception {
        DarkriftClient client = connect(startEcho());
        assertThatThrownBy(() -> client.send("text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.send(new Broken(new IllegalArgumentException("no"))))
                .hasMessageContaining("no");
        assertThatThrownBy(() -> client.send(new Broken(new AssertionError("no"))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> client.send(new Bytes(new byte[65_532])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the limit is 65534");
        assertThatThrownBy(() -> client.send(new Bytes(new byte[1_198]), SendMode.UNRELIABLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the limit is 1200");
        assertThat(client.send(new Bytes(new byte[65_531]))).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).size()).isEqualTo(65_531);
        assertThat(client.send(new Bytes(new byte[1_197]), SendMode.UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.receive(LIMIT).size()).isEqualTo(1_197);
    }

    @Test
    void each_channel_tells_for_itself_when_it_takes_messages_again() throws Exception {
        DarkriftServer server = startEcho();
        CompletableFuture<Void> writable = new CompletableFuture<>();
        CompletableFuture<Boolean> tcpWritable = new CompletableFuture<>();
        DarkriftClient client = connect(client().highWaterMark(10_000), server);
        client.onUnhandledMessage(message -> {
            if (message.tag() == 1) {
                // On the event loop nothing leaves until this has returned.
                Message small = Message.of(2, new byte[100]).with(SendMode.UNRELIABLE);
                while (client.send(small).isAccepted()) {
                    Thread.onSpinWait();
                }
                tcpWritable.complete(client.whenWritable().isDone());
                CompletableFuture<Void> future = client.whenWritable(SendMode.UNRELIABLE);
                assertThat(future).isNotDone();
                future.thenRun(() -> writable.complete(null));
            }
        });
        client.send(Message.of(1));
        assertThat(get(tcpWritable)).isTrue();
        get(writable);
        assertThat(client.send(Message.of(3).with(SendMode.UNRELIABLE))).isEqualTo(SendResult.ACCEPTED);
    }

    @Test
    void a_peer_that_does_not_read_fills_the_high_water_mark() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().highWaterMark(50_000).connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.shakeHands();
        DarkriftClient client = closing(get(connecting));
        Message large = Message.of(1, new byte[20_000]);
        int taken = 0;
        while (client.send(large).isAccepted() || !isFull(client, large)) {
            taken++;
        }
        assertThat(client.statistics().refused()).isPositive();
        CompletableFuture<Void> writable = client.whenWritable();
        assertThat(writable).isNotDone();

        CountDownLatch sent = new CountDownLatch(1);
        AtomicReference<Throwable> interrupted = new AtomicReference<>();
        Thread sender = new Thread(() -> {
            try {
                client.sendBlocking(large);
                sent.countDown();
            } catch (InterruptedException | RuntimeException e) {
                interrupted.set(e);
            }
        });
        sender.start();
        await(() -> sender.getState() == Thread.State.WAITING);

        long takenByThen = client.statistics().reliableSent();
        Thread impatient = new Thread(() -> {
            try {
                client.sendBlocking(large);
            } catch (InterruptedException e) {
                interrupted.set(e);
            }
        });
        impatient.start();
        await(() -> impatient.getState() == Thread.State.WAITING);
        impatient.interrupt();
        impatient.join();
        assertThat(interrupted.get()).isInstanceOf(InterruptedException.class);

        server.receive((int) takenByThen * 20_007);
        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        get(writable);
        server.receive(20_007);
        // What the impatient thread wanted to send was not sent.
        assertThat(client.statistics().reliableSent()).isEqualTo(takenByThen + 1);
        assertThat(client.send(Message.of(3))).isEqualTo(SendResult.ACCEPTED);
        assertThat(server.receive(7)).containsExactly(0, 0, 0, 3, 0, 0, 3);
        server.closeTcp();
        assertThat(taken).isPositive();
    }

    /** A first refusal may come before the socket has had its turn. */
    private static boolean isFull(DarkriftClient client, Message message) throws Exception {
        try {
            client.whenWritable().get(200, TimeUnit.MILLISECONDS);
            return false;
        } catch (java.util.concurrent.TimeoutException e) {
            return client.send(message) == SendResult.FULL;
        }
    }

    @Test
    void who_waits_to_send_learns_that_the_connection_has_ended() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().highWaterMark(50_000).connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.shakeHands();
        DarkriftClient client = closing(get(connecting));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread sender = new Thread(() -> {
            try {
                while (true) {
                    client.sendBlocking(Message.of(1, new byte[20_000]));
                }
            } catch (InterruptedException | RuntimeException e) {
                failure.complete(e);
            }
        });
        sender.start();
        await(() -> sender.getState() == Thread.State.WAITING);
        server.reset();
        assertThat(get(failure)).isInstanceOf(ConnectionClosedException.class);
        assertThat(client.send(Message.of(1))).isEqualTo(SendResult.CLOSED);
        assertThat(client.whenWritable()).isCompletedExceptionally();
        assertThatThrownBy(() -> client.sendBlocking(Message.of(1))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void each_of_many_threads_keeps_its_order() throws Exception {
        int threads = 6;
        int count = 3_000;
        ConcurrentLinkedQueue<Numbered> received = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(server().on(Numbered.class, (from, numbered) -> received.add(numbered)));
        DarkriftClient client = connect(server);
        // One of the threads is the event loop itself.
        client.receiveAsync().thenRun(() -> {
            for (int i = 0; i < count; i++) {
                assertThat(client.send(new Numbered(0, i))).isEqualTo(SendResult.ACCEPTED);
            }
        });
        onlyClientOf(server).send(Message.of(1));
        for (int sender = 1; sender <= threads; sender++) {
            int number = sender;
            new Thread(() -> {
                        try {
                            for (int i = 0; i < count; i++) {
                                client.sendBlocking(new Numbered(number, i));
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
        }
        await(() -> received.size() == (threads + 1) * count);
        Map<Integer, Integer> next = new HashMap<>();
        for (Numbered numbered : received) {
            assertThat(numbered.number()).isEqualTo(next.merge(numbered.sender(), 1, Integer::sum) - 1);
        }
    }
}
