package io.darkrift.connection;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The threads that drive the sockets. Clients and servers may share them. Most applications do not need this class: a
 * server creates its own event loops, and all clients of a program share some.
 *
 * <p>Close event loops after the clients and servers that use them. Safe for use by any thread.
 */
public final class EventLoops implements AutoCloseable {
    private static final long SHUTDOWN_SECONDS = 5;
    private static final long POLL_MILLIS = 10;

    private final EventLoopGroup group;
    private final TransportKind kind;

    /** Wraps event loops that exist already. Their executors are {@link LinkExecutor}s. */
    EventLoops(EventLoopGroup group, TransportKind kind) {
        this.group = group;
        this.kind = kind;
    }

    /**
     * Creates event loops for the best available transport: {@link TransportKind#AUTO}.
     *
     * @param threads how many, at least 1; as many as there are CPUs is a good number
     * @return the event loops
     */
    public static EventLoops create(int threads) {
        return create(threads, TransportKind.AUTO);
    }

    /**
     * Creates event loops.
     *
     * @param threads how many, at least 1; as many as there are CPUs is a good number
     * @param kind the transport
     * @return the event loops
     * @throws IllegalStateException if the transport is not available on this machine
     */
    public static EventLoops create(int threads, TransportKind kind) {
        return create(threads, kind, false);
    }

    /**
     * Creates event loops that never sleep: they poll their sockets without a break. This saves the time that waking a
     * thread takes for each message. Each thread uses a whole CPU, even if there is nothing to do. With as many threads
     * as CPUs, user code and the garbage collector get too little CPU time, and everything is slower than without busy
     * waiting.
     *
     * @param threads how many, at least 1; fewer than there are CPUs
     * @param kind the transport
     * @return the event loops
     * @throws IllegalStateException if the transport is not available on this machine
     */
    public static EventLoops createBusyWaiting(int threads, TransportKind kind) {
        return create(threads, kind, true);
    }

    private static EventLoops create(int threads, TransportKind kind, boolean busyWait) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": at least 1 is needed");
        }
        TransportKind actual = kind != TransportKind.AUTO ? kind : bestKind();
        IoHandlerFactory sockets = actual == TransportKind.EPOLL ? NativeEpoll.sockets() : NioIoHandler.newFactory();
        return new EventLoops(new Threads(threads, busyWait ? BusyWaiting.factory(sockets) : sockets), actual);
    }

    private static TransportKind bestKind() {
        return NativeEpoll.isAvailable() ? TransportKind.EPOLL : TransportKind.NIO;
    }

    /**
     * Returns the threads as a group of Netty.
     *
     * @return the group
     */
    public EventLoopGroup group() {
        return group;
    }

    /**
     * Returns the transport.
     *
     * @return the one that was chosen, not {@link TransportKind#AUTO}
     */
    public TransportKind kind() {
        return kind;
    }

    /**
     * Returns whether the calling thread is an event loop of any client or server. Such a thread must not wait.
     *
     * @return true on an event loop
     */
    public static boolean isEventLoop() {
        return Threads.isOne();
    }

    /**
     * Ends the threads. Does not wait.
     *
     * @return a future that completes when they have ended
     */
    public CompletableFuture<Void> closeAsync() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        makeSureThatChannelsAreClosed();
        group.shutdownGracefully(1, TimeUnit.SECONDS.toNanos(SHUTDOWN_SECONDS), TimeUnit.NANOSECONDS)
                .addListener(ended -> done.complete(null));
        return done;
    }

    /**
     * Ends the threads as soon as no socket is open any more, because the last messages of a connection may still be in
     * transit when the connection has ended. Does not wait.
     *
     * @param grace the longest time to wait for sockets: 0 or more
     * @return a future that completes when the threads have ended
     */
    public CompletableFuture<Void> closeAsync(Duration grace) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        closeWhenUnused(System.nanoTime() + Durations.nanos(grace), done);
        return done;
    }

    private void closeWhenUnused(long deadline, CompletableFuture<Void> done) {
        boolean waits = group instanceof Threads threads
                && threads.openSockets() > 0
                && System.nanoTime() - deadline < 0
                && !group.isShuttingDown();
        if (waits) {
            try {
                group.next().schedule(() -> closeWhenUnused(deadline, done), POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (RejectedExecutionException e) {
                // They are ending already.
            }
        }
        closeAsync().thenRun(() -> done.complete(null));
    }

    /**
     * An event loop that has to end while it runs tasks may end at once, and leave its channels open. A hook that
     * has to run, and a quiet period however short, make it take another turn, where it closes them.
     */
    private void makeSureThatChannelsAreClosed() {
        if (group.isShuttingDown()) {
            return;
        }
        for (EventExecutor executor : group) {
            ((SingleThreadEventExecutor) executor).addShutdownHook(() -> {});
        }
    }

    /** Ends the threads, and waits until they have ended, 5 seconds at most. On an event loop it does not wait. */
    @Override
    public void close() {
        closeAsync();
        if (!isEventLoop()) {
            group.terminationFuture().awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The threads of event loops, which can be told from other threads, and which look at their sockets often. */
    static final class Threads extends MultiThreadIoEventLoopGroup {
        /**
         * How long tasks may run before sockets are looked at again. Netty's default is a second: a thread that sends
         * without a break could delay incoming messages that long.
         */
        private static final long TASK_MILLIS = 1;

        Threads(int threads, IoHandlerFactory sockets) {
            super(threads, new Factory(), sockets);
        }

        /** Returns whether the calling thread is an event loop of this library. */
        static boolean isOne() {
            return Thread.currentThread() instanceof EventLoopThread;
        }

        /** Returns how many sockets are open as of now. On any thread. */
        int openSockets() {
            int count = 0;
            for (EventExecutor executor : this) {
                count += ((Loop) executor).sockets();
            }
            return count;
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory sockets, Object... args) {
            return new Loop(this, executor, sockets);
        }

        /** An event loop that connections can live on. */
        private static final class Loop extends SingleThreadIoEventLoop implements LinkExecutor {
            Loop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory sockets) {
                super(parent, executor, sockets, Integer.MAX_VALUE, RejectedExecutionHandlers.reject(), TASK_MILLIS);
            }

            int sockets() {
                return getNumOfRegisteredChannels();
            }

            @Override
            public boolean inEventLoop() {
                return inEventLoop(Thread.currentThread());
            }

            @Override
            public long nanos() {
                return ticker().nanoTime();
            }
        }

        private static final class EventLoopThread extends FastThreadLocalThread {
            EventLoopThread(Runnable task, String name) {
                super(task, name);
            }
        }

        private static final class Factory extends DefaultThreadFactory {
            Factory() {
                super("darkrift");
            }

            @Override
            protected Thread newThread(Runnable task, String name) {
                return new EventLoopThread(task, name);
            }
        }
    }
}
