package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.ReceiveTimeoutException;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/**
 * A server that sends back what it gets, and a client that plays on it meanwhile: whatever others do, it must go on,
 * and nothing of them may be left at the end.
 */
final class Stage implements AutoCloseable {
    /** What the client that plays sends; the server sends back all but this to whom it came from. */
    static final int WITNESS_TAG = 4242;

    private final Map<Integer, DisconnectInfo> disconnects = new ConcurrentHashMap<>();
    private final List<Integer> gone = new CopyOnWriteArrayList<>();
    private final DarkriftServer server;
    private final DarkriftClient witness;
    private int played;

    Stage() {
        this(builder -> builder);
    }

    Stage(UnaryOperator<DarkriftServerBuilder> settings) {
        this(Listener.bichannel(0).host("127.0.0.1"), settings);
    }

    Stage(BichannelListener listener, UnaryOperator<DarkriftServerBuilder> settings) {
        DarkriftServerBuilder builder = DarkriftServer.builder()
                .listen(listener)
                .trustedAddresses()
                .closeTimeout(Duration.ofMillis(500))
                .onUnhandledMessage(RemoteClient::send)
                .onDisconnect((client, disconnect) -> {
                    disconnects.put(client.id(), disconnect);
                    gone.add(client.id());
                });
        server = settings.apply(builder).start();
        witness = connect();
        play();
    }

    DarkriftServer server() {
        return server;
    }

    /** A client of this library. */
    DarkriftClient connect() {
        try {
            return DarkriftClient.builder().udpFallback(true).connect("127.0.0.1", server.port(), udpPort());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int udpPort() {
        var udp = server.listeners().get(0).udpAddress();
        return udp == null ? server.port() : udp.getPort();
    }

    /** The server's end of a connection. */
    RemoteClient remote(int id) {
        return Awaitility.await().until(() -> server.client(id).orElse(null), found -> found != null);
    }

    /** How a client was disconnected. */
    DisconnectInfo disconnect(int id) {
        return Awaitility.await().until(() -> disconnects.get(id), found -> found != null);
    }

    /** How often a client was told to have gone. */
    long timesGone(int id) {
        return gone.stream().filter(each -> each == id).count();
    }

    boolean isConnected(int id) {
        return server.client(id).isPresent();
    }

    /** The client that plays sends and gets a message over each channel. */
    void play() {
        for (SendMode mode : SendMode.values()) {
            played++;
            Message message = Message.of(WITNESS_TAG, new byte[] {(byte) (played >> 8), (byte) played})
                    .with(mode);
            // A datagram may be lost where the machine is busy.
            Awaitility.await("an answer over " + mode)
                    .ignoreException(ReceiveTimeoutException.class)
                    .until(() -> {
                        witness.sendBlocking(message);
                        return answer(message);
                    });
        }
    }

    private boolean answer(Message message) throws InterruptedException {
        Duration patience = Duration.ofSeconds(message.sendMode() == SendMode.RELIABLE ? 10 : 2);
        // What was sent again may not have been lost; and without UDP all comes over TCP.
        while (!Arrays.equals(witness.receive(patience).payload(), message.payload())) {
            Thread.onSpinWait();
        }
        return true;
    }

    /** Nobody but the client that plays is there. */
    void othersAreGone() {
        Awaitility.await("nobody is left but one")
                .until(() -> server.clientCount() == 1 && server.statistics().pendingHandshakes() == 0);
        play();
    }

    @Override
    public void close() {
        try {
            play();
        } finally {
            witness.close();
            server.close();
        }
        assertThat(server.clientCount()).isZero();
        assertThat(server.statistics().pendingHandshakes()).isZero();
    }
}
