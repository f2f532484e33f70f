package io.darkrift.testing.transport;

import io.darkrift.connection.EventLoops;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.util.function.BooleanSupplier;

/** What a transport brings to {@link TransportContract}. One is made for each test. */
public interface TransportHarness extends AutoCloseable {
    /** Returns where the server of the test listens. */
    ServerTransport listener();

    /** Returns a dialer to what {@link #listener()} has opened. */
    ClientTransport dialer(ServerTransport.Binding binding);

    /** Returns a dialer to where nobody listens. */
    ClientTransport dialerToNobody();

    /** Returns the event loops of servers and clients; a transport that needs none may throw. */
    EventLoops eventLoops();

    /** Ends the event loops of servers and clients while the transport is in use. */
    void endEventLoops();

    /** Returns a number of bytes that all buffers of one direction of a link can't hold together. */
    int moreThanBuffers();

    /** Returns how many connections come and go in one test: a multiple of 100. */
    default int connectionCount() {
        return 3_000;
    }

    /** Waits until a condition holds; fails the test if it does not hold for long. */
    void await(String what, BooleanSupplier condition);

    /** Closes what the harness has opened. */
    @Override
    void close();
}
