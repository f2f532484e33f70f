package io.darkrift.rooms;

import io.darkrift.connection.LinkExecutor;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of rooms for which the application has not set any, and the calling thread as an executor. */
final class Threads {
    private Threads() {}

    /** As many daemon threads as there are CPUs, each of which runs what was added first. They start when needed. */
    static ForkJoinPool pool() {
        ForkJoinPool.ForkJoinWorkerThreadFactory factory = pool -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("darkrift-rooms-" + thread.getPoolIndex());
            thread.setDaemon(true);
            return thread;
        };
        return new ForkJoinPool(Runtime.getRuntime().availableProcessors(), factory, null, true);
    }

    /** One daemon thread that only moves what is due to other executors. It starts with the first task. */
    static final class Clock implements LinkExecutor {
        private final ScheduledThreadPoolExecutor timer;
        private volatile @Nullable Thread thread;

        Clock() {
            timer = new ScheduledThreadPoolExecutor(1, task -> {
                Thread made = new Thread(task, "darkrift-rooms-clock");
                made.setDaemon(true);
                thread = made;
                return made;
            });
            timer.setRemoveOnCancelPolicy(true);
        }

        @Override
        public void execute(Runnable task) {
            timer.execute(task);
        }

        @Override
        public boolean inEventLoop() {
            return Thread.currentThread() == thread;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return timer.schedule(task, delay, unit);
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        void close() {
            timer.shutdownNow();
        }
    }

    /**
     * Runs tasks on the thread that adds them: one after the other, so that a room that calls another does not run it inside
     * of itself.
     */
    static final class CallingThread implements Executor {
        private final ThreadLocal<@Nullable ArrayDeque<Runnable>> due = new ThreadLocal<>();

        @Override
        public void execute(Runnable task) {
            ArrayDeque<Runnable> waiting = due.get();
            if (waiting != null) {
                waiting.add(task);
                return;
            }
            waiting = new ArrayDeque<>();
            due.set(waiting);
            try {
                for (Runnable next = task; next != null; next = waiting.poll()) {
                    next.run();
                }
            } finally {
                due.remove();
            }
        }
    }
}
