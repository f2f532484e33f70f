package io.darkrift.transport.memory;

import io.darkrift.connection.LinkExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loop of a memory network: one set of tasks in the order of their time, then of their arrival. In real time
 * a daemon thread runs them. In virtual time the thread that moves the clock runs them, and is the loop meanwhile.
 */
final class MemoryLoop implements LinkExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryLoop.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long MAX_TASKS_AT_ONE_TIME = 10_000_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Task> tasks = new TreeSet<>();
    private final long origin = System.nanoTime();
    private final @Nullable Thread thread;

    private volatile @Nullable Thread driver;
    private volatile long virtualNanos;
    private long lastSequence;
    private boolean ending;
    private boolean ended;

    private MemoryLoop(boolean virtual) {
        if (virtual) {
            thread = null;
        } else {
            thread = new Thread(this::runInRealTime, "darkrift-memory-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
        }
    }

    static MemoryLoop inVirtualTime() {
        return new MemoryLoop(true);
    }

    static MemoryLoop inRealTime() {
        MemoryLoop loop = new MemoryLoop(false);
        Objects.requireNonNull(loop.thread).start();
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        add(task, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return add(task, Math.max(0, unit.toNanos(delay)));
    }

    private Task add(Runnable runnable, long delay) {
        Objects.requireNonNull(runnable, "task");
        lock.lock();
        try {
            if (ended) {
                throw new RejectedExecutionException("The memory network is closed, and runs no more tasks");
            }
            long now = nanos();
            // Saturates: an endless delay is the end of time.
            Task task = new Task(runnable, now > Long.MAX_VALUE - delay ? Long.MAX_VALUE : now + delay, ++lastSequence);
            tasks.add(task);
            if (tasks.first() == task) {
                changed.signal();
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean inEventLoop() {
        return Thread.currentThread() == driver;
    }

    @Override
    public long nanos() {
        return thread == null ? virtualNanos : System.nanoTime() - origin;
    }

    boolean isVirtual() {
        return thread == null;
    }

    /** Checks that the calling thread may call the methods of a link. */
    void checkCaller(String method) {
        if (!inEventLoop()) {
            throw new IllegalStateException(method + " was called on the thread "
                    + Thread.currentThread().getName()
                    + ": call it on the event loop of the link, with executor().execute(...)");
        }
    }

    /** Returns the time in so many nanoseconds. The end of time if that is later than can be said. */
    long after(long nanos) {
        long now = nanos();
        return now > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : now + nanos;
    }

    /**
     * Runs what is due up to a time, and moves the clock there, unless the condition holds before.
     *
     * @return whether the condition holds
     */
    boolean drive(long deadline, BooleanSupplier condition) {
        if (thread != null) {
            throw new IllegalStateException("This network runs in real time, where the clock can't be moved: create it"
                    + " with MemoryNetwork.virtualTime(), or wait for what the test expects");
        }
        if (!claim()) {
            throw new IllegalStateException(
                    inEventLoop()
                            ? "A task of the network tried to move its clock: move it from outside of handlers"
                            : "Another thread moves the clock of this network: move it from one thread at a time");
        }
        try {
            return driveClaimed(deadline, condition);
        } finally {
            driver = null;
        }
    }

    private boolean claim() {
        lock.lock();
        try {
            if (driver != null) {
                return false;
            }
            driver = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean driveClaimed(long deadline, BooleanSupplier condition) {
        long count = 0;
        long last = virtualNanos;
        while (!condition.getAsBoolean()) {
            Task task = takeDue(deadline);
            if (task == null) {
                return condition.getAsBoolean();
            }
            task.run();
            count = last == virtualNanos ? count + 1 : 0;
            last = virtualNanos;
            if (count > MAX_TASKS_AT_ONE_TIME) {
                throw new IllegalStateException("The network ran " + MAX_TASKS_AT_ONE_TIME
                        + " tasks without an end while its clock stood still: look for a task or a handler that"
                        + " starts itself again and again");
            }
        }
        return true;
    }

    /** Takes the next task, and moves the clock to its time, or to the deadline if there is no task before. */
    private @Nullable Task takeDue(long deadline) {
        lock.lock();
        try {
            long limit = ending ? virtualNanos : Math.max(virtualNanos, deadline);
            if (!tasks.isEmpty() && tasks.first().time <= limit) {
                Task task = tasks.pollFirst();
                virtualNanos = Math.max(virtualNanos, task.time);
                return task;
            }
            virtualNanos = limit;
            if (!ending) {
                return null;
            }
            ended = true;
        } finally {
            lock.unlock();
        }
        cancelRest();
        return null;
    }

    private void runInRealTime() {
        driver = Thread.currentThread();
        for (Task task = awaitDue(); task != null; task = awaitDue()) {
            task.run();
        }
        driver = null;
        cancelRest();
    }

    private @Nullable Task awaitDue() {
        lock.lock();
        try {
            while (true) {
                long wait = tasks.isEmpty() ? Long.MAX_VALUE : tasks.first().time - nanos();
                if (wait <= 0) {
                    return tasks.pollFirst();
                }
                if (ending) {
                    ended = true;
                    return null;
                }
                awaitChange(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Only close() ends this thread: a handler that was interrupted must not end the links of others.
            LOG.debug("The loop of a memory network was interrupted, and continues", e);
        }
    }

    /** Runs what is due now, and ends. Waits for the end, 5 seconds at most, unless called on the loop. */
    void close() {
        lock.lock();
        try {
            ending = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (inEventLoop()) {
            return;
        }
        if (thread != null) {
            awaitEnd(thread);
        } else if (claim()) {
            try {
                driveClaimed(virtualNanos, () -> false);
            } finally {
                driver = null;
            }
        }
        // Otherwise another thread moves the clock: it runs what is left.
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The loop of a memory network is still busy: it ends when its last task has ended");
        }
    }

    /** Cancels what can no longer run, so that a thread that waits for one of these tasks does not hang. */
    private void cancelRest() {
        List<Task> rest;
        lock.lock();
        try {
            rest = new ArrayList<>(tasks);
            tasks.clear();
        } finally {
            lock.unlock();
        }
        rest.forEach(task -> task.cancel(false));
    }

    /** Returns how many tasks wait, due or not. */
    int waiting() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    private final class Task extends FutureTask<@Nullable Void> implements ScheduledFuture<@Nullable Void> {
        private final long time;
        private final long sequence;

        Task(Runnable runnable, long time, long sequence) {
            super(runnable, null);
            this.time = time;
            this.sequence = sequence;
        }

        /** Leaves the loop at once: cancelled timers must not pile up until their time. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            // Never interrupts: the loop runs the tasks of others too.
            boolean cancelled = super.cancel(false);
            lock.lock();
            try {
                tasks.remove(this);
            } finally {
                lock.unlock();
            }
            return cancelled;
        }

        @Override
        protected void setException(Throwable fault) {
            LOG.error("A task of a memory network failed", fault);
            super.setException(fault);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task task = (Task) other;
            int byTime = Long.compare(time, task.time);
            return byTime != 0 ? byTime : Long.compare(sequence, task.sequence);
        }
    }
}
