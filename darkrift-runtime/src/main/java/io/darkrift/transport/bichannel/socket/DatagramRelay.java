package io.darkrift.transport.bichannel.socket;

import io.darkrift.connection.LinkExecutor;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Brings datagrams from the event loop of a UDP socket to those of their links. What arrived in one turn goes to each of
 * the others as one task: waking an event loop costs more than handling a datagram. On the event loop of the socket.
 */
public final class DatagramRelay {
    /** Where datagrams go. */
    public interface Target {
        /** Returns the event loop of the link. Safe for use by any thread. */
        LinkExecutor executor();

        /** Takes a datagram on the event loop of the link. The caller keeps the buffer. */
        void datagram(ByteBuf datagram);

        /** Takes a datagram on the event loop of the link. The caller keeps the array. */
        void datagram(byte[] bytes, int from, int to);

        /** Returns whether a datagram may be brought here, and counts its bytes. On the event loop of the socket. */
        boolean mayRelay(int bytes);

        /** Takes a datagram that was brought here. On the event loop of the link. */
        void relayed(byte[] bytes, int from, int to);

        /** No more datagrams arrive in this turn. On the event loop of the link. May be called several times. */
        void datagramsComplete();
    }

    private final Map<LinkExecutor, Load> loads = new IdentityHashMap<>(4);

    /** Those on this event loop that have got something in this turn, some of them several times. */
    private final List<Target> here = new ArrayList<>();

    /** Nothing to bring anywhere. */
    public DatagramRelay() {}

    /**
     * Hands a datagram to its link, at once or at the end of the turn.
     *
     * @param target the link
     * @param datagram what arrived; the caller keeps the buffer
     * @return false if so many are on their way to the link that this one was dropped
     */
    public boolean give(Target target, ByteBuf datagram) {
        LinkExecutor executor = target.executor();
        if (executor.inEventLoop()) {
            here.add(target);
            target.datagram(datagram);
            return true;
        }
        if (!target.mayRelay(datagram.readableBytes())) {
            return false;
        }
        int size = datagram.readableBytes();
        Load load = loads.computeIfAbsent(executor, Load::new);
        int at = load.add(target, size);
        datagram.getBytes(datagram.readerIndex(), load.bytes, at, size);
        return true;
    }

    /**
     * Hands a datagram that was unsealed to its link, at once or at the end of the turn.
     *
     * @param target the link
     * @param bytes the array that holds it; the caller keeps it
     * @param size the size of the datagram, which begins at index 0
     * @return false if so many are on their way to the link that this one was dropped
     */
    public boolean give(Target target, byte[] bytes, int size) {
        LinkExecutor executor = target.executor();
        if (executor.inEventLoop()) {
            here.add(target);
            target.datagram(bytes, 0, size);
            return true;
        }
        if (!target.mayRelay(size)) {
            return false;
        }
        Load load = loads.computeIfAbsent(executor, Load::new);
        int at = load.add(target, size);
        System.arraycopy(bytes, 0, load.bytes, at, size);
        return true;
    }

    /** Nothing more arrives in this turn. */
    public void turnEnds() {
        if (!loads.isEmpty()) {
            loads.values().forEach(Load::leave);
            loads.clear();
        }
        if (!here.isEmpty()) {
            here.forEach(Target::datagramsComplete);
            here.clear();
        }
    }

    /** The datagrams for one event loop. */
    private static final class Load implements Runnable {
        private static final int FIRST_BYTES = 512;
        private static final int FIRST_COUNT = 8;

        private final LinkExecutor executor;
        private byte[] bytes = new byte[FIRST_BYTES];
        private Target[] targets = new Target[FIRST_COUNT];
        private int[] ends = new int[FIRST_COUNT];
        private int size;
        private int count;

        Load(LinkExecutor executor) {
            this.executor = executor;
        }

        /** Makes room for a datagram. Returns where it belongs in the bytes. */
        int add(Target target, int length) {
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
            }
            if (count == ends.length) {
                targets = Arrays.copyOf(targets, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            int at = size;
            size += length;
            targets[count] = target;
            ends[count] = size;
            count++;
            return at;
        }

        void leave() {
            try {
                executor.execute(this);
            } catch (RejectedExecutionException e) {
                // The event loop has ended, and its links with it.
            }
        }

        @Override
        public void run() {
            int from = 0;
            for (int i = 0; i < count; i++) {
                targets[i].relayed(bytes, from, ends[i]);
                from = ends[i];
            }
            for (int i = 0; i < count; i++) {
                targets[i].datagramsComplete();
            }
        }
    }
}
