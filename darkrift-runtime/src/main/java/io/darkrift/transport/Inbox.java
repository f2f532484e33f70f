package io.darkrift.transport;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Disconnect;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The messages that wait to be received, or those who wait to receive one. Safe for use by any thread. */
final class Inbox {
    /** What became of a message. */
    enum Answer {
        /** It was handed over, or waits. */
        TAKEN,
        /** It waits, and the next reliable one is not to come before there is room. */
        FULL,
        /** It waits, but the oldest unreliable one had to go. */
        DROPPED_OLDEST
    }

    private record Waiter(IntPredicate tag, CompletableFuture<Message> future) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>(0);
    private final BoundedQueue<Message> messages;
    private final Runnable hasRoom;
    private boolean full;
    private @Nullable Disconnect ended;

    /**
     * An empty inbox.
     *
     * @param capacity how many messages of each channel wait
     * @param hasRoom told, on any thread, when there is room again after {@link Answer#FULL}
     */
    Inbox(int capacity, Runnable hasRoom) {
        this.messages = new BoundedQueue<>(capacity, message -> message.sendMode() == SendMode.RELIABLE);
        this.hasRoom = hasRoom;
    }

    /** Hands a message to the first who waits for its tag, or lets it wait. */
    Answer offer(Message message) {
        while (true) {
            Waiter waiter;
            lock.lock();
            try {
                waiter = firstWaiter(message.tag());
                if (waiter == null) {
                    return add(message);
                }
            } finally {
                lock.unlock();
            }
            // False if it was cancelled in the meantime: the message then goes to the next.
            if (waiter.future.complete(message)) {
                return Answer.TAKEN;
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

    private Answer add(Message message) {
        if (messages.add(message)) {
            return Answer.DROPPED_OLDEST;
        }
        full = messages.isFull();
        return full && message.sendMode() == SendMode.RELIABLE ? Answer.FULL : Answer.TAKEN;
    }

    /** True if another message of a channel can wait. */
    boolean hasRoomFor(SendMode mode) {
        lock.lock();
        try {
            return mode == SendMode.UNRELIABLE || !messages.isFull();
        } finally {
            lock.unlock();
        }
    }

    /** The next message with a fitting tag, when it comes. */
    CompletableFuture<Message> take(IntPredicate tag) {
        CompletableFuture<Message> future = new CompletableFuture<>();
        boolean room;
        lock.lock();
        try {
            Message message = messages.poll(waiting -> tag.test(waiting.tag()));
            room = becameRoomy();
            if (message != null) {
                future.complete(message);
            } else if (ended != null) {
                future.completeExceptionally(
                        new ConnectionClosedException("the connection has ended: " + ended, ended.cause()));
            } else if (messages.isFull()) {
                future.completeExceptionally(new IllegalStateException("no message that is waited for can come:"
                        + " reading is paused, because " + messages.size() + " messages of other types wait. Receive"
                        + " those too, or raise queueCapacity"));
            } else {
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

    /** Takes all waiting messages with fitting tags, in their order. */
    List<Message> drain(IntPredicate tag) {
        List<Message> drained = new ArrayList<>();
        boolean room;
        lock.lock();
        try {
            for (Message message = messages.poll(waiting -> tag.test(waiting.tag()));
                    message != null;
                    message = messages.poll(waiting -> tag.test(waiting.tag()))) {
                drained.add(message);
            }
            room = becameRoomy();
        } finally {
            lock.unlock();
        }
        if (room) {
            hasRoom.run();
        }
        return drained;
    }

    private boolean becameRoomy() {
        boolean room = full && messages.hasRoom();
        full &= !room;
        return room;
    }

    /** Lets those who wait know that nothing more comes. */
    void end(Disconnect disconnect) {
        List<Waiter> waiting;
        lock.lock();
        try {
            ended = disconnect;
            waiting = List.copyOf(waiters);
            waiters.clear();
        } finally {
            lock.unlock();
        }
        for (Waiter waiter : waiting) {
            waiter.future.completeExceptionally(
                    new ConnectionClosedException("the connection has ended: " + disconnect, disconnect.cause()));
        }
    }
}
