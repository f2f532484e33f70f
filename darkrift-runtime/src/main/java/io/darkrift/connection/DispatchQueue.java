package io.darkrift.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A queue of handlers that are due, for a game loop: {@link #drain()} runs them, once a frame or tick.
 *
 * <p>Each connection holds back no more than its {@code queueCapacity} of messages, so a queue that is drained too
 * seldom slows the senders down, and does not grow.
 */
public final class DispatchQueue implements Dispatcher, Executor {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    DispatchQueue() {}

    /**
     * Runs the handlers of all that waits, on this thread. What comes meanwhile waits for the next call.
     *
     * @return the count of connections that had something waiting
     */
    public int drain() {
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
        tasks.add(task);
        size.incrementAndGet();
    }
}
