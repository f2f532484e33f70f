package io.darkrift.transport.memory;

import io.darkrift.DarkriftException;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.memory.Counters.Event;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A name in a memory network that a server can listen on. */
final class MemoryListener implements ServerTransport {
    private final MemoryNetwork network;
    private final String name;

    MemoryListener(MemoryNetwork network, String name) {
        this.network = network;
        this.name = name;
    }

    @Override
    public Binding bind(Acceptor acceptor) {
        Objects.requireNonNull(acceptor, "acceptor");
        Bound bound = new Bound(network, name, network.newListenerAddress(), acceptor);
        if (!network.listen(name, bound)) {
            throw new DarkriftException("A server listens on \"" + name
                    + "\" in this memory network already: close it, or listen on another name");
        }
        return bound;
    }

    @Override
    public String toString() {
        return "memory:" + name;
    }

    /** A name that a server listens on. */
    static final class Bound implements Binding {
        private final MemoryNetwork network;
        private final String name;
        private final InetSocketAddress address;
        private final Acceptor acceptor;
        private final Counters counters = new Counters();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        // On the loop. In the order of their requests, so that a run can be repeated.
        private final Set<MemoryPipe> pipes = new LinkedHashSet<>();
        private boolean closing;

        Bound(MemoryNetwork network, String name, InetSocketAddress address, Acceptor acceptor) {
            this.network = network;
            this.name = name;
            this.address = address;
            this.acceptor = acceptor;
        }

        Acceptor acceptor() {
            return acceptor;
        }

        InetSocketAddress address() {
            return address;
        }

        void count(Event event) {
            counters.count(event);
        }

        void add(MemoryPipe pipe) {
            pipes.add(pipe);
        }

        void remove(MemoryPipe pipe) {
            pipes.remove(pipe);
            completeWhenEmpty();
        }

        private void completeWhenEmpty() {
            if (closing && pipes.isEmpty()) {
                closed.complete(null);
            }
        }

        @Override
        public List<InetSocketAddress> addresses() {
            return List.of(address);
        }

        @Override
        public void stopAccepting() {
            network.stopListening(name, this);
            try {
                network.loop().execute(() -> List.copyOf(pipes).forEach(MemoryPipe::stopHandshake));
            } catch (RejectedExecutionException e) {
                // The network was closed, and has ended the handshakes.
            }
        }

        @Override
        public CompletableFuture<Void> close(Duration limit) {
            if (limit.isNegative()) {
                throw new IllegalArgumentException("limit is " + limit + ": 0 or more is needed");
            }
            stopAccepting();
            try {
                network.loop().execute(() -> closeOnLoop(limit));
            } catch (RejectedExecutionException e) {
                // The network was closed, and has ended the links.
                closed.complete(null);
            }
            return closed.copy();
        }

        private void closeOnLoop(Duration limit) {
            closing = true;
            for (MemoryPipe pipe : new ArrayList<>(pipes)) {
                pipe.closeServerEnd(limit);
            }
            if (!pipes.isEmpty()) {
                network.loop()
                        .schedule(
                                () -> List.copyOf(pipes).forEach(MemoryPipe::endServerEnd),
                                MemoryLink.nanos(limit),
                                TimeUnit.NANOSECONDS);
            }
            completeWhenEmpty();
        }

        @Override
        public Map<String, Long> counters() {
            return counters.toMap();
        }
    }
}
