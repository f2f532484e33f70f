package io.darkrift.testing.transport;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The server's side of a transport under test. Counts tickets, and keeps the links. */
public final class TestServer implements ServerTransport.Acceptor {
    private final LinkSettings settings;
    private final Supplier<EventLoops> eventLoops;
    private final Consumer<String> violations;
    private final RandomGenerator random = new Random(1);
    private final MemoryBudget inboundMemory = new MemoryBudget(1 << 26);
    private final List<TestEnd> ends = new CopyOnWriteArrayList<>();

    public final AtomicInteger begun = new AtomicInteger();
    /** Connections in the handshake. */
    public final AtomicInteger openTickets = new AtomicInteger();

    /** Connections whose sockets are open, in the handshake and after it. */
    public final AtomicInteger openConnections = new AtomicInteger();

    public final AtomicInteger failedTickets = new AtomicInteger();

    /** What the transport has reported. */
    public final List<DarkriftException> failures = new CopyOnWriteArrayList<>();

    // What the test has the server do.
    public volatile boolean refuses;
    public volatile boolean evicts;
    public volatile Runnable whenBegun = () -> {};
    public volatile Consumer<TestEnd> whenEstablished = TestEnd::resumeSoon;

    public TestServer(LinkSettings settings, Supplier<EventLoops> eventLoops, Consumer<String> violations) {
        this.settings = settings;
        this.eventLoops = eventLoops;
        this.violations = violations;
    }

    public List<TestEnd> ends() {
        return ends;
    }

    @Override
    public EventLoops eventLoops() {
        return eventLoops.get();
    }

    @Override
    public LinkSettings settings() {
        return settings;
    }

    @Override
    public MemoryBudget inboundMemory() {
        return inboundMemory;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public ServerTransport.Ticket begin(InetAddress peer, Runnable evict) {
        begun.incrementAndGet();
        if (refuses) {
            return null;
        }
        openTickets.incrementAndGet();
        openConnections.incrementAndGet();
        Ticket ticket = new Ticket();
        whenBegun.run();
        if (evicts) {
            evict.run();
        }
        return ticket;
    }

    @Override
    public LinkHandler established(Link link) {
        TestEnd end = new TestEnd(link, violations);
        whenEstablished.accept(end);
        ends.add(end);
        return end;
    }

    @Override
    public void failed(DarkriftException cause) {
        failures.add(cause);
    }

    private final class Ticket implements ServerTransport.Ticket {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void established() {
            if (ended.compareAndSet(false, true)) {
                openTickets.decrementAndGet();
            }
        }

        @Override
        public void failed() {
            if (!ended.get()) {
                failedTickets.incrementAndGet();
            }
            established();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                openConnections.decrementAndGet();
            }
            established();
        }
    }
}
