package io.darkrift.connection;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * The place where handlers run. In each of them, the handlers of one connection run one at a time, in order: onConnect,
 * its messages, onDisconnect.
 */
public sealed interface Dispatcher permits Dispatcher.OnEventLoop, Dispatcher.OnExecutor, DispatchQueue {
    /**
     * Returns the event loop, at once: the fastest, for handlers that never wait. The default.
     *
     * @return a dispatcher
     */
    static Dispatcher eventLoop() {
        return OnEventLoop.INSTANCE;
    }

    /**
     * Returns an executor, such as a pool or one that starts a virtual thread for each task. An executor that rejects
     * tasks for two seconds ends the connections whose tasks it rejects, with {@link
     * DisconnectInfo.Reason#EXECUTOR_REJECTED}; their onDisconnect then runs on a thread of the library.
     *
     * @param executor the executor. It belongs to the caller
     * @return a dispatcher
     */
    static Dispatcher executor(Executor executor) {
        return new OnExecutor(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Returns a queue for the thread that {@link DispatchQueue#drain() drains} it, such as a game loop.
     *
     * @return a new queue
     */
    static DispatchQueue queue() {
        return new DispatchQueue();
    }

    /** Handlers on the event loop. */
    enum OnEventLoop implements Dispatcher {
        /** The only instance. */
        INSTANCE
    }

    /**
     * Handlers on an executor of the user's.
     *
     * @param executor the executor
     */
    record OnExecutor(Executor executor) implements Dispatcher, Executor {
        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }
    }
}
