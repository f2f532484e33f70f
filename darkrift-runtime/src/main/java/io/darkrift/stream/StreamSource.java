package io.darkrift.stream;

import java.io.IOException;

/** The bytes of a stream that is sent: {@code inputStream::read} is one. */
@FunctionalInterface
public interface StreamSource {
    /**
     * Reads some bytes. Called on the executor of the streams, by one thread at a time; it may wait.
     *
     * @param bytes where to put them
     * @param from the index of the first
     * @param count how many at most, at least 1
     * @return how many were read, at least 1; -1 at the end
     * @throws IOException if reading fails: the stream is cancelled
     */
    int read(byte[] bytes, int from, int count) throws IOException;
}
