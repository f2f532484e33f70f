package io.darkrift.benchmarks.load.peer.darkrift;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.connection.Connection;
import io.darkrift.message.SendMode;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** A connection, and the channel that its messages take. */
final class DarkriftPeer implements Peer {
    private final Connection connection;
    private final SendMode mode;
    private final Executor loop;

    DarkriftPeer(Connection connection, SendMode mode, Executor loop) {
        this.connection = connection;
        this.mode = mode;
        this.loop = loop;
    }

    @Override
    public void answer(Object message) {
        connection.send(message, mode);
    }

    @Override
    public void send(Object message) throws InterruptedException {
        connection.sendBlocking(message, mode);
    }

    /** In the loop, as {@code whenWritable} tells its users to do it. */
    @Override
    public void flood(Object message, BooleanSupplier goesOn) {
        loop.execute(() -> fill(message, goesOn));
    }

    private void fill(Object message, BooleanSupplier goesOn) {
        boolean taken = true;
        while (taken && goesOn.getAsBoolean()) {
            taken = connection.send(message, mode).isAccepted();
        }
        if (goesOn.getAsBoolean()) {
            connection.whenWritable(mode).thenRun(() -> fill(message, goesOn));
        }
    }
}
