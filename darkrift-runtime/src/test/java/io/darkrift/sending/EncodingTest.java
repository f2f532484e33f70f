package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Messages are encoded once, in a buffer of the calling thread, and user code runs under no lock of the library. */
class EncodingTest extends VirtualTime {
    /** A record whose accessor does what the test says. */
    private record Acting(Runnable action) {}

    private static final class ActingSerializer implements MessageSerializer<Acting> {
        private final AtomicInteger written = new AtomicInteger();

        @Override
        public int tag() {
            return 40;
        }

        @Override
        public Class<Acting> type() {
            return Acting.class;
        }

        @Override
        public void write(Acting value, DarkriftWriter out) {
            written.incrementAndGet();
            out.writeInt32(1);
            value.action.run();
            out.writeInt32(2);
        }

        @Override
        public Acting read(DarkriftReader in) {
            in.readRaw(8);
            return new Acting(() -> {});
        }
    }

    private final ActingSerializer serializer = new ActingSerializer();
    private final MessageRegistry acting = MessageRegistry.of(serializer);

    @Test
    void an_encoded_message_is_written_once_and_sent_to_any_number() {
        DarkriftServer server = start(server().registry(acting));
        List<DarkriftClient> clients = List.of(connect(), connect(), connect());
        EncodedMessage message = server.encode(new Acting(() -> {}));
        assertThat(message.tag()).isEqualTo(40);
        assertThat(message.size()).isEqualTo(11);
        server.clients()
                .forEach(client -> assertThat(client.send(message).isAccepted()).isTrue());
        server.clients().forEach(client -> client.send(message, SendMode.UNRELIABLE));
        assertThat(server.broadcast(message)).isEqualTo(3);
        assertThat(serializer.written).hasValue(1);
        for (DarkriftClient client : clients) {
            await(() -> client.statistics().reliableReceived() == 2
                    && client.statistics().unreliableReceived() == 1);
            for (int i = 0; i < 3; i++) {
                assertThat(client.receiveAsync().join().payload()).containsExactly(0, 0, 0, 1, 0, 0, 0, 2);
            }
        }
    }

    @Test
    void a_broadcast_is_written_once() {
        DarkriftServer server = start(server().registry(acting));
        connect();
        connect();
        assertThat(server.broadcast(new Acting(() -> {}))).isEqualTo(2);
        assertThat(serializer.written).hasValue(1);
    }

    @Test
    void the_size_of_a_message_is_what_the_limits_count() throws Exception {
        start(server());
        DarkriftClient client = connect(client().maxSentBytes(100).maxDatagramBytes(50));
        assertThat(client.encodedSize(new Numbered(1, 2))).isEqualTo(11);
        assertThat(client.encodedSize(Message.of(1, new byte[7]))).isEqualTo(10);
        assertThat(client.encodedSize(client.encode(new Numbered(1, 2)))).isEqualTo(11);
        assertThat(client.encodedSize(new Bytes(new byte[1_000])))
                .as("too large to be sent")
                .isEqualTo(1_003);
        assertThat(client.maxUnreliableBytes()).isEqualTo(50);
        assertThat(client.send(new Bytes(new byte[97])).isAccepted()).isTrue();
        assertThat(client.send(new Bytes(new byte[47]), SendMode.UNRELIABLE).isAccepted())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send(new Bytes(new byte[48]), SendMode.UNRELIABLE))
                .withMessageContaining("the limit is 50");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.ping(new Bytes(new byte[46]), SendMode.UNRELIABLE))
                .withMessageContaining("the limit is 50");
        assertThatIllegalArgumentException().isThrownBy(() -> client.encode(new Bytes(new byte[98])));
        assertThatIllegalArgumentException().isThrownBy(() -> client.encodedSize("text"));
    }

    @Test
    void what_only_the_other_end_may_send_is_not_encoded() {
        DarkriftServer server = start(server().registry(OneWayMessages.registry()));
        connect();
        assertThatIllegalArgumentException().isThrownBy(() -> server.encode(new Ask(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onlyClientOf(server).encode(new Ask(1)));
    }

    @Test
    void a_ping_by_hand_is_refused_however_it_is_sent() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        Message ping = Message.of(1).asPing(5);
        var group = server.newGroup();
        group.add(peer);
        List<Runnable> ways = List.of(
                () -> client.send(ping),
                () -> client.encode(ping),
                () -> peer.closeAsync(ping),
                () -> server.broadcast(ping),
                () -> server.broadcast(ping, SendMode.RELIABLE, any -> true),
                () -> server.encode(ping),
                () -> group.broadcast(ping));
        for (Runnable way : ways) {
            assertThatIllegalArgumentException().isThrownBy(way::run).withMessageContaining("acknowledgePings(false)");
        }
        assertThat(peer.isOpen()).isTrue();
        DarkriftClient byHand = connect(client().acknowledgePings(false));
        assertThat(byHand.send(ping).isAccepted()).isTrue();
    }

    @Test
    void an_accessor_may_wait_for_a_lock_whose_holder_sends() throws Exception {
        DarkriftServer server = start(server().registry(acting));
        connect();
        RemoteClient peer = onlyClientOf(server);
        Object lock = new Object();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch encoding = new CountDownLatch(1);
        CompletableFuture<Void> holder = new CompletableFuture<>();
        Thread holding = new Thread(() -> {
            synchronized (lock) {
                locked.countDown();
                try {
                    encoding.await();
                    peer.send(Message.of(1));
                    holder.complete(null);
                } catch (InterruptedException e) {
                    holder.completeExceptionally(e);
                }
            }
        });
        holding.start();
        locked.await();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread sending = new Thread(() -> {
            peer.send(new Acting(() -> {
                encoding.countDown();
                synchronized (lock) {
                    written();
                }
            }));
            sent.complete(null);
        });
        sending.start();
        sent.get(10, TimeUnit.SECONDS);
        holder.get(10, TimeUnit.SECONDS);
    }

    private static void written() {}

    @Test
    void an_event_loop_does_not_wait_for_a_long_encoding() throws Exception {
        DarkriftServer server = start(server().registry(acting));
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        CountDownLatch encoding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread sending = new Thread(() -> peer.send(new Acting(() -> {
            encoding.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })));
        sending.start();
        encoding.await();
        peer.send(Message.of(5));
        await(() -> client.statistics().reliableReceived() == 1);
        release.countDown();
        sending.join();
        await(() -> client.statistics().reliableReceived() == 2);
    }

    @Test
    void an_accessor_may_send_which_arrives_first() {
        DarkriftServer server = start(server().registry(acting));
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        peer.send(new Acting(() -> {
            peer.send(new Numbered(1, 1));
            peer.send(new Acting(() -> peer.send(new Numbered(1, 2))));
            server.broadcast(new Numbered(1, 3));
        }));
        await(() -> client.statistics().reliableReceived() == 5);
        List<Integer> tags = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tags.add(client.receiveAsync().join().tag());
        }
        assertThat(tags).containsExactly(1, 1, 40, 1, 40);
    }

    @Test
    void the_filter_of_a_broadcast_has_run_for_all_before_anything_is_sent() {
        DarkriftServer server = start(server());
        List<DarkriftClient> clients = List.of(connect(), connect());
        AtomicReference<Integer> sentMeanwhile = new AtomicReference<>(0);
        int accepted = server.broadcast(Message.of(1), SendMode.RELIABLE, client -> {
            client.send(Message.of(2));
            settle();
            sentMeanwhile.updateAndGet(count -> count
                    + (int) clients.stream()
                            .filter(each -> each.statistics().reliableReceived() > 1)
                            .count());
            return true;
        });
        assertThat(accepted).isEqualTo(2);
        assertThat(sentMeanwhile)
                .as("the filter's own message left, the broadcast did not")
                .hasValue(0);
        for (DarkriftClient client : clients) {
            await(() -> client.statistics().reliableReceived() == 2);
            assertThat(client.receiveAsync().join().tag()).isEqualTo(2);
            assertThat(client.receiveAsync().join().tag()).isEqualTo(1);
        }
    }

    @Test
    void a_filter_that_throws_sends_nothing_and_blocks_nobody() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> server.broadcast(Message.of(1), SendMode.RELIABLE, any -> {
                            throw new IllegalStateException("as planned");
                        })))
                .hasMessage("as planned");
        assertThat(server.broadcast(Message.of(2))).isOne();
        await(() -> client.statistics().reliableReceived() == 1);
        assertThat(client.receiveAsync().join().tag()).isEqualTo(2);
    }
}
