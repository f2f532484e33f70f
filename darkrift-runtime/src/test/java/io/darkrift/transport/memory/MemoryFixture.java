package io.darkrift.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.EventLoops;
import io.darkrift.testing.transport.TestDialer;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestServer;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.ServerTransport.Binding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a network in virtual time, and clients of it. */
final class MemoryFixture implements AutoCloseable {
    static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    static final LinkSettings SETTINGS =
            new LinkSettings(50_000, 1_000, 1_000, HANDSHAKE_TIMEOUT, CLOSE_TIMEOUT, Duration.ofDays(1));

    final MemoryNetwork network;
    final List<String> violations = new ArrayList<>();
    final TestServer server = new TestServer(SETTINGS, MemoryFixture::noEventLoops, violations::add);
    final Binding binding;
    Attempt attempt = () -> {};

    MemoryFixture(MemoryNetwork.Builder builder) {
        network = builder.inVirtualTime();
        binding = network.listener().bind(server);
    }

    private static EventLoops noEventLoops() {
        throw new AssertionError("A memory network needs no event loops, and must not have them made");
    }

    TestDialer dial(String name) {
        TestDialer dialer = new TestDialer(SETTINGS, MemoryFixture::noEventLoops, violations::add);
        attempt = network.dialer(name).connect(dialer);
        return dialer;
    }

    TestDialer dial() {
        return dial("server");
    }

    /** Connects, and returns the end of the client. */
    TestEnd connect() {
        TestDialer dialer = dial();
        assertThat(network.advanceUntil(() -> dialer.isEstablished(), Duration.ofDays(1)))
                .isTrue();
        network.runUntilIdle();
        return dialer.end();
    }

    TestEnd serverEnd() {
        return server.ends().get(server.ends().size() - 1);
    }

    long nanos() {
        return network.executor().nanos();
    }

    /** Moves the clock by nanoseconds. */
    void advance(long nanos) {
        network.advance(Duration.ofNanos(nanos));
    }

    static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void close() {
        network.close();
        assertThat(violations).isEmpty();
        assertThat(network.pipes()).isZero();
        assertThat(network.loop().waiting()).isZero();
        assertThat(server.openTickets).hasValue(0);
    }
}
