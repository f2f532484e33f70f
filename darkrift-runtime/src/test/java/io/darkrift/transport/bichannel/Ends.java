package io.darkrift.transport.bichannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.SendMode;
import io.darkrift.testing.transport.TestDialer;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestServer;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.ServerTransport.Binding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A server and clients over bichannel, which record what happens. What breaks a rule of the seam fails the test. */
final class Ends implements AutoCloseable {
    /** What no test waits for. */
    static final Duration NEVER = Duration.ofDays(1);

    static final InetAddress LOCAL = loopback(1);

    /** The Configure command with the id 7. */
    static final byte[] CONFIGURE = hex("00000005 80 0000 0007");

    final EventLoops loops;
    TestServer server;
    BichannelBinding binding;

    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<Binding> bindings = new ArrayList<>();

    Ends(TransportKind kind, int threads) {
        loops = EventLoops.create(threads, kind);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static InetAddress loopback(int last) {
        try {
            return InetAddress.getByName("127.0.0." + last);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static LinkSettings settings(Duration handshakeTimeout) {
        return new LinkSettings(100_000, 1_200, 65_507, handshakeTimeout, NEVER, NEVER);
    }

    /** Listens. Each link sends Configure first, as a server does. */
    TestServer listen(BichannelListener listener, LinkSettings settings) {
        server = new TestServer(settings, () -> loops, violations::add);
        server.whenEstablished = Ends::configure;
        binding = (BichannelBinding) listener.bind(server);
        bindings.add(binding);
        return server;
    }

    static void configure(TestEnd end) {
        end.resumeSoon();
        end.link.executor().execute(() -> end.write(SendMode.RELIABLE, CONFIGURE));
    }

    TestServer listen(BichannelListener listener) {
        return listen(listener, settings(NEVER));
    }

    int tcpPort() {
        return binding.addresses().get(0).getPort();
    }

    int udpPort() {
        return binding.addresses().get(1).getPort();
    }

    TestDialer dialer(Duration handshakeTimeout) {
        return new TestDialer(settings(handshakeTimeout), () -> loops, violations::add);
    }

    TestDialer dial(BichannelDialer to, Duration handshakeTimeout) {
        TestDialer dialer = dialer(handshakeTimeout);
        to.connect(dialer);
        return dialer;
    }

    /** Connects to the server of this. */
    TestEnd connect() {
        return established(dial(BichannelDialer.to("127.0.0.1", tcpPort()).udpPort(udpPort()), NEVER));
    }

    static TestEnd established(TestDialer dialer) {
        await(() -> dialer.isEstablished() || dialer.isFailed());
        if (dialer.isFailed()) {
            throw dialer.failure();
        }
        return dialer.end();
    }

    /** Waits for the link of the only client, or that of the n-th. */
    TestEnd serverEnd(int index) {
        await(() -> server.ends().size() > index);
        return server.ends().get(index);
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(1))
                .until(condition::getAsBoolean);
    }

    static InetSocketAddress at(int last, int port) {
        return new InetSocketAddress(loopback(last), port);
    }

    @Override
    public void close() {
        bindings.forEach(each -> each.close(Duration.ZERO).join());
        loops.close();
        assertThat(violations).isEmpty();
    }
}
