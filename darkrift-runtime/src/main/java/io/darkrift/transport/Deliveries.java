package io.darkrift.transport;

import io.darkrift.message.SendMode;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the handlers of one connection on an executor, one at a time and in order. Safe for use by any thread.
 */
final class Deliveries implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /**
     * A handler that is due.
     *
     * @param sendMode the channel of its message, or null for what is no message and always has room
     */
    private record Delivery(@Nullable SendMode sendMode, Runnable task) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedQueue<Delivery> waiting;
    private final Executor executor;
    private final Runnable hasRoom;
    private boolean scheduled;
    private boolean paused;

    /**
     * Nothing to deliver yet.
     *
     * @param executor where handlers run
     * @param capacity how many messages of each channel wait
     * @param hasRoom told, on any thread, when there is room again after {@link Inbox.Answer#FULL}
     */
    Deliveries(Executor executor, int capacity, Runnable hasRoom) {
        this.executor = executor;
        this.waiting = new BoundedQueue<>(capacity, delivery -> delivery.sendMode != SendMode.UNRELIABLE);
        this.hasRoom = hasRoom;
    }

    /** Adds a handler. Null for the mode says that it is no message. */
    Inbox.Answer add(@Nullable SendMode sendMode, Runnable task) {
        Inbox.Answer answer = Inbox.Answer.TAKEN;
        boolean schedule;
        lock.lock();
        try {
            if (waiting.add(new Delivery(sendMode, task))) {
                answer = Inbox.Answer.DROPPED_OLDEST;
            } else if (sendMode == SendMode.RELIABLE && waiting.isFull()) {
                paused = true;
                answer = Inbox.Answer.FULL;
            }
            schedule = !scheduled;
            scheduled = true;
        } finally {
            lock.unlock();
        }
        if (schedule) {
            schedule();
        }
        return answer;
    }

    /** True from {@link Inbox.Answer#FULL} until there is room again. */
    boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    private void schedule() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            LOG.error(
                    "the executor of the handlers takes no more tasks: messages wait in vain. Close clients and"
                            + " servers before their executor",
                    e);
        }
    }

    /** Runs what waited when it was called, and lets others have their turn before the rest. */
    @Override
    public void run() {
        int due = size();
        for (int i = 0; i < due; i++) {
            Delivery delivery = poll();
            if (delivery != null) {
                delivery.task.run();
            }
        }
        if (goesOn()) {
            schedule();
        }
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Delivery poll() {
        Delivery delivery;
        boolean room;
        lock.lock();
        try {
            delivery = waiting.poll();
            room = paused && waiting.hasRoom();
            paused &= !room;
        } finally {
            lock.unlock();
        }
        if (room) {
            hasRoom.run();
        }
        return delivery;
    }

    private boolean goesOn() {
        lock.lock();
        try {
            scheduled = waiting.size() > 0;
            return scheduled;
        } finally {
            lock.unlock();
        }
    }
}
