package io.darkrift.connection;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;

/** The threads of event loops, which can be told from other threads, and which look at their sockets often. */
final class EventLoopThreads extends MultiThreadIoEventLoopGroup {
    /**
     * How long tasks may run before sockets are looked at again. Netty's default is a second: a thread that sends
     * without a break could delay incoming messages that long.
     */
    private static final long TASK_MILLIS = 1;

    EventLoopThreads(int threads, IoHandlerFactory sockets) {
        super(threads, new Threads(), sockets);
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

    private static final class Threads extends DefaultThreadFactory {
        Threads() {
            super("darkrift");
        }

        @Override
        protected Thread newThread(Runnable task, String name) {
            return new EventLoopThread(task, name);
        }
    }
}
