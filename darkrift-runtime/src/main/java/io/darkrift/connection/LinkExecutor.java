package io.darkrift.connection;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The thread that runs a connection: an event loop of Netty, or, for the in-memory transport, a loop with a clock that
 * a test advances. Tasks run one at a time, in the order in which they were given.
 */
public interface LinkExecutor extends Executor {
    /**
     * Runs a task on the loop. Safe for use by any thread.
     *
     * @param task the task
     * @throws java.util.concurrent.RejectedExecutionException if the loop has ended
     */
    @Override
    void execute(Runnable task);

    /**
     * Returns whether the calling thread is this loop.
     *
     * @return true on the loop
     */
    boolean inEventLoop();

    /**
     * Runs a task on the loop after a delay. Safe for use by any thread.
     *
     * @param task the task
     * @param delay the delay, 0 or more
     * @param unit the unit of the delay
     * @return a handle to cancel the task
     * @throws java.util.concurrent.RejectedExecutionException if the loop has ended
     */
    ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit);

    /**
     * Returns the time of the loop, since an arbitrary start. It never decreases.
     *
     * @return the time in nanoseconds
     */
    long nanos();
}
