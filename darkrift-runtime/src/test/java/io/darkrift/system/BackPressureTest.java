package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackPressureTest extends Loopback {
    private static final int CAPACITY = 20;

    @Test
    void where_the_queue_is_full_tcp_pauses_and_nothing_is_lost() throws Exception {
        DarkriftServer server = start(server().highWaterMark(100_000));
        DarkriftClient client = connect(client().receiveQueueCapacity(CAPACITY), server);
        RemoteClient peer = onlyClientOf(server);
        int count = 3_000;
        byte[] payload = new byte[5_000];
        Thread sender = new Thread(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    peer.sendBlocking(Message.of(i, payload));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sender.start();
        // In the end the sender has to wait too.
        await(() -> sender.getState() == Thread.State.WAITING);
        assertThat(client.statistics().reliableReceived()).isLessThanOrEqualTo(CAPACITY);
        for (int i = 0; i < count; i++) {
            // Datagrams come past, and change nothing about it.
            if (i % 100 == 0) {
                peer.send(Message.of(65_000), SendMode.UNRELIABLE);
            }
            Message message = client.receive(LIMIT);
            while (message.sendMode() == SendMode.UNRELIABLE) {
                message = client.receive(LIMIT);
            }
            assertThat(message.tag()).isEqualTo(i);
        }
        sender.join();
    }

    @Test
    void a_peer_that_closes_while_reading_is_paused_loses_nothing() throws Exception {
        DarkriftServer server = start(server());
        DarkriftClient client = connect(client().receiveQueueCapacity(CAPACITY), server);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 1_000; i++) {
            peer.send(Message.of(i));
        }
        peer.closeAsync();
        assertThat(client.stream().map(Message::tag))
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void where_the_queue_is_full_the_oldest_datagrams_are_dropped_and_counted() throws Exception {
        DarkriftServer server = start(server());
        DarkriftClient client = connect(client().receiveQueueCapacity(CAPACITY), server);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 100; i++) {
            int received = i + 1;
            peer.send(Message.of(i), SendMode.UNRELIABLE);
            await(() -> client.statistics().unreliableReceived() == received);
        }
        assertThat(client.statistics().unreliableDropped()).isEqualTo(80);
        assertThat(tags(client, CAPACITY))
                .containsExactly(IntStream.range(80, 100).toArray());
    }

    @Test
    void messages_that_nobody_handles_do_not_keep_the_handled_ones_from_coming() throws Exception {
        List<Numbered> handled = new ArrayList<>();
        DarkriftServer server = start(server());
        DarkriftClient client = connect(
                client().receiveQueueCapacity(CAPACITY).on(Numbered.class, numbered -> handled.add(numbered)), server);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 200; i++) {
            peer.send(Message.of(77));
        }
        peer.send(new Numbered(1, 1));
        peer.send(new Numbered(1, 2));
        peer.close();
        get(client.closed());
        assertThat(handled).hasSize(2);
        assertThat(client.statistics().unhandledDropped()).isEqualTo(180);
    }

    @Test
    void a_handler_that_comes_later_is_not_kept_waiting_by_what_nobody_handles() throws Exception {
        ConcurrentLinkedQueue<Numbered> handled = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(server());
        DarkriftClient client = connect(client().receiveQueueCapacity(CAPACITY), server);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 200; i++) {
            peer.send(Message.of(77));
        }
        peer.send(new Numbered(1, 1));
        await(() -> client.statistics().reliableReceived() == CAPACITY);
        client.on(Numbered.class, numbered -> handled.add(numbered));
        await(() -> handled.size() == 1);
    }

    @Test
    void a_handler_that_comes_later_gets_what_waits_in_order() throws Exception {
        for (Dispatcher dispatcher :
                List.of(Dispatcher.eventLoop(), Dispatcher.executor(Runnable::run), Dispatcher.executor(newThread()))) {
            DarkriftServer server = start(server());
            DarkriftClient client =
                    connect(client().receiveQueueCapacity(CAPACITY).dispatcher(dispatcher), server);
            RemoteClient peer = onlyClientOf(server);
            for (int i = 0; i < 500; i++) {
                peer.send(new Numbered(0, i));
            }
            await(() -> client.statistics().reliableReceived() == CAPACITY);
            ConcurrentLinkedQueue<Integer> handled = new ConcurrentLinkedQueue<>();
            client.on(Numbered.class, numbered -> handled.add(numbered.number()));
            await(() -> handled.size() == 500);
            assertThat(handled)
                    .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        }
    }

    @Test
    void a_game_loop_that_is_late_slows_the_sender_down() throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        List<Integer> handled = new ArrayList<>();
        DarkriftServer server = start(server().dispatcher(queue)
                .receiveQueueCapacity(CAPACITY)
                .on(Numbered.class, (from, numbered) -> handled.add(numbered.number())));
        var connecting = client().connectAsync("127.0.0.1", server.port());
        await(() -> {
            queue.drain();
            return connecting.isDone();
        });
        DarkriftClient client = closing(connecting.get());
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 1_000; i++) {
            client.send(new Numbered(0, i));
        }
        await(() -> peer.statistics().reliableReceived() >= CAPACITY);
        assertThat(handled).isEmpty();
        await(() -> {
            // More than the capacity never waits.
            int before = handled.size();
            queue.drain();
            assertThat(handled.size() - before).isLessThanOrEqualTo(CAPACITY);
            return handled.size() == 1_000;
        });
        assertThat(handled)
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    private static java.util.concurrent.Executor newThread() {
        return task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        };
    }
}
