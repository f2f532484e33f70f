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
import io.darkrift.connection.RateLimit;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Servers and clients of this library, with typed handlers on the event loop. */
public final class Darkrift implements Library {
    private static final int BUDGET_MESSAGE_BYTES = 100;
    private static final int UNRELIABLE_MARK = 32 << 10;

    private final EventLoops eventLoops;
    private final SendMode mode;
    private final Wire wire;
    private final int budget;
    private @Nullable DarkriftServer server;

    /**
     * Sets it up.
     *
     * @param options "transport", "loops", "busy", "unreliable"; "wire", which is plain, tls or websocket; "budget" of
     *     messages a second that a server takes from a client
     */
    public Darkrift(Fields options) {
        TransportKind transport =
                TransportKind.valueOf(options.text("transport", "nio").toUpperCase());
        int loops = options.integer("loops", 1);
        eventLoops = options.is("busy")
                ? EventLoops.createBusyWaiting(loops, transport)
                : EventLoops.create(loops, transport);
        mode = options.is("unreliable") ? SendMode.UNRELIABLE : SendMode.RELIABLE;
        wire = Wire.valueOf(options.text("wire", "plain").toUpperCase());
        budget = options.integer("budget", 0);
    }

    @Override
    public int listen(Supplier<Receiver> receivers) {
        return listen(builder().onConnect(client -> handle(client, peer(client), receivers.get())));
    }

    @Override
    public int listen(Receiver receiver) {
        return listen(builder()
                .on(Choice.class, (client, message) -> receiver.receive(peer(client), message))
                .on(PlayerUpdate.class, (client, message) -> receiver.receive(peer(client), message)));
    }

    /** Starts a server. Returns its port. */
    int listen(DarkriftServerBuilder builder) {
        server = builder.start();
        return server.port();
    }

    /** Creates a builder of a server. */
    DarkriftServerBuilder builder() {
        return builder(GeneratedMessageRegistry.registry());
    }

    /** Creates a builder of a server with other serializers. */
    DarkriftServerBuilder builder(MessageRegistry registry) {
        DarkriftServerBuilder builder = DarkriftServer.builder();
        if (budget > 0) {
            builder.rateLimit(RateLimit.slowDown(budget, (long) budget * BUDGET_MESSAGE_BYTES));
        }
        return builder.listen(wire.listener())
                .registry(registry)
                .eventLoops(eventLoops)
                .maxPendingHandshakes(65_535)
                .maxPendingHandshakesPerAddress(65_535)
                .maxConnectionRatePerAddress(1_000_000);
    }

    /** The server that listens. */
    DarkriftServer server() {
        if (server == null) {
            throw new IllegalStateException("it does not listen yet");
        }
        return server;
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws InterruptedException {
        DarkriftClientBuilder builder = DarkriftClient.builder()
                .registry(GeneratedMessageRegistry.registry())
                .eventLoops(eventLoops);
        if (mode == SendMode.UNRELIABLE) {
            // As much as a socket's buffer holds: over many connections, the default takes longer to fill than is
            // measured.
            builder.highWaterMark(UNRELIABLE_MARK);
        }
        DarkriftClient client = builder.connect(wire.dialer(port));
        DarkriftPeer peer = peer(client);
        handle(client, peer, receiver);
        return peer;
    }

    /** One that sends in the loop only if there is no other loop. */
    private DarkriftPeer peer(Connection connection) {
        return new DarkriftPeer(connection, mode, eventLoops.group().next());
    }

    private static void handle(Connection connection, Peer peer, Receiver receiver) {
        connection.on(Choice.class, message -> receiver.receive(peer, message));
        connection.on(PlayerUpdate.class, message -> receiver.receive(peer, message));
    }
}
