package io.darkrift.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.EventLoops;
import io.darkrift.testing.transport.TransportHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Has memory networks pass the suite of all transports. */
final class MemoryHarness implements TransportHarness {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final MemoryNetwork network;

    MemoryHarness(MemoryNetwork network) {
        this.network = network;
    }

    @Override
    public ServerTransport listener() {
        return network.listener();
    }

    @Override
    public ClientTransport dialer(ServerTransport.Binding binding) {
        return network.dialer();
    }

    @Override
    public ClientTransport dialerToNobody() {
        return network.dialer("nobody");
    }

    @Override
    public EventLoops eventLoops() {
        throw new AssertionError("A memory network needs no event loops, and must not have them made");
    }

    @Override
    public void endEventLoops() {
        network.close();
    }

    @Override
    public int moreThanBuffers() {
        return 1_000_000;
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
        if (network.loop().isVirtual()) {
            assertThat(network.advanceUntil(condition, PATIENCE)).as(what).isTrue();
        } else {
            Awaitility.await(what)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(condition::getAsBoolean);
        }
    }

    @Override
    public void close() {
        // Whatever a test has left must go by itself.
        await("all connections are forgotten", () -> network.pipes() == 0);
        network.close();
        assertThat(network.loop().waiting()).isZero();
    }
}
