package io.darkrift.testing.transport;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.ClientTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Has a transport over sockets of the loopback interface pass the suite of all transports, with several event loops. */
public abstract class SocketHarness implements TransportHarness {
    /** A handshake of TLS takes some milliseconds of a CPU: {@code -Ddarkrift.tests.full=true} makes all of them. */
    protected static final int ENCRYPTED_CONNECTIONS = Boolean.getBoolean("darkrift.tests.full") ? 3_000 : 1_000;

    private final EventLoops eventLoops;
    private final Duration patience;

    /**
     * A harness with event loops of its own.
     *
     * @param kind the transport of Netty
     * @param patience how long is waited for what is expected
     */
    protected SocketHarness(TransportKind kind, Duration patience) {
        this.eventLoops = EventLoops.create(3, kind);
        this.patience = patience;
    }

    /** Returns what connects to a TCP port of this machine. */
    protected abstract ClientTransport dialer(int port);

    @Override
    public ClientTransport dialerToNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return dialer(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EventLoops eventLoops() {
        return eventLoops;
    }

    @Override
    public void endEventLoops() {
        eventLoops.close();
    }

    @Override
    public int moreThanBuffers() {
        // Linux lets the buffers of both sockets grow to 4 and 6 MiB.
        return 16 << 20;
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(1))
                .atMost(patience)
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        eventLoops.close();
    }
}
