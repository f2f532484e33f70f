package io.darkrift.testing.transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every transport promises to connections. Besides what each test looks at, {@link TestEnd} checks the rules of
 * {@link io.darkrift.transport.LinkHandler} at every call, and after each test all links have ended exactly once, all
 * that was written is reported, and no ticket is open.
 */
public abstract class TransportContract implements DeliveryContract, ClosingContract, ConnectingContract {
    private TransportBench bench;

    /** Creates the harness of one test. */
    protected abstract TransportHarness createHarness();

    @BeforeEach
    void open() {
        bench = new TransportBench(createHarness());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    public TransportBench bench() {
        return bench;
    }
}
