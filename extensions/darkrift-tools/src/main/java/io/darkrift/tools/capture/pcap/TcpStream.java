package io.darkrift.tools.capture.pcap;

import io.darkrift.wire.support.BigEndian;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a TCP connection: puts what was captured in order, and leaves out what was sent again. Stops where bytes
 * are missing in the capture.
 */
final class TcpStream {
    /** How much may wait for a segment that comes first. A real receiver does not keep more. */
    private static final int MAX_WAITING = 4 * 1024 * 1024;

    /** Takes the bytes in order. */
    interface Sink {
        /**
         * Takes bytes.
         *
         * @param bytes the array that holds them
         * @param from the index of the first byte
         */
        void bytes(byte[] bytes, int from);
    }

    private final Sink sink;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private int first;
    private long position;
    private long waitingBytes;
    private boolean begun;
    private boolean broken;

    TcpStream(Sink sink) {
        this.sink = sink;
    }

    /** Begins behind a SYN. */
    void begin(int sequence) {
        if (!begun) {
            begun = true;
            first = sequence + 1;
        }
    }

    /** Returns whether a SYN is that of this stream, which was sent again. */
    boolean beganWith(int sequence) {
        return begun && first == sequence + 1;
    }

    /** Returns whether bytes are missing, so that nothing more can be read. */
    boolean isBroken() {
        return broken;
    }

    /** Returns how many bytes wait for an earlier segment. */
    long waitingBytes() {
        return waitingBytes;
    }

    /** Stops. */
    void abandon() {
        broken = true;
        waiting.clear();
        waitingBytes = 0;
    }

    /** Takes a segment, in any order. */
    void add(Segment segment) {
        if (!begun) {
            broken |= segment.data().length > 0; // Its SYN was not captured.
        }
        if (!begun || broken) {
            return;
        }
        byte[] data = segment.data();
        // Sequence numbers begin again after 4 GiB: near the position each one has a single meaning.
        long at = position + (segment.sequence() + (segment.has(Segment.SYN) ? 1 : 0) - (first + (int) position));
        long behind = at + data.length + segment.missing();
        if (behind > position && data.length > 0 && at + data.length > position) {
            waitingBytes += data.length;
            byte[] other = waiting.put(at, data);
            if (other != null) {
                byte[] kept = other.length > data.length ? other : data;
                waiting.put(at, kept);
                waitingBytes -= other.length + data.length - kept.length;
            }
        }
        deliver();
        if (segment.missing() > 0 && position < behind && position >= at || waitingBytes > MAX_WAITING) {
            abandon();
        }
    }

    private void deliver() {
        for (Map.Entry<Long, byte[]> next = waiting.firstEntry();
                next != null && next.getKey() <= position && !broken;
                next = waiting.firstEntry()) {
            waiting.remove(next.getKey());
            byte[] data = next.getValue();
            waitingBytes -= data.length;
            long known = position - next.getKey();
            if (known < data.length) {
                position += data.length - known;
                sink.bytes(data, (int) known);
            }
        }
    }

    /** Cuts a stream into messages. */
    static final class Cutter {
        private static final int LENGTH_BYTES = 4;
        private static final int LEAST = 3;
        private static final int MOST = 16 * 1024 * 1024;

        /** Takes messages. */
        interface Messages {
            /** Takes a message from its flags on. */
            void message(byte[] bytes);

            /** Takes a length that no message has. Nothing follows. */
            void badLength(int length);
        }

        private byte[] kept = {};
        private int size;
        private boolean stopped;

        /** Returns how many bytes of a message wait for the rest. */
        int keptBytes() {
            return kept.length;
        }

        void add(byte[] bytes, int from, Messages messages) {
            if (stopped) {
                return;
            }
            append(bytes, from);
            int at = 0;
            while (size - at >= LENGTH_BYTES) {
                int length = BigEndian.getInt32(kept, at);
                if (length < LEAST || length > MOST) {
                    stopped = true;
                    kept = new byte[0];
                    size = 0;
                    messages.badLength(length);
                    return;
                }
                if (size - at - LENGTH_BYTES < length) {
                    break;
                }
                int start = at + LENGTH_BYTES;
                at = start + length;
                messages.message(Arrays.copyOfRange(kept, start, at));
                if (stopped) {
                    return;
                }
            }
            size -= at;
            if (size == 0) {
                kept = new byte[0];
            } else if (at > 0) {
                kept = Arrays.copyOfRange(kept, at, at + size);
            }
        }

        /** Takes nothing more. */
        void stop() {
            stopped = true;
            kept = new byte[0];
            size = 0;
        }

        private void append(byte[] bytes, int from) {
            int more = bytes.length - from;
            if (kept.length - size < more) {
                kept = Arrays.copyOf(kept, Math.max(size + more, 2 * size));
            }
            System.arraycopy(bytes, from, kept, size, more);
            size += more;
        }
    }
}
