package io.darkrift.transport;

import io.darkrift.wire.DarkriftWriter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the arrays of outgoing batches for the next batch of any connection, so that an idle connection holds none.
 * Safe for use by any thread.
 */
final class WriterPool {
    static final WriterPool SHARED = new WriterPool();

    private static final int FIRST_CAPACITY = 2048;

    /** A writer that has grown beyond this is not kept. */
    private static final int MAX_CAPACITY = 1 << 20;

    private static final int MAX_WRITERS = 32;

    private final ArrayDeque<DarkriftWriter> writers = new ArrayDeque<>();

    private WriterPool() {}

    DarkriftWriter take() {
        DarkriftWriter writer = poll();
        return writer != null ? writer : new DarkriftWriter(FIRST_CAPACITY);
    }

    private synchronized @Nullable DarkriftWriter poll() {
        return writers.pollLast();
    }

    void giveBack(DarkriftWriter writer) {
        writer.rewind(0);
        if (writer.array().length <= MAX_CAPACITY) {
            keep(writer);
        }
    }

    private synchronized void keep(DarkriftWriter writer) {
        if (writers.size() < MAX_WRITERS) {
            writers.addLast(writer);
        }
    }
}
