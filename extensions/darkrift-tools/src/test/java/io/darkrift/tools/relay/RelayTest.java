package io.darkrift.tools.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.Threads;
import io.darkrift.tools.lag.TestNetworks;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A relay between clients and servers of this library. */
class RelayTest {
    private static final int COUNT = 2_000;

    private final BlockingQueue<Message> atClient = new LinkedBlockingQueue<>();

    /** Each route, direct and over a bad network. */
    static Stream<Arguments> routes() {
        return Stream.of(Route.values())
                .flatMap(route -> Stream.of(Arguments.of(route, false), Arguments.of(route, true)));
    }

    private static RelayPath.Factory paths(boolean bad) {
        return bad ? TestNetworks.bad() : RelayPath.Factory.DIRECT;
    }

    private static Message numbered(int number) {
        return Message.of(
                number & 0x7FFF,
                new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    private static int number(Message message) {
        return message.reader().readInt32();
    }

    private static void expectAll(BlockingQueue<Message> queue, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Message next = RelaySite.take(queue);
            assertThat(number(next)).isEqualTo(i);
            assertThat(next.tag()).isEqualTo(i & 0x7FFF);
            assertThat(next.sendMode()).isEqualTo(SendMode.RELIABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void reliable_messages_arrive_in_order_and_complete_both_ways(Route route, boolean bad) throws Exception {
        try (RelaySite site = new RelaySite(route, paths(bad));
                DarkriftClient client = site.connect(atClient)) {
            RemoteClient remote = RelaySite.take(site.clients);
            assertThat(remote.id()).isEqualTo(client.id());

            for (int i = 0; i < COUNT; i++) {
                assertThat(client.send(numbered(i)).isAccepted()).isTrue();
                assertThat(remote.send(numbered(i)).isAccepted()).isTrue();
            }

            expectAll(site.atServer, COUNT);
            expectAll(atClient, COUNT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unreliable_messages_and_pings_pass_both_ways(Route route) throws Exception {
        try (RelaySite site = new RelaySite(route, RelayPath.Factory.DIRECT);
                DarkriftClient client = site.connect(atClient)) {
            RemoteClient remote = RelaySite.take(site.clients);
            for (int i = 0; i < 20; i++) {
                client.send(numbered(i), SendMode.UNRELIABLE);
                assertThat(number(RelaySite.take(site.atServer))).isEqualTo(i);
                remote.send(numbered(i), SendMode.UNRELIABLE);
                assertThat(number(RelaySite.take(atClient))).isEqualTo(i);
            }

            if (route != Route.DARKRIFTPY) {
                assertThat(client.ping().get()).isPositive();
                assertThat(remote.ping().get()).isPositive();
            }
            assertThat(site.dropped).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BICHANNEL", "WEB_CLIENTS", "TLS_CLIENTS"})
    void large_reliable_messages_pass_both_ways(Route route) throws Exception {
        byte[] large = new byte[RelaySite.LARGE - 100];
        new Random(1).nextBytes(large);
        try (RelaySite site = new RelaySite(route, RelayPath.Factory.DIRECT);
                DarkriftClient client = site.connect(atClient)) {
            RemoteClient remote = RelaySite.take(site.clients);
            // The leak detector of tests records each access to the bytes of a masked frame, which takes half a second
            // a megabyte.
            int largest = route == Route.WEB_CLIENTS ? 2_000_000 : large.length;
            for (int size : new int[] {largest, 1, 1_000_000, 65_536, largest}) {
                byte[] payload = Arrays.copyOf(large, size);
                client.sendBlocking(Message.of(3, payload));
                assertThat(RelaySite.take(site.atServer).payload()).isEqualTo(payload);
                remote.sendBlocking(Message.of(4, payload));
                assertThat(RelaySite.take(atClient).payload()).isEqualTo(payload);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_the_server_sends_last_arrives_before_the_end(Route route, boolean bad) throws Exception {
        try (RelaySite site = new RelaySite(route, paths(bad));
                DarkriftClient client = site.connect(atClient)) {
            RemoteClient remote = RelaySite.take(site.clients);
            for (int i = 0; i < COUNT; i++) {
                remote.send(numbered(i));
            }

            remote.kick("the test says so", numbered(COUNT));

            assertThat(client.closed().get().reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            expectAll(atClient, COUNT + 1);
            site.awaitNoConnections();
            assertThat(site.events).containsExactly("connected 1", "ended 1 by the server");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_the_client_sends_last_arrives_before_the_end(Route route, boolean bad) throws Exception {
        try (RelaySite site = new RelaySite(route, paths(bad));
                DarkriftClient client = site.connect(atClient)) {
            RelaySite.take(site.clients);
            for (int i = 0; i < COUNT; i++) {
                client.send(numbered(i));
            }

            client.close(numbered(COUNT));

            assertThat(RelaySite.take(site.serverEnds).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            expectAll(site.atServer, COUNT + 1);
            site.awaitNoConnections();
            assertThat(site.events).containsExactly("connected 1", "ended 1 by the client");
        }
    }

    @Test
    void a_client_that_aborts_is_aborted_at_the_server() throws Exception {
        try (RelaySite site = new RelaySite(Route.BICHANNEL, RelayPath.Factory.DIRECT);
                RawClient client = new RawClient(site.port(), site.port())) {
            client.shakeHands();
            client.reset();

            assertThat(RelaySite.take(site.serverEnds).reason()).isEqualTo(DisconnectInfo.Reason.NETWORK_ERROR);
            site.awaitNoConnections();
        }
    }

    @Test
    void a_server_that_aborts_is_aborted_at_the_client() throws Exception {
        try (RelaySite site = new RelaySite(Route.BICHANNEL, RelayPath.Factory.DIRECT);
                DarkriftClient client = site.connect(atClient)) {
            RelaySite.take(site.clients).abort();

            assertThat(client.closed().get().reason()).isEqualTo(DisconnectInfo.Reason.NETWORK_ERROR);
            site.awaitNoConnections();
        }
    }

    @Test
    void a_client_is_closed_if_the_server_is_not_there() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        List<String> events = new ArrayList<>();
        RelayObserver observer = new RelayObserver() {
            @Override
            public void message(int connection, boolean fromServer, SendMode mode, byte[] bytes, int from, int to) {}

            @Override
            public void refused(int connection, DarkriftException cause) {
                events.add("refused");
            }

            @Override
            public void ended(int connection, boolean byServer, DisconnectInfo info) {
                events.add("ended");
            }
        };
        try (Relay relay = Relay.start(
                Route.BICHANNEL.relayListener(),
                BichannelDialer.to("127.0.0.1", nobody),
                RelayPath.Factory.DIRECT,
                observer)) {
            int port = relay.addresses().get(0).getPort();
            try (RawClient client = new RawClient(port, port)) {
                client.showToken();
                assertThat(client.read()).isEqualTo(-1);
            }
            await().until(() -> relay.connectionCount() == 0);
        }
        assertThat(events).containsExactly("refused", "ended");
    }

    @Test
    void a_relay_can_not_listen_on_a_port_that_is_taken() {
        Threads before = Threads.now();
        try (RelaySite site = new RelaySite(Route.BICHANNEL, RelayPath.Factory.DIRECT)) {
            assertThatThrownBy(() -> Relay.start(
                            BichannelListener.port(site.port()).host("127.0.0.1"),
                            BichannelDialer.to("127.0.0.1", 1),
                            RelayPath.Factory.DIRECT,
                            site))
                    .isInstanceOf(DarkriftException.class);
        }
        await().until(() -> Threads.now().since(before).isEmpty());
    }

    @Test
    void many_clients_at_once_each_keep_their_order() throws Exception {
        int count = 200;
        try (RelaySite site = RelaySite.echo(TestNetworks.bad())) {
            List<BlockingQueue<Message>> queues = new ArrayList<>();
            List<CompletableFuture<DarkriftClient>> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
                queues.add(queue);
                clients.add(RelaySite.client(queue).connectAsync("127.0.0.1", site.port()));
            }
            for (CompletableFuture<DarkriftClient> connecting : clients) {
                DarkriftClient client = connecting.get();
                for (int i = 0; i < 100; i++) {
                    client.send(numbered(i));
                }
            }
            for (BlockingQueue<Message> queue : queues) {
                expectAll(queue, 100);
            }
            assertThat(site.relay.connectionCount()).isEqualTo(count);
            for (CompletableFuture<DarkriftClient> client : clients) {
                client.get().close();
            }
            site.awaitNoConnections();
        }
    }

    @Test
    void a_thousand_connects_and_leaves_leave_nothing_behind() throws Exception {
        Threads before = Threads.now();
        TestNetworks.Counted paths = TestNetworks.counted();
        try (RelaySite site = new RelaySite(Route.BICHANNEL, paths)) {
            for (int round = 0; round < 20; round++) {
                List<CompletableFuture<DarkriftClient>> clients = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    clients.add(RelaySite.client(atClient).connectAsync("127.0.0.1", site.port()));
                }
                for (int i = 0; i < clients.size(); i++) {
                    DarkriftClient client = clients.get(i).get();
                    client.send(numbered(i));
                    if (i % 3 == 0) {
                        client.abort();
                    } else if (i % 3 == 1) {
                        client.closeAsync();
                    } else {
                        RelaySite.take(site.clients).kick("the test says so");
                    }
                }
                for (CompletableFuture<DarkriftClient> client : clients) {
                    // Those that the server should have removed may have been others.
                    client.get().closeAsync();
                }
            }
            site.awaitNoConnections();
            await().until(() -> site.server.clientCount() == 0);
            assertThat(paths.openPaths()).isZero();
        }
        await().until(() -> Threads.now().since(before).isEmpty());
    }

    @Test
    void closing_while_all_are_busy_ends_everything() throws Exception {
        Threads before = Threads.now();
        RelaySite site = RelaySite.echo(TestNetworks.bad());
        List<DarkriftClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(flood(site));
        }
        await().until(() -> site.bytesFromServer.get() > 1_000_000);

        site.relay.close();

        for (DarkriftClient client : clients) {
            client.closed().get();
        }
        assertThat(site.relay.connectionCount()).isZero();
        await().until(() -> site.server.clientCount() == 0);
        site.close();
        assertThat(site.events.stream().filter(event -> event.startsWith("ended")))
                .hasSize(20);
        await().until(() -> Threads.now().since(before).isEmpty());
    }

    /** Connects a client that always has some messages under way, until its connection ends. */
    private static DarkriftClient flood(RelaySite site) throws InterruptedException {
        Semaphore permits = new Semaphore(50);
        DarkriftClient client = DarkriftClient.builder()
                .onUnhandledMessage(message -> {
                    if (message.sendMode() == SendMode.RELIABLE) {
                        permits.release();
                    }
                })
                .onDisconnect(info -> permits.release())
                .connect("127.0.0.1", site.port());
        Thread thread = new Thread(() -> {
            while (client.isOpen()) {
                permits.acquireUninterruptibly();
                client.send(Message.of(1, new byte[1_000]));
                client.send(Message.of(1, new byte[100]), SendMode.UNRELIABLE);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return client;
    }
}
