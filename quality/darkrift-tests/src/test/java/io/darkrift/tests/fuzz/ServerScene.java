package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.InMemoryPeer;
import io.darkrift.server.InMemoryServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.framing.Token;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server, a client that a fuzzer plays, and another client that must not notice. The fuzzer's client changes with each
 * input, the others stay: see {@link KeptServer}.
 */
final class ServerScene {
    private static final InetSocketAddress BYSTANDER = new InetSocketAddress("10.0.0.1", 1);
    private static final InetSocketAddress FUZZED = new InetSocketAddress("10.0.0.2", 2);
    private static final InetSocketAddress[] STRANGERS = new InetSocketAddress[8];
    private static final byte[] HELLO = {0, 0, 0, 4, 0, 0, 9, 7};

    static {
        for (int port = 1; port < STRANGERS.length; port++) {
            STRANGERS[port] = new InetSocketAddress("10.0.0.3", port);
        }
    }

    /** The bystander is no longer silent than this, and so within any budget. */
    private static final long ENOUGH_MILLIS = 10_000;

    /** What is slowed down is read bit by bit: so long for each. */
    private static final long BIT_MILLIS = 6_000;

    /** No timer of a connection that has ended is longer, and the bystander may be as silent. */
    private static final long LONG_MILLIS = 29_000;

    private static final int MAX_BITS = 10_000;

    private final InMemoryServer server;
    private final InMemoryPeer bystander;
    private final RemoteClient bystanderClient;
    private @Nullable InMemoryPeer fuzzed;
    private long silence;

    /** A server with a client. */
    ServerScene(BichannelListener listener, @Nullable RateLimit budget) {
        server = new InMemoryServer(listener, budget);
        bystander = server.connect(BYSTANDER);
        show(bystander, BYSTANDER);
        server.pass(0);
        bystanderClient = Objects.requireNonNull(server.newest(), "the bystander was not admitted");
    }

    /** The fuzzer opens a TCP connection, and may become a client. */
    void begin() {
        fuzzed = server.connect(FUZZED);
    }

    /** The fuzzer's client shows its token, and is a client from now on. */
    void admit() {
        show(fuzzed(), FUZZED);
        server.pass(0);
        if (client() == null) {
            fail("the client was not admitted");
        }
    }

    private void show(InMemoryPeer peer, InetSocketAddress from) {
        byte[] token = peer.token();
        server.datagram(from, token, 0, token.length);
    }

    private InMemoryPeer fuzzed() {
        return Objects.requireNonNull(fuzzed);
    }

    /** The fuzzer's client, or null. */
    @Nullable RemoteClient client() {
        RemoteClient newest = server.newest();
        return newest == bystanderClient ? null : newest;
    }

    /** The fuzzer's client sends bytes over TCP. */
    void tcp(byte[] bytes) {
        fuzzed().socket().feed(bytes);
    }

    /** The fuzzer's client closes its TCP channel. */
    void end() {
        fuzzed().socket().end();
    }

    /** The connection of the fuzzer's client is reset, at once or in the middle of what comes next. */
    void reset(boolean meanwhile) {
        if (meanwhile) {
            server.meanwhile(fuzzed().socket()::reset);
        } else {
            fuzzed().socket().reset();
        }
    }

    /** A datagram comes, from the fuzzer's client, a stranger, or even the address of the bystander. */
    void udp(int from, byte[] bytes) {
        server.datagram(address(from), bytes, 0, bytes.length);
    }

    /** Somebody shows the token of the fuzzer's client, perhaps with a wrong byte. */
    void token(int from, int change) {
        byte[] token = fuzzed().token();
        if (change > 0) {
            token[change % token.length] ^= (byte) change;
        }
        server.datagram(address(from), token, 0, token.length);
    }

    /** The fuzzer's client shows its token over TCP, perhaps with a wrong byte. */
    void present(int change) {
        byte[] frame = Token.read(fuzzed().token(), 0).presentation();
        if (change > 0) {
            frame[change % frame.length] ^= (byte) change;
        }
        tcp(frame);
    }

    private static InetSocketAddress address(int from) {
        return switch (from & 7) {
            case 0 -> BYSTANDER;
            case 1, 2, 3, 4 -> FUZZED;
            default -> STRANGERS[from & 7];
        };
    }

    /** Time passes. The bystander says something, so that it is not taken for one that has gone. */
    void pass(long millis) {
        if (silence > 0 && silence + millis > ENOUGH_MILLIS) {
            hello();
        }
        silence += millis;
        server.pass(millis);
    }

    private void hello() {
        silence = 0;
        bystander.socket().feed(HELLO);
    }

    /** The application does something with the fuzzer's client. */
    void act(int what) {
        RemoteClient client = client();
        if (client == null) {
            return;
        }
        switch (what & 7) {
            case 0 -> client.closeAsync();
            case 1 -> client.strike("a whim", 1 + (what >> 3));
            case 2 -> client.ping();
            case 3 -> client.ping(Message.of(what), SendMode.UNRELIABLE);
            case 4 -> client.send(Message.of(what, new byte[what]), SendMode.UNRELIABLE);
            default -> client.send(Message.of(what, new byte[what]));
        }
    }

    /** The fuzzer's client goes, and nothing is left of it. The bystander talks to the server as ever, before and after. */
    void finish() {
        pass(ENOUGH_MILLIS);
        if (server.udpAddresses() > 2) {
            fail("%d addresses are remembered for two clients", server.udpAddresses());
        }
        checkBystander();
        end();
        for (int i = 0; i < MAX_BITS && fuzzed().socket().isOpen(); i++) {
            pass(BIT_MILLIS);
        }
        pass(LONG_MILLIS);
        checkBystander();
        server.checkLeft(1);
        fuzzed = null;
    }

    private void checkBystander() {
        int handled = server.handled();
        hello();
        if (!bystanderClient.isOpen() || bystanderClient.strikes() != 0 || server.handled() != handled + 1) {
            fail("the bystander has suffered: %s", bystanderClient);
        }
    }

    /** All go, the server too, and nothing is left. */
    void close() {
        server.close();
    }
}
