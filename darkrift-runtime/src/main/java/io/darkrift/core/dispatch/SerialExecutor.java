package io.darkrift.core.dispatch;

import io.darkrift.connection.Connection;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;
import io.darkrift.transport.HeldBytes;
import io.darkrift.transport.MemoryBudget;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the handlers of one connection on an executor of the user, one at a time and in order. Safe for use by any thread.
 *
 * <p>An executor that rejects a task is asked again, from the event loop, for two seconds. If it still rejects tasks, the
 * messages that wait are dropped and the owner is notified, which ends the connection; the tasks that are not messages, such as
 * onDisconnect, then run on a thread of the library, so that they run whatever the executor does.
 */
public final class SerialExecutor implements Runnable {
    /** Whether a message was accepted. */
    public enum Answer {
        /** It waits. */
        ACCEPTED,
        /** It waits, and the next reliable one is not to be read before there is room. */
        FULL
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final long FIRST_RETRY_MILLIS = 10;
    private static final int RETRIES = 8;

    /** Runs what the executor of a user refuses for good. The threads end when they have nothing to do. */
    public static final Executor FALLBACK = fallback();

    private record Task(@Nullable SendMode mode, int bytes, Runnable action) implements BoundedQueue.Entry {}

    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedQueue<Task> waiting;
    private final Executor executor;
    private final LinkExecutor loop;
    private final HeldBytes held;
    private final Runnable hasRoom;
    private final Consumer<Throwable> rejected;
    private boolean scheduled;
    private @Nullable Thread runner;
    private boolean paused;
    private boolean refused;
    private int dropped;

    /**
     * Creates an executor with nothing to run.
     *
     * @param executor where handlers run
     * @param loop the event loop of the connection, where rejected tasks are tried again
     * @param capacity how many messages of each channel wait
     * @param maxBytes how many bytes of each channel wait
     * @param shares gives the executor a share of a common budget when it holds much, or null without a budget
     * @param hasRoom called, on any thread, when there is room again after {@link Answer#FULL}
     * @param rejected called, on any thread, when the executor has rejected tasks for two seconds
     */
    public SerialExecutor(
            Executor executor,
            LinkExecutor loop,
            int capacity,
            long maxBytes,
            Supplier<MemoryBudget.@Nullable Share> shares,
            Runnable hasRoom,
            Consumer<Throwable> rejected) {
        this.held = new HeldBytes(shares);
        this.executor = executor;
        this.loop = loop;
        this.waiting = new BoundedQueue<>(capacity, maxBytes);
        this.hasRoom = hasRoom;
        this.rejected = rejected;
    }

    private static Executor fallback() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(4, 4, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "darkrift-fallback");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Adds the handler of a message.
     *
     * @param mode the channel that the message arrived over
     * @param bytes what the message holds while it waits
     * @param action runs the handler
     * @return whether the next reliable message may be read
     */
    public Answer add(SendMode mode, int bytes, Runnable action) {
        return add(new Task(mode, bytes, action));
    }

    /**
     * Adds something that is not a message, and runs in any case.
     *
     * @param action the task
     */
    public void add(Runnable action) {
        add(new Task(null, 0, action));
    }

    private Answer add(Task task) {
        Answer answer = Answer.ACCEPTED;
        boolean schedule;
        MemoryBudget.Share overdrawn;
        lock.lock();
        try {
            if (refused && task.mode != null) {
                dropped++;
                return Answer.ACCEPTED;
            }
            dropped += waiting.add(task);
            if (task.mode == SendMode.RELIABLE && waiting.isFull()) {
                paused = true;
                answer = Answer.FULL;
            }
            schedule = !scheduled;
            scheduled = true;
            overdrawn = held.update(waiting.bytes());
        } finally {
            lock.unlock();
        }
        if (schedule) {
            schedule();
        }
        HeldBytes.relieve(overdrawn);
        return answer;
    }

    /**
     * Drops the messages that wait: their handlers must not run any more.
     *
     * @return how many they were
     */
    public int dropMessages() {
        lock.lock();
        try {
            int count = 0;
            while (waiting.poll(task -> task.mode != null) != null) {
                count++;
            }
            paused = false;
            held.update(waiting.bytes());
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether nothing is to be read.
     *
     * @return true from {@link Answer#FULL} until there is room again
     */
    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the count of messages that were dropped: unreliable ones for newer ones, or all that were refused.
     *
     * @return the count
     */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private void schedule() {
        execute(isRefused() ? FALLBACK : executor, loop, this, this::giveUp);
    }

    private boolean isRefused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a task to an executor that may reject it: it is asked again, from the event loop, for two seconds.
     *
     * @param executor the executor
     * @param loop the event loop
     * @param task the task
     * @param rejected called on any thread with what the executor threw last
     */
    public static void execute(Executor executor, LinkExecutor loop, Runnable task, Consumer<Throwable> rejected) {
        execute(executor, loop, task, rejected, 0);
    }

    private static void execute(
            Executor executor, LinkExecutor loop, Runnable task, Consumer<Throwable> rejected, int attempt) {
        try {
            executor.execute(task);
        } catch (Throwable e) {
            boolean again = false;
            if (attempt < RETRIES) {
                try {
                    loop.schedule(
                            () -> execute(executor, loop, task, rejected, attempt + 1),
                            FIRST_RETRY_MILLIS << attempt,
                            TimeUnit.MILLISECONDS);
                    again = true;
                } catch (RejectedExecutionException ended) {
                    e.addSuppressed(ended);
                }
            }
            if (!again) {
                rejected.accept(e);
            }
        }
    }

    private void giveUp(Throwable cause) {
        lock.lock();
        try {
            refused = true;
            while (waiting.poll(task -> task.mode != null) != null) {
                dropped++;
            }
            paused = false;
        } finally {
            lock.unlock();
        }
        FALLBACK.execute(this);
        rejected.accept(cause);
    }

    /** Runs what waited when it was called, and lets other connections have their turn before the rest. */
    @Override
    public void run() {
        int due = begin();
        for (int i = 0; i < due; i++) {
            Task task = poll();
            if (task == null) {
                break;
            }
            runAction(task.action);
        }
        if (due >= 0 && goesOn()) {
            schedule();
        }
    }

    private static void runAction(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            // Handlers catch what they throw; whatever else fails must not stop the tasks that wait.
            LOG.error("A task of a connection failed", e);
        }
    }

    /**
     * Returns how many tasks to run; -1 if they are being run already, or have run: an executor that throws may have accepted
     * the task, and then runs it again.
     */
    private int begin() {
        lock.lock();
        try {
            if (runner != null || !scheduled) {
                return -1;
            }
            runner = Thread.currentThread();
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether the calling thread runs a task of this connection, so that later tasks can't run before it returns.
     *
     * @return true within a task
     */
    public boolean isRunningHere() {
        lock.lock();
        try {
            return runner == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Task poll() {
        Task task;
        boolean room;
        lock.lock();
        try {
            task = waiting.poll();
            held.update(waiting.bytes());
            room = paused && waiting.hasRoom();
            paused &= !room;
        } finally {
            lock.unlock();
        }
        if (room) {
            hasRoom.run();
        }
        return task;
    }

    private boolean goesOn() {
        lock.lock();
        try {
            runner = null;
            scheduled = waiting.size() > 0;
            return scheduled;
        } finally {
            lock.unlock();
        }
    }
}
