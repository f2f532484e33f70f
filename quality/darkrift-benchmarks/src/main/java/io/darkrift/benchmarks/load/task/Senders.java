package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a message over some connections, as fast as it goes, until it is closed. */
final class Senders implements AutoCloseable {
    /** How many messages a thread sends over one connection before it turns to the next. */
    private static final int TURN = 64;

    private final Object message;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean goesOn = true;

    Senders(Object message) {
        this.message = message;
    }

    /** Sends from threads of the user: each thread over all connections in turn. */
    void fromThreads(List<Peer> peers, int count) {
        for (int i = 0; i < count; i++) {
            int first = i * peers.size() / count;
            Thread thread = new Thread(() -> send(peers, first), "sender-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Sends on the loops of the connections. Nobody counts what is sent there. */
    void inLoop(List<Peer> peers) {
        peers.forEach(peer -> peer.flood(message, () -> goesOn));
    }

    private void send(List<Peer> peers, int first) {
        try {
            for (int i = first; goesOn; i = (i + 1) % peers.size()) {
                Peer peer = peers.get(i);
                for (int j = 0; j < TURN; j++) {
                    peer.send(message);
                }
                sent.addAndGet(TURN);
            }
        } catch (InterruptedException e) {
            // It was closed.
        }
    }

    /** The count of messages that threads have sent. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        goesOn = false;
        threads.forEach(Thread::interrupt);
    }
}
