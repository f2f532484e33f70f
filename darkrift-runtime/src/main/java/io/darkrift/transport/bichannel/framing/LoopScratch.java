package io.darkrift.transport.bichannel.framing;

import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/** An array that all links of an event loop share, because only one of them is read at a time. */
public final class LoopScratch {
    private static final int FIRST_CAPACITY = 1 << 16;

    /** An array grows for a large frame, and is not kept beyond this. */
    private static final int MAX_CAPACITY = 1 << 18;

    private static final FastThreadLocal<LoopScratch> LOCAL = new FastThreadLocal<>() {
        @Override
        protected LoopScratch initialValue() {
            return new LoopScratch();
        }
    };

    private byte @Nullable [] array;

    private LoopScratch() {}

    /** Returns what belongs to the calling thread. */
    public static LoopScratch get() {
        return LOCAL.get();
    }

    /**
     * Lends the array. While it is lent another caller gets one of its own: on some channels a handler can bring about
     * the reading of another.
     */
    public byte[] take(int size) {
        byte[] bytes = array;
        if (bytes == null || bytes.length < size) {
            return new byte[Math.max(FIRST_CAPACITY, size)];
        }
        array = null;
        return bytes;
    }

    /** Takes the array back. */
    public void giveBack(byte[] bytes) {
        if (bytes.length <= MAX_CAPACITY) {
            array = bytes;
        }
    }
}
