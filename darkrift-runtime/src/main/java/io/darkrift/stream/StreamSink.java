package io.darkrift.stream;

import java.io.IOException;

/** The destination of a stream that is received: {@code outputStream::write} is one. */
@FunctionalInterface
public interface StreamSink {
    /**
     * Writes the next bytes. Called where the handlers of the connection run. The sender may send more when this method
     * has returned, so that a slow destination slows the sender down.
     *
     * @param bytes the bytes; the sink may keep and change the array
     * @throws IOException if writing fails: the stream is cancelled
     */
    void write(byte[] bytes) throws IOException;
}
