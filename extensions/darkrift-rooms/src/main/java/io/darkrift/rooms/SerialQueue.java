package io.darkrift.rooms;

import io.darkrift.connection.LinkExecutor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in order, on an executor that it shares with others. The code that adds tasks limits their
 * number. If the executor rejects this queue, it is given to the executor again later, until it is accepted. Safe for
 * use by any thread.
 */
final class SerialQueue implements Executor, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    /** How many tasks run before others have their turn. */
    private static final int BATCH = 64;

    private static final long RETRY_MILLIS = 10;

    private static final int IDLE = 0;
    private static final int SCHEDULED = 1;
    private static final int RUNNING = 2;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger state = new AtomicInteger();
    private final Executor executor;
    private final LinkExecutor scheduler;
    private final Consumer<Throwable> onError;
    private final LogLimit logLimit;
    private volatile @Nullable Thread runner;

    SerialQueue(Executor executor, LinkExecutor scheduler, LogLimit logLimit, Consumer<Throwable> onError) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.logLimit = logLimit;
        this.onError = onError;
    }

    /** Adds a task, and starts the queue. The executor may run the task at once, on this thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        start();
    }

    /** Adds a task, for {@link #start} to be called later: here no task runs, so that locks may be held. */
    void add(Runnable task) {
        tasks.add(task);
    }

    /** Has the tasks run that were added. */
    void start() {
        if (!tasks.isEmpty() && state.compareAndSet(IDLE, SCHEDULED)) {
            schedule();
        }
    }

    private void schedule() {
        try {
            executor.execute(this);
        } catch (Throwable e) {
            logLimit.log(LOG, "The executor of rooms has rejected a room, and is asked again", e);
            try {
                scheduler.schedule(this::schedule, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ended) {
                // Both have ended: what waits must run all the same, since members must have their last hook.
                run();
            }
        }
    }

    /** An executor that throws may have accepted the task anyway: it runs once. */
    @Override
    public void run() {
        if (!state.compareAndSet(SCHEDULED, RUNNING)) {
            return;
        }
        runner = Thread.currentThread();
        for (int i = 0; i < BATCH; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            try {
                task.run();
            } catch (Throwable e) {
                onError.accept(e);
            }
        }
        runner = null;
        state.set(IDLE);
        start();
    }

    boolean isRunningHere() {
        return runner == Thread.currentThread();
    }
}
