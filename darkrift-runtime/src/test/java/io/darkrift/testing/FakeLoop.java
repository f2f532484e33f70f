package io.darkrift.testing;

import io.darkrift.connection.LinkExecutor;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An event loop whose clock a test moves. The thread of the test is the loop, always. Tasks run when the test says so; other
 * threads may add some.
 */
public final class FakeLoop implements LinkExecutor {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Thread thread = Thread.currentThread();
    private long nanos;
    private long sequence;
    private boolean ended;

    /** A loop whose clock stands at some time. */
    public FakeLoop(long startNanos) {
        nanos = startNanos;
    }

    /** A loop whose clock stands at 0. */
    public FakeLoop() {
        this(0);
    }

    @Override
    public void execute(Runnable task) {
        schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean inEventLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (ended) {
            throw new RejectedExecutionException("the loop has ended");
        }
        Task added = new Task(task, nanos + unit.toNanos(delay), sequence++);
        tasks.add(added);
        return added;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Rejects all tasks from now on. */
    public synchronized void end() {
        ended = true;
    }

    /** Returns how many tasks wait, due or not. */
    public synchronized int waiting() {
        tasks.removeIf(FutureTask::isCancelled);
        return tasks.size();
    }

    /** Runs what is due, and what follows from it, without moving the clock. */
    public void run() {
        advance(Duration.ZERO);
    }

    /** Runs the tasks that are due now, and not those that they add. */
    public void turn() {
        for (int due = due(); due > 0; due--) {
            Task task = next(nanos());
            if (task != null) {
                task.run();
            }
        }
    }

    private synchronized int due() {
        return (int) tasks.stream().filter(task -> task.time <= nanos).count();
    }

    /** Moves the clock, and runs each task when its time comes. */
    public void advance(Duration time) {
        long end = nanos() + time.toNanos();
        for (Task task = next(end); task != null; task = next(end)) {
            task.run();
        }
        synchronized (this) {
            // A task may have let time pass beyond the end.
            nanos = Math.max(nanos, end);
        }
    }

    /** Moves the clock without running anything, as if a task took so long. */
    public synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    private synchronized Task next(long end) {
        if (tasks.isEmpty() || tasks.peek().time > end) {
            return null;
        }
        Task task = tasks.remove();
        nanos = Math.max(nanos, task.time);
        return task;
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long time;
        private final long number;

        Task(Runnable runnable, long time, long number) {
            super(runnable, null);
            this.time = time;
            this.number = number;
        }

        @Override
        protected void setException(Throwable fault) {
            // A task of a loop must not fail: whoever drives the loop sees it.
            super.setException(fault);
            throw new AssertionError("a task of the loop failed", fault);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task task = (Task) other;
            return time != task.time ? Long.compare(time, task.time) : Long.compare(number, task.number);
        }
    }
}
