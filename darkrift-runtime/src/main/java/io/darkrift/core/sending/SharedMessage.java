package io.darkrift.core.sending;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.core.dispatch.DirectedMessages;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to many connections: it is encoded once, large ones are sent from the same memory, and the
 * connections of one event loop are flushed by one task. It leaves when it is closed. On one thread.
 */
public final class SharedMessage implements AutoCloseable {
    /** Each is a system call: more at a time would keep other connections waiting. */
    private static final int CONNECTIONS_A_TURN = 64;

    private final byte[] bytes;
    private final Map<LinkExecutor, List<WriteQueue>> toFlush = new IdentityHashMap<>();
    private @Nullable ByteBuf buffer;

    /**
     * Encodes a message.
     *
     * @param settings the settings of this end
     * @param messages what is sent from this end
     * @param message a record, a raw message or an encoded one
     * @param maxBody the largest size, from the flags to the end
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large
     */
    public SharedMessage(ConnectionSettings settings, DirectedMessages messages, Object message, int maxBody) {
        this.bytes = encode(settings, messages, message, maxBody);
    }

    /**
     * Encodes a message with its length prefix.
     *
     * @param settings the settings of this end
     * @param messages what is sent from this end
     * @param message a record, a raw message or an encoded one
     * @param maxBody the largest size, from the flags to the end
     * @return the bytes
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large
     */
    public static byte[] encode(ConnectionSettings settings, DirectedMessages messages, Object message, int maxBody) {
        MessageEncoder.checkRaw(settings, message);
        MessageEncoder encoder = MessageEncoder.acquire();
        try {
            encoder.encode(message, messages.serializerToSend(message), maxBody);
            return encoder.toByteArray();
        } finally {
            encoder.release();
        }
    }

    /**
     * Returns the message with its length prefix.
     *
     * @return the bytes, which must not be changed
     */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the message, for callers that send it unchanged, and release it afterwards. */
    ByteBuf share() {
        ByteBuf common = buffer;
        if (common == null) {
            common = ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
            buffer = common;
        }
        return common.retainedDuplicate();
    }

    /** Flushes a queue when this is closed. */
    void flushLater(WriteQueue queue) {
        toFlush.computeIfAbsent(queue.executor(), loop -> new ArrayList<>()).add(queue);
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
        }
        toFlush.forEach((loop, queues) -> new Flush(loop, queues).leave());
    }

    /** Flushes the queues of an event loop. */
    private static final class Flush implements Runnable {
        private final LinkExecutor loop;
        private final List<WriteQueue> queues;
        private int next;

        Flush(LinkExecutor loop, List<WriteQueue> queues) {
            this.loop = loop;
            this.queues = queues;
        }

        void leave() {
            try {
                loop.execute(this);
            } catch (RejectedExecutionException e) {
                queues.subList(next, queues.size()).forEach(WriteQueue::loopHasEnded);
            }
        }

        @Override
        public void run() {
            int end = Math.min(queues.size(), next + CONNECTIONS_A_TURN);
            try {
                while (next < end) {
                    queues.get(next++).run();
                }
            } finally {
                // A failure of one must not keep the others from sending.
                if (next < queues.size()) {
                    leave();
                }
            }
        }
    }
}
