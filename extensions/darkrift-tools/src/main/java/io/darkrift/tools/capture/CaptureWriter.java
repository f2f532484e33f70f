package io.darkrift.tools.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/** Writes a capture. For one thread at a time. */
public interface CaptureWriter extends Closeable, Flushable {
    /**
     * Writes what has happened next.
     *
     * @param event a message, or another event
     * @throws IOException if it can't be written
     */
    void write(CapturedEvent event) throws IOException;
}
