package io.darkrift.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to many connections: it is encoded once, all of them send the same memory, and those of an event
 * loop are told with one task. It leaves when it is closed. On one thread.
 */
public final class SharedFrame implements AutoCloseable {
    /** Each is a system call: more at a time would keep other connections waiting. */
    private static final int CONNECTIONS_A_TURN = 64;

    private final Object message;
    private final byte[] bytes;
    private final Map<EventLoop, List<Outbox>> full = new IdentityHashMap<>();
    private @Nullable ByteBuf buffer;

    /**
     * Encodes a message.
     *
     * @param traffic what goes out from this end
     * @param message a record or a raw message
     * @param maxBody the largest size of a frame behind its length
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large
     */
    public SharedFrame(Traffic traffic, Object message, int maxBody) {
        this.message = message;
        this.bytes = Frames.encode(traffic, message, maxBody);
    }

    Object message() {
        return message;
    }

    /** The frame, for those who copy it. */
    byte[] bytes() {
        return bytes;
    }

    /** The frame, for those who send it as it is, and release it afterwards. */
    ByteBuf share() {
        ByteBuf common = buffer;
        if (common == null) {
            common = ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
            buffer = common;
        }
        return common.retainedDuplicate();
    }

    /** Has an outbox emptied when this is closed. */
    void emptyLater(Outbox outbox) {
        full.computeIfAbsent(outbox.eventLoop(), eventLoop -> new ArrayList<>()).add(outbox);
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
        }
        full.forEach((eventLoop, outboxes) -> new Emptying(eventLoop, outboxes).leave());
    }

    /** Empties the outboxes of an event loop. */
    private static final class Emptying implements Runnable {
        private final EventLoop eventLoop;
        private final List<Outbox> outboxes;
        private int next;

        Emptying(EventLoop eventLoop, List<Outbox> outboxes) {
            this.eventLoop = eventLoop;
            this.outboxes = outboxes;
        }

        void leave() {
            try {
                eventLoop.execute(this);
            } catch (RejectedExecutionException e) {
                outboxes.subList(next, outboxes.size()).forEach(Outbox::loopHasEnded);
            }
        }

        @Override
        public void run() {
            int end = Math.min(outboxes.size(), next + CONNECTIONS_A_TURN);
            try {
                while (next < end) {
                    outboxes.get(next++).run();
                }
            } finally {
                // Whatever becomes of one must not keep the others from sending.
                if (next < outboxes.size()) {
                    leave();
                }
            }
        }
    }
}
