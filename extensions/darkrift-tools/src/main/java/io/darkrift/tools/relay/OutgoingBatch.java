package io.darkrift.tools.relay;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.util.Arrays;

/** What waits to be written one way, each message with its length. On the event loop of the relay. */
final class OutgoingBatch {
    private static final byte[] NO_BYTES = new byte[0];
    private static final int FIRST_CAPACITY = 1024;

    /** More than this is given back when it is not used any more. */
    private static final int KEPT_CAPACITY = 64 * 1024;

    private byte[] bytes = NO_BYTES;
    private int size;
    private boolean writing;
    private boolean refused;

    int size() {
        return size;
    }

    boolean isIdle() {
        return size == 0 && !writing;
    }

    /** Returns whether the link has ended, so that nothing more is written. */
    boolean isRefused() {
        return refused;
    }

    void add(byte[] message) {
        int end = size + LinkWriter.LENGTH_BYTES + message.length;
        ensureCapacity(end);
        BigEndian.putInt32(bytes, size, message.length);
        System.arraycopy(message, 0, bytes, size + LinkWriter.LENGTH_BYTES, message.length);
        size = end;
    }

    /** Moves everything behind what another batch has. */
    void moveTo(OutgoingBatch other) {
        if (size > 0) {
            other.ensureCapacity(other.size + size);
            System.arraycopy(bytes, 0, other.bytes, other.size, size);
            other.size += size;
            clear();
        }
    }

    private void ensureCapacity(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(FIRST_CAPACITY, Math.max(needed, 2 * bytes.length)));
        }
    }

    /** Writes as much as the link accepts, unless it still has what was written before. */
    void writeTo(LinkWriter writer) {
        if (size == 0 || writing) {
            return;
        }
        // Before the call, which may report that all was written.
        writing = true;
        int written = writer.write(bytes, 0, size);
        refused = written == 0;
        System.arraycopy(bytes, written, bytes, 0, size - written);
        size -= written;
        if (size == 0 && bytes.length > KEPT_CAPACITY) {
            bytes = NO_BYTES;
        }
    }

    /** The network has what was written. */
    void written() {
        writing = false;
    }

    void clear() {
        size = 0;
        bytes = NO_BYTES;
    }
}
