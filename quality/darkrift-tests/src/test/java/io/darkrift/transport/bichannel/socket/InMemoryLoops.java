package io.darkrift.transport.bichannel.socket;

import io.darkrift.connection.LinkExecutor;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.util.concurrent.AbstractEventExecutorGroup;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Event loops without threads, whose sockets are in memory. The thread of a test runs their tasks when the test says so,
 * and moves their clock: the same steps always do the same. The first loop has the UDP sockets and whatever a client
 * opens, the others have the TCP channels that a server accepts.
 */
public final class InMemoryLoops extends AbstractEventExecutorGroup implements EventLoopGroup, ChannelSource {
    private static final int MAX_ROUNDS = 100_000;

    private final CountedMemory memory = new CountedMemory();
    private final List<Loop> loops = new ArrayList<>();
    private final List<InMemorySocket> sockets = new ArrayList<>();
    private final List<InMemoryChannel> channels = new ArrayList<>();
    private @Nullable Loop current;
    private @Nullable Throwable failure;
    private boolean waiting;
    private long now;

    /**
     * Loops whose clock stands still.
     *
     * @param count how many, at least 1
     */
    public InMemoryLoops(int count) {
        for (int i = 0; i < count; i++) {
            loops.add(new Loop());
        }
    }

    /** Where the buffers of all channels come from. */
    public CountedMemory memory() {
        return memory;
    }

    /** The TCP channels, in the order in which they were opened. */
    public List<InMemorySocket> sockets() {
        return sockets;
    }

    /** The UDP channel that was opened last, or null. */
    public InMemoryChannel.@Nullable Udp udp() {
        return last(InMemoryChannel.Udp.class);
    }

    private <C extends InMemoryChannel> @Nullable C last(Class<C> type) {
        for (int i = channels.size() - 1; i >= 0; i--) {
            if (type.isInstance(channels.get(i))) {
                return type.cast(channels.get(i));
            }
        }
        return null;
    }

    /** Somebody opens a TCP connection to the server socket. */
    public InMemorySocket connect(InetSocketAddress from) {
        InMemoryChannel server = Objects.requireNonNull(last(InMemoryChannel.TcpServer.class));
        InMemorySocket socket = new InMemorySocket(this, server, from);
        sockets.add(socket);
        run(server.eventLoop(), () -> server.pipeline().fireChannelRead(socket));
        runAll();
        return socket;
    }

    /**
     * Has tasks that come from no loop run at once, with all that follows: for methods that wait until their sockets are
     * open.
     */
    public void whileWaiting(Runnable task) {
        waiting = true;
        try {
            task.run();
        } finally {
            waiting = false;
        }
        runAll();
    }

    /** Runs the tasks that wait for a loop, then another one on it. The tasks of the other loops go on waiting. */
    public void run(EventLoop loop, Runnable task) {
        loop.execute(task);
        if (current == null) {
            ((Loop) loop).runTasks();
        }
        check();
    }

    /** Does something on a loop as if another thread did it in the middle of what runs now. */
    public void interleave(EventLoop loop, Runnable task) {
        Loop running = current;
        if (running == loop) {
            // A loop does one thing after the other.
            loop.execute(task);
            return;
        }
        current = (Loop) loop;
        try {
            task.run();
        } finally {
            current = running;
        }
    }

    /** Runs all tasks that are due, of all loops. */
    public void runAll() {
        boolean more = true;
        for (int round = 0; more; round++) {
            if (round > MAX_ROUNDS) {
                throw new AssertionError("the event loops never come to rest");
            }
            more = false;
            for (Loop loop : loops) {
                more |= loop.runTasks();
            }
        }
        check();
    }

    /** Time passes: what is due is run, and what waits to be read is read. */
    public void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        runAll();
        boolean more = false;
        for (InMemorySocket socket : sockets) {
            more |= socket.readWaiting();
        }
        if (more) {
            runAll();
        }
    }

    /** The time of all loops in nanoseconds. */
    public long nanos() {
        return now;
    }

    /** Remembers what a task, or a handler, has thrown; the test fails. */
    void failed(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /**
     * Checks that nothing has failed.
     *
     * @throws AssertionError if a task or a handler has thrown something
     */
    public void check() {
        if (failure != null) {
            throw new AssertionError("a task of an event loop, or a handler of a channel, has failed", failure);
        }
    }

    /** Says that the loops have ended, to what would keep them until then: Netty keeps a resolver for each. */
    public void end() {
        loops.forEach(loop -> loop.termination.trySuccess(null));
    }

    /**
     * Forgets the channels that have closed, and checks that so many are open, that so many loops have timers, and that
     * all buffers were released.
     *
     * @throws AssertionError if something else is left
     */
    public void checkLeft(int expectedChannels, int expectedTimers) {
        check();
        sockets.removeIf(socket -> !socket.isOpen());
        channels.removeIf(channel -> !channel.isOpen());
        int open = sockets.size() + channels.size();
        int timers = 0;
        for (Loop loop : loops) {
            timers += loop.hasTimers() ? 1 : 0;
        }
        if (open != expectedChannels || timers != expectedTimers || memory.buffers() != 0) {
            throw new AssertionError("left are %d channels, timers of %d loops and %d buffers, not %d, %d and 0"
                    .formatted(open, timers, memory.buffers(), expectedChannels, expectedTimers));
        }
    }

    @Override
    public Channel newTcpClient() {
        InMemorySocket socket = new InMemorySocket(this, null, null);
        sockets.add(socket);
        return socket;
    }

    @Override
    public ServerChannel newTcpServer() {
        return opened(new InMemoryChannel.TcpServer(this));
    }

    @Override
    public Channel newUdp() {
        return opened(new InMemoryChannel.Udp(this));
    }

    private <C extends InMemoryChannel> C opened(C channel) {
        channels.add(channel);
        return channel;
    }

    @Override
    public EventLoop next() {
        return loops.get(0);
    }

    @Override
    public ChannelFuture register(Channel channel) {
        boolean accepting = channel instanceof InMemorySocket socket && socket.isAccepted() && loops.size() > 1;
        // By their place, not by how many there were: a connection does the same whatever came before it.
        return (accepting ? loops.get(1 + (sockets.size() - 1) % (loops.size() - 1)) : next()).register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return next().register(promise);
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return next().register(promise);
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return List.<EventExecutor>copyOf(loops).iterator();
    }

    @Override
    public boolean isShuttingDown() {
        return false;
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing ends the loops of a test");
    }

    @Override
    public Future<?> terminationFuture() {
        return next().terminationFuture();
    }

    @Override
    @Deprecated
    public void shutdown() {
        throw new UnsupportedOperationException("nothing ends the loops of a test");
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    /** One loop: the calling thread is it for as long as it runs its tasks. */
    private final class Loop extends AbstractScheduledEventExecutor implements EventLoop, LinkExecutor, ChannelSource {
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private final DefaultPromise<Void> termination = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
        private final Ticker ticker = new Ticker() {
            @Override
            public long initialNanoTime() {
                return 0;
            }

            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void sleep(long delay, TimeUnit unit) {
                throw new UnsupportedOperationException("the clock of a test does not run");
            }
        };

        boolean hasTimers() {
            return nextScheduledTaskNano() != -1;
        }

        /** Runs what is due. Returns false if that was nothing. */
        boolean runTasks() {
            boolean ran = false;
            current = this;
            try {
                while (true) {
                    Runnable task = tasks.poll();
                    if (task == null) {
                        task = pollScheduledTask(now);
                    }
                    if (task == null) {
                        return ran;
                    }
                    ran = true;
                    task.run();
                }
            } catch (Throwable e) {
                failed(e);
                return true;
            } finally {
                current = null;
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            if (waiting && current == null) {
                runAll();
            }
        }

        @Override
        public boolean inEventLoop() {
            return current == this;
        }

        @Override
        public boolean inEventLoop(Thread thread) {
            return current == this;
        }

        @Override
        public Ticker ticker() {
            return ticker;
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public EventLoopGroup parent() {
            return InMemoryLoops.this;
        }

        @Override
        public EventLoop next() {
            return this;
        }

        @Override
        public ChannelFuture register(Channel channel) {
            return register(new DefaultChannelPromise(channel, this));
        }

        @Override
        public ChannelFuture register(ChannelPromise promise) {
            promise.channel().unsafe().register(this, promise);
            return promise;
        }

        @Override
        @Deprecated
        public ChannelFuture register(Channel channel, ChannelPromise promise) {
            return register(promise);
        }

        @Override
        public Channel newTcpClient() {
            return InMemoryLoops.this.newTcpClient();
        }

        @Override
        public ServerChannel newTcpServer() {
            return InMemoryLoops.this.newTcpServer();
        }

        @Override
        public Channel newUdp() {
            return InMemoryLoops.this.newUdp();
        }

        @Override
        public boolean isShuttingDown() {
            return false;
        }

        @Override
        public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException("nothing ends the loops of a test");
        }

        @Override
        public Future<?> terminationFuture() {
            return termination;
        }

        @Override
        @Deprecated
        public void shutdown() {
            throw new UnsupportedOperationException("nothing ends the loops of a test");
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
