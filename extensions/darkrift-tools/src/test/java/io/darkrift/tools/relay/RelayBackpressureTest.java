package io.darkrift.tools.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.tools.lag.TestNetworks;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relay between a server that sends and a client that does not read. */
class RelayBackpressureTest {
    private static final int PIECE = 50_000;

    /** In virtual time, where nobody is too slow unless the test is. */
    private static final class Site implements AutoCloseable, RelayObserver {
        private final MemoryNetwork network = MemoryNetwork.virtualTime();
        private final AtomicLong seen = new AtomicLong();
        private final List<RemoteClient> remotes = new ArrayList<>();
        private final List<Integer> received = new ArrayList<>();
        private final List<DisconnectInfo> ends = new ArrayList<>();
        private final DispatchQueue handlers = Dispatcher.queue();
        private final DarkriftServer server;
        private final Relay relay;
        private final DarkriftClient client;

        Site(RelayPath.Factory paths) {
            server = DarkriftServer.builder()
                    .listen(network.listener("server"))
                    .sendQueuePolicy(SendQueuePolicy.RETURN_FULL)
                    .onConnect(remotes::add)
                    .start();
            relay = Relay.start(network.listener("relay"), network.dialer("server"), paths, this);
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .dispatcher(handlers)
                    .receiveQueueCapacity(2)
                    .onUnhandledMessage(message -> received.add(message.tag()))
                    .onDisconnect(ends::add)
                    .connectAsync(network.dialer("relay"));
            awaitThat(connecting::isDone);
            client = connecting.join();
        }

        void awaitThat(BooleanSupplier condition) {
            assertThat(network.advanceUntil(condition, Duration.ofMinutes(10))).isTrue();
        }

        /** Sends until nothing more is accepted. Returns how many messages were. */
        int sendUntilFull() {
            for (int count = 0; count < 1_000; count++) {
                if (remotes.get(0).send(Message.of(count, new byte[PIECE])) == SendResult.FULL) {
                    return count;
                }
                network.advance(Duration.ofSeconds(1));
            }
            return 1_000;
        }

        /** Has the client read until it has so many messages. */
        void read(int count) {
            awaitThat(() -> {
                handlers.drain();
                return received.size() >= count;
            });
        }

        @Override
        public void message(int connection, boolean fromServer, SendMode mode, byte[] bytes, int from, int to) {
            if (fromServer) {
                seen.addAndGet(to - from);
            }
        }

        @Override
        public void close() {
            // It waits for the network, whose clock stands still unless this thread moves it.
            CompletableFuture<Void> closing =
                    CompletableFuture.allOf(server.closeAsync(), CompletableFuture.runAsync(relay::close));
            while (!closing.isDone()) {
                network.advance(Duration.ofSeconds(1));
            }
            network.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_client_that_does_not_read_stops_the_server_and_loses_nothing(boolean bad) {
        try (Site site = new Site(bad ? TestNetworks.bad() : RelayPath.Factory.DIRECT)) {
            int accepted = site.sendUntilFull();

            assertThat(accepted).isLessThan(1_000);
            // What waits for the client, what waits in the path, and what was written and is not read.
            assertThat(site.seen.get()).isLessThan(5 * RelayedSide.MAX_WAITING_BYTES);
            site.read(accepted);
            assertThat(site.received).hasSize(accepted).isSorted();
            assertThat(site.remotes.get(0).send(Message.of(accepted))).isEqualTo(SendResult.ACCEPTED);
            site.read(accepted + 1);
        }
    }

    @Test
    void what_the_server_has_sent_before_its_end_waits_for_a_client_that_does_not_read() {
        try (Site site = new Site(RelayPath.Factory.DIRECT)) {
            for (int i = 0; i < 20; i++) {
                site.remotes.get(0).send(Message.of(i, new byte[PIECE]));
            }
            site.remotes.get(0).kick("the test says so", Message.of(20));
            site.network.advance(Duration.ofSeconds(3));

            site.read(21);

            assertThat(site.received).hasSize(21).isSorted();
            site.awaitThat(() -> {
                site.handlers.drain();
                return !site.ends.isEmpty();
            });
            assertThat(site.ends.get(0).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            site.awaitThat(() -> site.relay.connectionCount() == 0);
        }
    }

    @Test
    void a_client_that_never_reads_is_aborted_a_while_after_the_server_has_gone() {
        try (Site site = new Site(RelayPath.Factory.DIRECT)) {
            site.sendUntilFull();
            site.remotes.get(0).abort();

            site.awaitThat(() -> site.relay.connectionCount() == 0);
        }
    }

    @Test
    void unreliable_messages_for_a_client_without_udp_that_does_not_read_are_dropped_and_reported() throws Exception {
        BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        DispatchQueue handlers = Dispatcher.queue();
        try (RelaySite site = new RelaySite(Route.WEB_CLIENTS, RelayPath.Factory.DIRECT);
                DarkriftClient client = RelaySite.client(received)
                        .dispatcher(handlers)
                        .receiveQueueCapacity(1)
                        .connect(Route.WEB_CLIENTS.relayDialer(site.port()))) {
            RemoteClient remote = RelaySite.take(site.clients);
            remote.send(Message.of(1));
            Message unreliable = Message.of(2, new byte[1_000]);
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                for (int i = 0; i < 200; i++) {
                    remote.send(unreliable, SendMode.UNRELIABLE);
                }
                return site.dropped.get() > 0;
            });

            await().until(() -> {
                handlers.drain();
                return received.stream().anyMatch(message -> message.tag() == 1);
            });
            assertThat(client.isOpen()).isTrue();
        }
    }
}
