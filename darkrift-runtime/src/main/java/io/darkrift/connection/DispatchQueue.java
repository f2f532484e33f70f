package io.darkrift.connection;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A queue of handlers that are due, for a game loop: {@link #drain()} runs them, once a frame or tick.
 *
 * <p>Each connection holds back no more than its {@code receiveQueueCapacity} of messages, so that a queue that is not
 * drained often enough slows the senders down, and does not grow.
 */
public final class DispatchQueue implements Dispatcher, Executor {
    private static final long CLOSING_STEP_MILLIS = 2;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile @Nullable Thread drainer;

    DispatchQueue() {}

    /**
     * Runs the handlers of all that waits, on this thread. What arrives meanwhile waits for the next call.
     *
     * @return the count of connections that had something waiting
     */
    public int drain() {
        drainer = Thread.currentThread();
        return runTasks();
    }

    private int runTasks() {
        int due = size.get();
        for (int i = 0; i < due; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return i;
            }
            size.decrementAndGet();
            task.run();
        }
        return due;
    }

    /** Adds a task. The library calls this; an application may, to run something between handlers. */
    @Override
    public void execute(Runnable task) {
        tasks.add(Objects.requireNonNull(task, "task"));
        size.incrementAndGet();
    }

    /**
     * Waits for a future as {@link CompletableFuture#get(long, TimeUnit)} does. Where no other thread drains this queue, it
     * is drained meanwhile: what is waited for may depend on its handlers. The library calls this when a server closes.
     *
     * @param future the future
     * @param nanos the longest time to wait in nanoseconds
     * @throws InterruptedException if the thread is interrupted
     * @throws ExecutionException if the future fails
     * @throws TimeoutException if the future has not completed in time
     */
    public void drainUntil(CompletableFuture<?> future, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            Thread other = drainer;
            if (other == null || other == Thread.currentThread() || !other.isAlive()) {
                runTasks();
            }
            try {
                future.get(CLOSING_STEP_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
            }
        }
    }
}
