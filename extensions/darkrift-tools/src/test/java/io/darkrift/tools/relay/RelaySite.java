package io.darkrift.tools.relay;

import static org.awaitility.Awaitility.await;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.LinkTraits;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server behind a relay, and what both have seen. */
final class RelaySite implements AutoCloseable, RelayObserver {
    static final int LARGE = 16 * 1024 * 1024 - 1024;

    final List<String> events = new CopyOnWriteArrayList<>();
    final AtomicLong bytesFromServer = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();
    final BlockingQueue<Message> atServer = new LinkedBlockingQueue<>();
    final BlockingQueue<RemoteClient> clients = new LinkedBlockingQueue<>();
    final BlockingQueue<DisconnectInfo> serverEnds = new LinkedBlockingQueue<>();
    final DarkriftServer server;
    final Relay relay;
    private final Route route;

    /** With a server that keeps what arrives. */
    RelaySite(Route route, RelayPath.Factory paths) {
        this(route, paths, false);
    }

    private RelaySite(Route route, RelayPath.Factory paths, boolean echo) {
        this.route = route;
        this.server = DarkriftServer.builder()
                .listen(route.serverListener())
                .trustedAddresses("127.0.0.1")
                .maxReceivedBytes(LARGE)
                .maxSentBytes(LARGE)
                .highWaterMark(2 * LARGE)
                .receiveQueueCapacity(1_000_000)
                .onConnect(clients::add)
                .onUnhandledMessage((client, message) -> {
                    if (echo) {
                        client.send(message, message.sendMode());
                    } else {
                        atServer.add(message);
                    }
                })
                .onDisconnect((client, info) -> serverEnds.add(info))
                .start();
        int port = server.listeners().get(0).tcpAddress().getPort();
        this.relay = Relay.start(route.relayListener(), route.serverDialer(port), paths, this);
    }

    /** With a server that sends back what arrives. */
    static RelaySite echo(RelayPath.Factory paths) {
        return new RelaySite(Route.BICHANNEL, paths, true);
    }

    int port() {
        return relay.addresses().get(0).getPort();
    }

    static DarkriftClientBuilder client(BlockingQueue<Message> received) {
        return DarkriftClient.builder()
                .maxReceivedBytes(LARGE)
                .maxSentBytes(LARGE)
                .highWaterMark(2 * LARGE)
                .sendQueuePolicy(SendQueuePolicy.RETURN_FULL)
                .onUnhandledMessage(received::add);
    }

    DarkriftClient connect(BlockingQueue<Message> received) throws InterruptedException {
        return client(received).connect(route.relayDialer(port()));
    }

    static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing has arrived within 20 seconds");
        }
        return next;
    }

    void awaitNoConnections() {
        await().until(() -> relay.connectionCount() == 0);
    }

    @Override
    public void connected(int connection, LinkTraits client) {
        events.add("connected " + connection);
    }

    @Override
    public void refused(int connection, DarkriftException cause) {
        events.add("refused " + connection);
    }

    @Override
    public void message(int connection, boolean fromServer, SendMode mode, byte[] bytes, int from, int to) {
        if (fromServer) {
            bytesFromServer.addAndGet(to - from);
        }
    }

    @Override
    public void dropped(int connection, boolean fromServer) {
        dropped.incrementAndGet();
    }

    @Override
    public void ended(int connection, boolean byServer, DisconnectInfo info) {
        events.add("ended " + connection + " by the " + (byServer ? "server" : "client"));
    }

    @Override
    public void close() {
        relay.close();
        server.close();
    }
}
