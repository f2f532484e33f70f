package io.darkrift.benchmarks.load.peer.darkrift;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.GeneratedMessageRegistry;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.Connection;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Servers and clients of this library, with typed handlers on the event loop. */
public final class Darkrift implements Library {
    private final EventLoops eventLoops;
    private final SendMode mode;
    private @Nullable DarkriftServer server;

    /**
     * Sets it up.
     *
     * @param options "transport", "loops", "unreliable"
     */
    public Darkrift(Fields options) {
        TransportKind transport =
                TransportKind.valueOf(options.text("transport", "nio").toUpperCase());
        eventLoops = EventLoops.create(options.integer("loops", 1), transport);
        mode = options.is("unreliable") ? SendMode.UNRELIABLE : SendMode.RELIABLE;
    }

    @Override
    public int listen(Supplier<Receiver> receivers) {
        return listen(client -> handle(client, peer(client), receivers.get()));
    }

    /**
     * Begins to listen, with handlers of one's own.
     *
     * @param onConnect is told of each client
     * @return the port
     */
    public int listen(Consumer<RemoteClient> onConnect) {
        server = builder().onConnect(onConnect).start();
        return server.port();
    }

    private DarkriftServerBuilder builder() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1").udpFallback(true))
                .messages(GeneratedMessageRegistry.registry())
                .eventLoops(eventLoops)
                .maxPending(65_535)
                .maxPendingPerAddress(65_535)
                .connectionsPerSecond(1_000_000);
    }

    /**
     * The server.
     *
     * @return the one that listens
     */
    public DarkriftServer server() {
        if (server == null) {
            throw new IllegalStateException("it does not listen yet");
        }
        return server;
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws InterruptedException {
        DarkriftClient client = clients().connect("127.0.0.1", port);
        DarkriftPeer peer = peer(client);
        handle(client, peer, receiver);
        return peer;
    }

    /**
     * Begins to describe clients.
     *
     * @return a builder
     */
    public DarkriftClientBuilder clients() {
        return DarkriftClient.builder()
                .messages(GeneratedMessageRegistry.registry())
                .eventLoops(eventLoops);
    }

    /** One that sends in the loop only if there is no other loop. */
    private DarkriftPeer peer(Connection connection) {
        return new DarkriftPeer(connection, mode, eventLoops.group().next());
    }

    private static void handle(Connection connection, Peer peer, Receiver receiver) {
        connection.on(Choice.class, message -> receiver.receive(peer, message));
        connection.on(PlayerUpdate.class, message -> receiver.receive(peer, message));
    }

    @Override
    public void close() {
        eventLoops.close();
    }
}
