package io.darkrift.connection;

import java.util.concurrent.Executor;

/** Handlers on an executor of the user's. */
record ExecutorDispatcher(Executor executor) implements Dispatcher, Executor {
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }
}
