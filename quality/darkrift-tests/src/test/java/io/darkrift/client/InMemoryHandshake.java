package io.darkrift.client;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.EventLoopsOf;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.message.MessageRegistry;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.transport.bichannel.socket.InMemoryChannel;
import io.darkrift.transport.bichannel.socket.InMemoryLoops;
import io.darkrift.transport.bichannel.socket.InMemorySocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client that connects, whole but for its sockets and threads: see {@link InMemoryLoops}. */
public final class InMemoryHandshake {
    private static final Handlers<DarkriftClient> HANDLERS =
            new Handlers.Builder<DarkriftClient>().build(DirectedMessages.ofClient(MessageRegistry.load()));

    final InMemoryLoops loops = new InMemoryLoops(1);
    private final CompletableFuture<DarkriftClient> result;

    /**
     * A client whose TCP channel has just opened.
     *
     * @param dialect what it is to speak
     * @param udpFallback whether it may do without UDP
     */
    public InMemoryHandshake(Dialect dialect, boolean udpFallback) {
        ConnectionSettings connection = new ConnectionSettings(
                Dispatcher.eventLoop(),
                10,
                1 << 16,
                4_096,
                SendQueuePolicy.RETURN_FULL,
                4_096,
                1 << 16,
                1_200,
                8_192,
                true,
                Duration.ofSeconds(10),
                null,
                Duration.ofSeconds(30),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                100,
                loops::nanos,
                null);
        ClientSettings settings = new ClientSettings(connection, Duration.ofSeconds(5), HANDLERS, disconnect -> {});
        BichannelDialer dialer =
                BichannelDialer.to("127.0.0.1", 4296).dialect(dialect).udpFallback(udpFallback);
        result = new Connector(settings, () -> EventLoopsOf.group(loops)).connect(dialer);
        loops.runAll();
    }

    /** The client's channel to the server: the last one, if it has tried several times. */
    public InMemorySocket tcp() {
        return loops.sockets().get(loops.sockets().size() - 1);
    }

    /** A datagram comes, if the client has a UDP socket already. */
    public void datagram(byte[] bytes) {
        InMemoryChannel.Udp udp = loops.udp();
        if (udp != null) {
            udp.receive(InMemoryChannel.SERVER, bytes, 0, bytes.length);
        }
    }

    /** Time passes. */
    public void pass(long millis) {
        loops.pass(millis);
    }

    /** What becomes of it. */
    public CompletableFuture<DarkriftClient> result() {
        return result;
    }

    /**
     * Ends the connection.
     *
     * @throws AssertionError if something is left
     */
    public void close() {
        loops.sockets().forEach(InMemorySocket::end);
        pass(6_000);
        pass(60_000);
        result.handle((client, failure) -> client == null ? null : client.closeAsync());
        pass(60_000);
        // The channel of a link that could not close in time lingers after that.
        pass(60_000);
        if (!result.isDone()) {
            throw new AssertionError("left: " + result);
        }
        loops.checkLeft(0, 0);
        loops.end();
    }
}
