package io.darkrift.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks when the test says so, on its thread, and rejects as many as the test says. On one thread. */
public final class ManualExecutor implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Throwable thrown = new IllegalStateException("as planned");
    private int rejections;
    private int rejected;

    /** Rejects the next tasks. */
    public ManualExecutor reject(int count, Throwable cause) {
        rejections = count;
        thrown = cause;
        return this;
    }

    /** Returns how many tasks were rejected. */
    public int rejected() {
        return rejected;
    }

    public int waiting() {
        return tasks.size();
    }

    /** Runs what waits, and what follows from it. */
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (rejections > 0) {
            rejections--;
            rejected++;
            ManualExecutor.<RuntimeException>rethrow(thrown);
        }
        tasks.add(task);
    }

    @SuppressWarnings("unchecked") // throws what the compiler would not let pass
    private static <E extends Throwable> void rethrow(Throwable cause) throws E {
        throw (E) cause;
    }
}
