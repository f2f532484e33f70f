package io.darkrift.core.dispatch;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.transport.HeldBytes;
import io.darkrift.transport.MemoryBudget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages that wait to be received, or callers that wait for a message. Safe for use by any thread. */
public final class ReceiveQueue {
    /** Whether a message was accepted. */
    public enum Answer {
        /** It was handed over, or waits. */
        TAKEN,
        /** It waits, and the next reliable one is not to come before there is room. */
        FULL,
        /** It waits, but the oldest unreliable one had to go. */
        DROPPED_OLDEST
    }

    private record Waiting(Message message) implements BoundedQueue.Entry {
        /** What a message takes beside its payload: objects and references. */
        private static final int OVERHEAD = 64;

        @Override
        public SendMode mode() {
            return message.sendMode();
        }

        @Override
        public int bytes() {
            return message.size() + OVERHEAD;
        }
    }

    private record Waiter(IntPredicate tag, CompletableFuture<Message> future) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>(0);
    private final BoundedQueue<Waiting> messages;
    private final HeldBytes held;
    private final @Nullable LinkExecutor loop;
    private final Runnable hasRoom;
    private boolean paused;
    private @Nullable DisconnectInfo ended;

    /**
     * Creates an empty queue.
     *
     * @param capacity how many messages of each channel wait
     * @param maxBytes how many bytes of each channel wait
     * @param loop the event loop of the connection, on which nobody may wait for a message
     * @param shares gives the queue a share of a common budget when it holds much, or null without a budget
     * @param hasRoom told, on any thread, when there is room again after {@link Answer#FULL}
     */
    public ReceiveQueue(
            int capacity,
            long maxBytes,
            @Nullable LinkExecutor loop,
            Supplier<MemoryBudget.@Nullable Share> shares,
            Runnable hasRoom) {
        this.loop = loop;
        this.held = new HeldBytes(shares);
        this.messages = new BoundedQueue<>(capacity, maxBytes);
        this.hasRoom = hasRoom;
    }

    /**
     * Hands a message to the first who waits for its tag, or lets it wait.
     *
     * @param message the message
     * @param mayPause whether the answer may be {@link Answer#FULL}. Callers that wait for other tags then get an exception
     * @return whether it was accepted
     */
    public Answer offer(Message message, boolean mayPause) {
        while (true) {
            Waiter waiter;
            Answer answer;
            List<Waiter> stuck;
            MemoryBudget.Share overdrawn;
            lock.lock();
            try {
                waiter = firstWaiter(message.tag());
                answer = waiter == null ? add(message, mayPause) : Answer.TAKEN;
                stuck = answer == Answer.FULL ? takeWaiters() : List.of();
                overdrawn = held.update(messages.bytes());
            } finally {
                lock.unlock();
            }
            HeldBytes.relieve(overdrawn);
            stuck.forEach(each -> each.future.completeExceptionally(stuck()));
            // False if it was cancelled in the meantime: the message then goes to the next.
            if (waiter == null || waiter.future.complete(message)) {
                return answer;
            }
        }
    }

    private @Nullable Waiter firstWaiter(int tag) {
        for (Iterator<Waiter> iterator = waiters.iterator(); iterator.hasNext(); ) {
            Waiter waiter = iterator.next();
            if (waiter.future.isDone()) {
                iterator.remove();
            } else if (waiter.tag.test(tag)) {
                iterator.remove();
                return waiter;
            }
        }
        return null;
    }

    private Answer add(Message message, boolean mayPause) {
        if (messages.add(new Waiting(message)) > 0) {
            return Answer.DROPPED_OLDEST;
        }
        if (!mayPause || message.sendMode() != SendMode.RELIABLE || !messages.isFull()) {
            return Answer.TAKEN;
        }
        paused = true;
        return Answer.FULL;
    }

    private List<Waiter> takeWaiters() {
        List<Waiter> taken = List.copyOf(waiters);
        waiters.clear();
        return taken;
    }

    private IllegalStateException stuck() {
        return new IllegalStateException("the message that is waited for can't arrive: reading is paused, because too"
                + " many messages of other types wait. Receive those too, or raise receiveQueueCapacity");
    }

    /**
     * Returns whether another message of a channel can wait.
     *
     * @param mode the channel
     * @return true if it can
     */
    public boolean hasRoomFor(SendMode mode) {
        lock.lock();
        try {
            return mode == SendMode.UNRELIABLE || !messages.isFull();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next message with a fitting tag, when it arrives.
     *
     * @param tag accepts the tag
     * @return completes with the message, or with a failure if no message can arrive
     */
    public CompletableFuture<Message> take(IntPredicate tag) {
        CompletableFuture<Message> future = new GuardedFuture<>(loop);
        boolean room;
        lock.lock();
        try {
            Waiting found = messages.poll(waiting -> tag.test(waiting.message.tag()));
            room = becameRoomy();
            held.update(messages.bytes());
            if (found != null) {
                future.complete(found.message);
            } else if (ended != null) {
                future.completeExceptionally(
                        new ConnectionClosedException("the connection has ended: " + ended, ended.cause()));
            } else if (paused && messages.isFull()) {
                future.completeExceptionally(stuck());
            } else {
                // What is waited for may be next, so there is no waiting until half of the room is free.
                room |= paused;
                paused = false;
                waiters.removeIf(waiter -> waiter.future.isDone());
                waiters.addLast(new Waiter(tag, future));
            }
        } finally {
            lock.unlock();
        }
        if (room) {
            hasRoom.run();
        }
        return future;
    }

    /**
     * Takes all waiting messages with fitting tags. Whether there is room now is up to the caller.
     *
     * @param tag accepts the tag
     * @return the messages in their order
     */
    public List<Message> drain(IntPredicate tag) {
        List<Message> drained = new ArrayList<>();
        lock.lock();
        try {
            for (Waiting found = messages.poll(waiting -> tag.test(waiting.message.tag()));
                    found != null;
                    found = messages.poll(waiting -> tag.test(waiting.message.tag()))) {
                drained.add(found.message);
            }
            becameRoomy();
            held.update(messages.bytes());
        } finally {
            lock.unlock();
        }
        return drained;
    }

    private boolean becameRoomy() {
        boolean room = paused && messages.hasRoom();
        paused &= !room;
        return room;
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

    /** Returns the number of threads and futures that wait, and of some that have given up. */
    int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes {@link Answer#FULL} back: nobody receives what waits here. */
    public void resume() {
        lock.lock();
        try {
            paused = false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fails what is waited for: nothing arrives any more.
     *
     * @param info how the connection ended
     */
    public void end(DisconnectInfo info) {
        List<Waiter> waiting;
        lock.lock();
        try {
            ended = info;
            waiting = takeWaiters();
        } finally {
            lock.unlock();
        }
        for (Waiter waiter : waiting) {
            waiter.future.completeExceptionally(
                    new ConnectionClosedException("the connection has ended: " + info, info.cause()));
        }
    }
}
