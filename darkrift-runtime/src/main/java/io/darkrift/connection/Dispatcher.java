package io.darkrift.connection;

import java.util.concurrent.Executor;

/**
 * Where handlers run. Whichever it is, the handlers of one connection run one at a time, in order: connected, its
 * messages, disconnected.
 */
public sealed interface Dispatcher permits EventLoopDispatcher, ExecutorDispatcher, DispatchQueue {
    /**
     * On the event loop, at once: the fastest, for handlers that never wait. The default.
     *
     * @return a dispatcher
     */
    static Dispatcher eventLoop() {
        return EventLoopDispatcher.INSTANCE;
    }

    /**
     * On an executor, such as a pool or one that starts a virtual thread for each task.
     *
     * @param executor the executor. It belongs to the caller
     * @return a dispatcher
     */
    static Dispatcher executor(Executor executor) {
        return new ExecutorDispatcher(executor);
    }

    /**
     * On the thread that {@link DispatchQueue#drain() drains} the queue, such as a game loop.
     *
     * @return a new queue
     */
    static DispatchQueue queue() {
        return new DispatchQueue();
    }
}
