package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.ReceiveTimeoutException;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveTest extends Loopback {
    private DarkriftClient client;
    private RemoteClient peer;

    @BeforeEach
    void connect() throws Exception {
        var server = start(server());
        client = connect(client().receiveQueueCapacity(10), server);
        peer = onlyClientOf(server);
    }

    @Test
    void messages_are_received_in_the_order_in_which_they_were_sent() throws Exception {
        messages(3, 1, 2).forEach(peer::send);
        assertThat(tags(client, 3)).containsExactly(3, 1, 2);
    }

    @Test
    void a_message_knows_its_channel() throws Exception {
        peer.send(Message.of(1));
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.RELIABLE);
        peer.send(Message.of(1), SendMode.UNRELIABLE);
        assertThat(client.receive(LIMIT).sendMode()).isEqualTo(SendMode.UNRELIABLE);
    }

    @Test
    void waiting_for_a_message_ends_when_it_comes() throws Exception {
        CompletableFuture<Message> received = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                received.complete(client.receive());
            } catch (InterruptedException | RuntimeException e) {
                received.completeExceptionally(e);
            }
        });
        thread.start();
        peer.send(Message.of(8));
        assertThat(get(received).tag()).isEqualTo(8);
    }

    @Test
    void waiting_for_a_message_has_a_limit() {
        assertThatThrownBy(() -> client.receive(Duration.ofMillis(20))).isInstanceOf(ReceiveTimeoutException.class);
        assertThatThrownBy(() -> client.receive(Numbered.class, Duration.ofMillis(20)))
                .isInstanceOf(ReceiveTimeoutException.class);
    }

    @Test
    void a_message_that_comes_after_the_limit_goes_to_the_next_who_waits() throws Exception {
        assertThatThrownBy(() -> client.receive(Duration.ZERO)).isInstanceOf(ReceiveTimeoutException.class);
        peer.send(Message.of(8));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(8);
    }

    @Test
    void a_record_is_received_by_its_type_while_others_wait() throws Exception {
        peer.send(Message.of(99));
        peer.send(new Bytes(new byte[] {4}));
        peer.send(new Numbered(5, 6));
        assertThat(client.receive(Numbered.class, LIMIT)).isEqualTo(new Numbered(5, 6));
        assertThat(client.receive(Bytes.class).bytes()).containsExactly(4);
        assertThat(client.receive(LIMIT).tag()).isEqualTo(99);
    }

    @Test
    void a_record_that_cannot_be_read_is_reported_to_who_receives_it() {
        peer.send(Message.of(1, new byte[3]));
        assertThatThrownBy(() -> client.receive(Numbered.class, LIMIT)).isInstanceOf(WireException.class);
    }

    @Test
    void a_type_that_is_not_in_the_registry_is_refused() {
        assertThatThrownBy(() -> client.receive(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waiting_for_a_type_fails_where_too_many_others_wait() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        client.receive(Numbered.class);
                    } catch (InterruptedException | RuntimeException e) {
                        failure.complete(e);
                    }
                })
                .start();
        for (int i = 0; i < 11; i++) {
            peer.send(Message.of(50 + i));
        }
        peer.send(new Numbered(1, 2));
        assertThat(get(failure)).isInstanceOf(IllegalStateException.class).hasMessageContaining("receiveQueueCapacity");
        assertThatThrownBy(() -> client.receive(Numbered.class)).isInstanceOf(IllegalStateException.class);
        assertThat(tags(client, 2)).containsExactly(50, 51);
        assertThat(client.receive(Numbered.class, LIMIT)).isEqualTo(new Numbered(1, 2));
    }

    @Test
    void futures_are_served_in_their_order() throws Exception {
        List<CompletableFuture<Message>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            futures.add(client.receiveAsync());
        }
        futures.get(1).cancel(false);
        futures.get(2).completeExceptionally(new IllegalStateException());
        messages(10, 11, 12, 13).forEach(peer::send);
        assertThat(get(futures.get(0)).tag()).isEqualTo(10);
        assertThat(get(futures.get(3)).tag()).isEqualTo(11);
        assertThat(get(futures.get(4)).tag()).isEqualTo(12);
        assertThat(client.receive(LIMIT).tag()).isEqualTo(13);
    }

    @Test
    void futures_may_ask_for_the_next_message_on_the_event_loop() throws Exception {
        CompletableFuture<List<Integer>> all = new CompletableFuture<>();
        receiveAll(new ArrayList<>(), 500, all);
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            peer.sendBlocking(Message.of(i));
            sent.add(i);
        }
        assertThat(get(all)).isEqualTo(sent);
    }

    private void receiveAll(List<Integer> received, int count, CompletableFuture<List<Integer>> all) {
        client.receiveAsync().thenAccept(message -> {
            received.add(message.tag());
            if (received.size() == count) {
                all.complete(received);
            } else {
                receiveAll(received, count, all);
            }
        });
    }

    @Test
    void a_loop_over_messages_ends_with_the_connection() throws Exception {
        messages(1, 2, 3).forEach(peer::send);
        peer.closeAsync();
        List<Integer> tags = new ArrayList<>();
        for (Message message : client.messages()) {
            tags.add(message.tag());
        }
        assertThat(tags).containsExactly(1, 2, 3);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void a_stream_of_messages_ends_with_the_connection() {
        messages(1, 2, 3, 4).forEach(peer::send);
        peer.closeAsync();
        assertThat(client.stream().map(Message::tag).filter(tag -> tag % 2 == 0))
                .containsExactly(2, 4);
    }

    @Test
    void what_was_received_before_the_end_can_be_had_after_it() throws Exception {
        messages(1, 2).forEach(peer::send);
        peer.close();
        get(client.closed());
        assertThat(tags(client, 2)).containsExactly(1, 2);
        assertThatThrownBy(client::receive)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("PEER");
        assertThatThrownBy(() -> get(client.receiveAsync())).hasCauseInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void waiting_on_an_event_loop_is_refused_and_loses_no_message() throws Exception {
        List<Throwable> refusals = new ArrayList<>();
        CompletableFuture<Void> tried = client.receiveAsync().thenRun(() -> {
            refusals.add(failureOf(client::receive));
            refusals.add(failureOf(() -> client.receive(LIMIT)));
            refusals.add(failureOf(() -> client.receive(Numbered.class)));
            refusals.add(failureOf(() -> client.receive(Numbered.class, LIMIT)));
            refusals.add(failureOf(() -> client.messages().iterator().hasNext()));
            refusals.add(failureOf(() -> client.stream().findFirst()));
            refusals.add(failureOf(() -> client.sendBlocking(Message.of(1))));
            refusals.add(failureOf(() -> client.sendBlocking(Message.of(1), SendMode.UNRELIABLE)));
        });
        peer.send(Message.of(1));
        get(tried);
        assertThat(refusals)
                .hasSize(8)
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("event loop"));
        peer.send(new Numbered(1, 1));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(1);
    }

    @Test
    void closing_on_an_event_loop_does_not_wait() throws Exception {
        CompletableFuture<Void> closed = client.receiveAsync().thenRun(client::close);
        peer.send(Message.of(1));
        get(closed);
        get(client.closed());
        get(peer.closed());
    }

    @Test
    void who_is_interrupted_while_waiting_loses_no_message() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(failureOf(client::receive)));
        thread.start();
        await(() -> thread.getState() == Thread.State.WAITING);
        thread.interrupt();
        thread.join();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);

        Thread looping = new Thread(
                () -> failure.set(failureOf(() -> client.messages().iterator().hasNext())));
        looping.start();
        await(() -> looping.getState() == Thread.State.WAITING);
        looping.interrupt();
        looping.join();
        assertThat(failure.get()).isInstanceOf(DarkriftException.class).hasMessageContaining("interrupted");

        peer.send(Message.of(8));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(8);
    }

    private static Throwable failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }

    @Test
    void a_datagram_larger_than_a_client_accepts_is_dropped_counted_and_logged() throws Exception {
        try (LogCapture log = new LogCapture()) {
            DarkriftServer server = start(server().maxDatagramBytes(10_000));
            DarkriftClient client = connect(server);
            RemoteClient peer = onlyClientOf(server);
            peer.send(Message.of(1, new byte[9_000]), SendMode.UNRELIABLE);
            peer.send(Message.of(2, new byte[8_189]), SendMode.UNRELIABLE);
            assertThat(client.receive(LIMIT).tag()).isEqualTo(2);
            assertThat(client.statistics().unreliableDropped()).isOne();
            assertThat(log.text()).contains("maxReceivedDatagramBytes = 8192");
        }
    }
}
