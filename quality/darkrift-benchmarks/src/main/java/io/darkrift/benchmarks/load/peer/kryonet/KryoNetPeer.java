package io.darkrift.benchmarks.load.peer.kryonet;

import com.esotericsoftware.kryonet.Connection;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import java.util.concurrent.locks.LockSupport;

/** One end of a connection. */
record KryoNetPeer(Connection connection, Receiver receiver) implements Peer {
    private static final long PAUSE_NANOS = 20_000;

    @Override
    public void answer(Object message) {
        connection.sendTCP(message);
    }

    /** Waits as a user has to: a connection whose buffer overflows is closed. */
    @Override
    public void send(Object message) throws InterruptedException {
        while (connection.getTcpWriteBufferSize() > KryoNet.WRITE_BUFFER / 2) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        connection.sendTCP(message);
    }
}
