package io.darkrift.connection;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;

/** The threads of event loops, which can be told from others, and don't leave their sockets for long. */
final class EventLoopThreads extends MultiThreadIoEventLoopGroup {
    /**
     * For how long tasks may run before sockets are looked at again. Netty's default is a second: for so long a user
     * who sends without a break could keep what comes in waiting.
     */
    private static final long TASK_MILLIS = 1;

    EventLoopThreads(int threads, IoHandlerFactory sockets) {
        super(threads, new Threads(), sockets);
    }

    /** Tells whether the calling thread is one of any event loop of this library. */
    static boolean isOne() {
        return Thread.currentThread() instanceof EventLoopThread;
    }

    @Override
    protected IoEventLoop newChild(Executor executor, IoHandlerFactory sockets, Object... args) {
        return new SingleThreadIoEventLoop(
                this, executor, sockets, Integer.MAX_VALUE, RejectedExecutionHandlers.reject(), TASK_MILLIS);
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
