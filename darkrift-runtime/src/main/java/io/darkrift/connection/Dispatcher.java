package io.darkrift.connection;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Decides where handlers run. With every dispatcher, the handlers of one connection run one at a time, in order:
 * onConnect, its messages, onDisconnect.
 */
public sealed interface Dispatcher permits Dispatcher.OnEventLoop, Dispatcher.OnExecutor, DispatchQueue {
    /**
     * Returns the dispatcher that runs handlers on the event loop, as soon as a message arrives. This is the default
     * and the fastest. Its handlers must not wait, because that delays all clients of the event loop.
     *
     * @return a dispatcher
     */
    static Dispatcher eventLoop() {
        return OnEventLoop.INSTANCE;
    }

    /**
     * Returns a dispatcher that runs handlers on an executor, such as a thread pool, or one that starts a virtual
     * thread for each task. Its handlers may wait. If the executor rejects tasks of a connection for two seconds, the
     * connection ends with {@link DisconnectInfo.Reason#EXECUTOR_REJECTED}, and its onDisconnect runs on a thread of
     * the library.
     *
     * @param executor the executor; the caller shuts it down, after the client or server is closed
     * @return a dispatcher
     */
    static Dispatcher executor(Executor executor) {
        return new OnExecutor(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Creates a queue whose handlers run on the thread that {@link DispatchQueue#drain() drains} it, such as a game
     * loop.
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
