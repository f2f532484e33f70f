package io.darkrift.transport.memory;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.memory.Counters.Event;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A network inside one process, for tests: clients and servers connect by name, without sockets.
 *
 * <p>In <b>virtual time</b> nothing runs by itself. The thread that calls {@link #advance}, {@link #advanceUntil} or
 * {@link #runUntilIdle} is the event loop of all links meanwhile, and the clock moves from one task to the next. A test
 * that does the same with the same seed sees the same. Do not wait on that thread for what the network has to do first:
 * move the clock instead. In <b>real time</b> a daemon thread is the event loop, until {@link #close}.
 *
 * <p>The conditions apply to each direction of each link. The random numbers of a direction depend on the seed, and on
 * how many connections were begun before, and not on what other links send.
 *
 * <p>Safe for use by any thread. What another thread than the event loop asks for is done in the order of the tasks of
 * the loop; in virtual time, when the clock is moved next. After {@link #close}, methods that change the network throw
 * an {@link IllegalStateException}, and connections fail.
 */
public final class MemoryNetwork implements AutoCloseable {
    /** The two directions of a link. */
    public enum Direction {
        /** From client to server. */
        TO_SERVER,
        /** From server to client. */
        TO_CLIENT
    }

    private static final String DEFAULT_NAME = "server";
    private static final int FIRST_CLIENT_HOST = 1 << 16;
    private static final int CLIENT_HOSTS = (1 << 24) - FIRST_CLIENT_HOST - 1;
    private static final int FIRST_CLIENT_PORT = 49_152;
    private static final int CLIENT_PORTS = 16_384;
    private static final int FIRST_LISTENER_PORT = 4_296;
    private static final int LISTENER_PORTS = 60_000;
    private static final int LISTENER_HOSTS = 254;
    private static final int LOOPBACK = 127 << 24;

    private final MemoryLoop loop;
    private final int bufferBytes;
    private final boolean unreliable;
    private final Counters counters = new Counters();
    private final ConcurrentHashMap<String, MemoryListener.Bound> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger listenerCount = new AtomicInteger();
    private final AtomicLong clientCount = new AtomicLong();
    private volatile boolean closed;

    // On the loop.
    private final EnumMap<Direction, NetworkConditions> conditions = new EnumMap<>(Direction.class);
    private final Set<MemoryPipe> pipes = new LinkedHashSet<>();
    private final SplittableRandom random;
    private boolean frozen;

    private MemoryNetwork(Builder builder, MemoryLoop loop) {
        this.loop = loop;
        this.bufferBytes = builder.bufferBytes;
        this.unreliable = builder.unreliable;
        this.random = new SplittableRandom(builder.seed);
        conditions.putAll(builder.conditions);
    }

    /**
     * Returns a network in virtual time with the defaults of the builder.
     *
     * @return the network
     */
    public static MemoryNetwork virtualTime() {
        return builder().inVirtualTime();
    }

    /**
     * Returns a network in real time with the defaults of the builder.
     *
     * @return the network, to be closed
     */
    public static MemoryNetwork realTime() {
        return builder().inRealTime();
    }

    /**
     * Returns a builder.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a listener on the name that {@link #dialer()} connects to.
     *
     * @return the listener, for one server at a time
     */
    public ServerTransport listener() {
        return listener(DEFAULT_NAME);
    }

    /**
     * Returns a listener.
     *
     * @param name the name that clients connect to
     * @return the listener, for one server at a time
     */
    public ServerTransport listener(String name) {
        return new MemoryListener(this, Objects.requireNonNull(name, "name"));
    }

    /**
     * Returns a dialer to the server that uses {@link #listener()}.
     *
     * @return the dialer, for any number of clients
     */
    public MemoryDialer dialer() {
        return dialer(DEFAULT_NAME);
    }

    /**
     * Returns a dialer.
     *
     * @param name the name of the listener; it need not be in use yet
     * @return the dialer, for any number of clients. Each connection comes from an address of its own
     */
    public MemoryDialer dialer(String name) {
        return new MemoryDialer(this, Objects.requireNonNull(name, "name"));
    }

    ClientTransport.Attempt begin(MemoryDialer from, ClientTransport.Dialer dialer) {
        Objects.requireNonNull(dialer, "dialer");
        MemoryAttempt attempt = new MemoryAttempt();
        try {
            // The pipe is made on the loop, where the order of connections decides on their random numbers.
            loop.execute(() -> {
                MemoryPipe pipe = new MemoryPipe(this, new View(from), from.name(), newClientAddress(), dialer);
                if (attempt.begins(pipe)) {
                    pipes.add(pipe);
                    pipe.begin();
                }
            });
        } catch (RejectedExecutionException e) {
            dialer.failed(new ConnectFailedException(
                    "The memory network is closed, and makes no connections: keep it open while clients use it", e));
        }
        return attempt;
    }

    /** An attempt whose pipe is made later. */
    private static final class MemoryAttempt implements ClientTransport.Attempt {
        private boolean cancelled;
        private ClientTransport.Attempt pipe = () -> {};

        synchronized boolean begins(MemoryPipe made) {
            pipe = made;
            return !cancelled;
        }

        @Override
        public void cancel() {
            ClientTransport.Attempt begun;
            synchronized (this) {
                cancelled = true;
                begun = pipe;
            }
            begun.cancel();
        }
    }

    /**
     * Sets the conditions of both directions, for what is sent from now on. A {@link MemoryDialer} can have conditions of its
     * own.
     *
     * @param value the conditions
     */
    public void setConditions(NetworkConditions value) {
        setConditions(Direction.TO_SERVER, value);
        setConditions(Direction.TO_CLIENT, value);
    }

    /**
     * Sets the conditions of one direction, for what is sent from now on.
     *
     * @param direction the direction
     * @param value the conditions
     */
    public void setConditions(Direction direction, NetworkConditions value) {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(value, "value");
        onLoop(() -> conditions.put(direction, value));
    }

    /**
     * Breaks all links, as a cable that is pulled: both ends report a network error, and what was under way is lost.
     * Handshakes under way fail. New connections can be made at once; {@link #freeze} the network too to prevent that.
     */
    public void cut() {
        onLoop(() -> breakAll("The network was cut"));
    }

    /**
     * Holds everything back until {@link #thaw}: nobody notices, except by the silence. What is sent waits as far as the
     * buffers have room.
     */
    public void freeze() {
        onLoop(() -> frozen = true);
    }

    /** Delivers everything again. What arrived during the freeze is delivered at once, in its order. */
    public void thaw() {
        onLoop(() -> {
            frozen = false;
            List.copyOf(pipes).forEach(MemoryPipe::thaw);
        });
    }

    void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The memory network is closed: change it before you close it", e);
        }
    }

    private void breakAll(String detail) {
        List.copyOf(pipes).forEach(pipe -> pipe.cut(detail));
    }

    /**
     * Moves the clock of a network in virtual time, and runs each task when its time comes.
     *
     * @param time how far: 0 or more
     * @throws IllegalStateException if the network runs in real time, if a task of the network calls this, or if another
     *     thread moves the clock
     */
    public void advance(Duration time) {
        advanceUntil(() -> false, time);
    }

    /**
     * Moves the clock of a network in virtual time until a condition holds.
     *
     * @param condition what is waited for: it is checked before each task
     * @param limit how far the clock is moved at most: 0 or more
     * @return whether the condition holds
     * @throws IllegalStateException if the network runs in real time, if a task of the network calls this, or if another
     *     thread moves the clock
     */
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        Objects.requireNonNull(condition, "condition");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("The time is " + limit + ": a clock can't be moved backwards");
        }
        return loop.drive(loop.after(MemoryLink.nanos(limit)), condition);
    }

    /**
     * Runs what is due in a network in virtual time, and what follows from it, without moving the clock.
     *
     * @throws IllegalStateException if the network runs in real time, if a task of the network calls this, or if another
     *     thread moves the clock
     */
    public void runUntilIdle() {
        advance(Duration.ZERO);
    }

    /**
     * Returns the event loop of all links, with the clock of the network.
     *
     * @return always the same
     */
    public LinkExecutor executor() {
        return loop;
    }

    /**
     * Returns counters of what the network lost, refused, or changed, for all listeners and clients together.
     *
     * @return counts by name, such as {@code unreliable_lost}
     */
    public Map<String, Long> counters() {
        return counters.toMap();
    }

    /**
     * Breaks all links, fails handshakes under way, and ends the loop. In virtual time the calling thread runs what is
     * due. Otherwise waits for the thread of the network, 5 seconds at most.
     */
    @Override
    public void close() {
        closed = true;
        listeners.clear();
        try {
            loop.execute(() -> breakAll("The memory network was closed"));
        } catch (RejectedExecutionException e) {
            // Closed already.
            return;
        }
        loop.close();
    }

    // For the other classes of the package.

    MemoryLoop loop() {
        return loop;
    }

    boolean hasUnreliable() {
        return unreliable;
    }

    RandomGenerator split() {
        return random.split();
    }

    void count(Event event) {
        counters.count(event);
    }

    void forget(MemoryPipe pipe) {
        pipes.remove(pipe);
    }

    /** Returns how many connections are open, begin, or linger. On the loop, or while nothing drives it. */
    int pipes() {
        return pipes.size();
    }

    MemoryListener.@Nullable Bound listenerAt(String name) {
        return listeners.get(name);
    }

    boolean listen(String name, MemoryListener.Bound bound) {
        if (listeners.putIfAbsent(name, bound) != null) {
            return false;
        }
        if (closed) {
            listeners.remove(name, bound);
            throw new DarkriftException(
                    "The memory network is closed, and can't be listened on: keep it open while servers use it");
        }
        return true;
    }

    void stopListening(String name, MemoryListener.Bound bound) {
        listeners.remove(name, bound);
    }

    String nobodyListens(String name) {
        return "Nobody listens on \"" + name + "\" in this memory network, where servers listen on "
                + new TreeSet<>(listeners.keySet()) + ": start the server first, with listener(\"" + name + "\")";
    }

    /** Unique for the first 2.7 * 10^11 connections. */
    private InetSocketAddress newClientAddress() {
        long number = clientCount.getAndIncrement();
        int host = FIRST_CLIENT_HOST + (int) (number % CLIENT_HOSTS);
        return address(host, FIRST_CLIENT_PORT + (int) (number / CLIENT_HOSTS % CLIENT_PORTS));
    }

    InetSocketAddress newListenerAddress() {
        int number = listenerCount.getAndIncrement() & Integer.MAX_VALUE;
        int host = 1 + number / LISTENER_PORTS % LISTENER_HOSTS;
        return address(host, FIRST_LISTENER_PORT + number % LISTENER_PORTS);
    }

    private static InetSocketAddress address(int host, int port) {
        int bits = LOOPBACK | host;
        byte[] bytes = {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
        try {
            return new InetSocketAddress(InetAddress.getByAddress("memory", bytes), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("Four bytes are an address", e);
        }
    }

    /** What the lines of a client see of the network, on the loop. */
    private final class View implements Line.Network {
        private final MemoryDialer dialer;

        View(MemoryDialer dialer) {
            this.dialer = dialer;
        }

        @Override
        public MemoryLoop loop() {
            return loop;
        }

        @Override
        public NetworkConditions conditions(Direction direction) {
            NetworkConditions own = dialer.conditions(direction);
            return own != null ? own : Objects.requireNonNull(conditions.get(direction));
        }

        @Override
        public boolean isFrozen() {
            return frozen;
        }

        @Override
        public int bufferBytes() {
            return bufferBytes;
        }
    }

    /** Settings of a network. */
    public static final class Builder {
        private static final int DEFAULT_BUFFER_BYTES = 64 * 1024;

        private final EnumMap<Direction, NetworkConditions> conditions = new EnumMap<>(
                Map.of(Direction.TO_SERVER, NetworkConditions.PERFECT, Direction.TO_CLIENT, NetworkConditions.PERFECT));
        private long seed = 1;
        private int bufferBytes = DEFAULT_BUFFER_BYTES;
        private boolean unreliable = true;

        private Builder() {}

        /**
         * Sets the seed of jitter, loss, duplication and reordering. The default is 1.
         *
         * @param value the seed
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the conditions of both directions. The default is {@link NetworkConditions#PERFECT}.
         *
         * @param value the conditions
         * @return this builder
         */
        public Builder conditions(NetworkConditions value) {
            return conditions(Direction.TO_SERVER, value).conditions(Direction.TO_CLIENT, value);
        }

        /**
         * Sets the conditions of one direction. The default is {@link NetworkConditions#PERFECT}.
         *
         * @param direction the direction
         * @param value the conditions
         * @return this builder
         */
        public Builder conditions(Direction direction, NetworkConditions value) {
            conditions.put(Objects.requireNonNull(direction, "direction"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets how much each direction of a link holds for a receiver that does not read, for each of the two ways to
         * send. Behind it reliable messages wait in the sender, and unreliable messages are dropped. The default is 64
         * KiB.
         *
         * @param value bytes: at least 1
         * @return this builder
         */
        public Builder bufferBytes(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("bufferBytes is " + value + ": at least 1 is needed");
            }
            bufferBytes = value;
            return this;
        }

        /**
         * Sets whether unreliable messages have a way of their own. Otherwise they take the reliable way. The default is
         * true.
         *
         * @param value true for a way of their own
         * @return this builder
         */
        public Builder unreliable(boolean value) {
            unreliable = value;
            return this;
        }

        /**
         * Creates a network whose clock the test moves.
         *
         * @return the network
         */
        public MemoryNetwork inVirtualTime() {
            return new MemoryNetwork(this, MemoryLoop.inVirtualTime());
        }

        /**
         * Creates a network with a daemon thread as its event loop.
         *
         * @return the network, to be closed
         */
        public MemoryNetwork inRealTime() {
            return new MemoryNetwork(this, MemoryLoop.inRealTime());
        }
    }
}
