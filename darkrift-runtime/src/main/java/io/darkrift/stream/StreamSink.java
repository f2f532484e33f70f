package io.darkrift.stream;

import java.io.IOException;

/** The destination of a stream that is received: {@code outputStream::write} is one. */
@FunctionalInterface
public interface StreamSink {
    /**
     * Writes the next bytes. Called where the handlers of the connection run. The sender sends more as this returns, so that
     * a slow destination slows the sender down.
     *
     * @param bytes the bytes, which belong to the sink
     * @throws IOException if writing fails: the stream is cancelled
     */
    void write(byte[] bytes) throws IOException;
}
