package io.darkrift.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Brings datagrams from the event loop of a UDP socket to those of their connections. What came in one turn goes to
 * each of the others as one task: waking an event loop costs more than handling a datagram. On the event loop of the
 * socket.
 */
public final class DatagramRelay {
    private final Map<EventLoop, Load> loads = new IdentityHashMap<>(4);

    /** Nothing to bring anywhere. */
    public DatagramRelay() {}

    /**
     * Hands a datagram to its connection, at once or at the end of the turn.
     *
     * @param connection the connection
     * @param datagram what came; the caller keeps the buffer
     */
    public void give(BaseConnection<?> connection, ByteBuf datagram) {
        EventLoop eventLoop = connection.eventLoop();
        if (eventLoop.inEventLoop()) {
            connection.datagram(datagram);
        } else if (connection.incoming().mayRelay()) {
            loads.computeIfAbsent(eventLoop, Load::new).add(connection, datagram);
        }
    }

    /** Nothing more comes in this turn. */
    public void turnEnds() {
        if (!loads.isEmpty()) {
            loads.values().forEach(Load::leave);
            loads.clear();
        }
    }

    /** The datagrams for one event loop. */
    private static final class Load implements Runnable {
        private static final int FIRST_BYTES = 512;
        private static final int FIRST_COUNT = 8;

        private final EventLoop eventLoop;
        private byte[] bytes = new byte[FIRST_BYTES];
        private BaseConnection<?>[] connections = new BaseConnection<?>[FIRST_COUNT];
        private int[] ends = new int[FIRST_COUNT];
        private int size;
        private int count;

        Load(EventLoop eventLoop) {
            this.eventLoop = eventLoop;
        }

        void add(BaseConnection<?> connection, ByteBuf datagram) {
            int length = datagram.readableBytes();
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
            }
            if (count == ends.length) {
                connections = Arrays.copyOf(connections, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            datagram.getBytes(datagram.readerIndex(), bytes, size, length);
            size += length;
            connections[count] = connection;
            ends[count] = size;
            count++;
        }

        void leave() {
            try {
                eventLoop.execute(this);
            } catch (RejectedExecutionException e) {
                // The event loop has ended, and its connections with it.
            }
        }

        @Override
        public void run() {
            int from = 0;
            for (int i = 0; i < count; i++) {
                connections[i].incoming().relayed(bytes, from, ends[i]);
                from = ends[i];
            }
        }
    }
}
