package io.darkrift.stream;

import java.io.IOException;

/** The bytes of a stream that is sent: {@code inputStream::read} is one. */
@FunctionalInterface
public interface StreamSource {
    /**
     * Reads some bytes. Called on the executor of the streams, by one thread at a time; it may wait.
     *
     * @param bytes the array to store the bytes into
     * @param from the index of the first byte
     * @param count how many bytes may be read, at least 1
     * @return how many bytes were read, at least 1; -1 at the end
     * @throws IOException if reading fails: the stream is cancelled
     */
    int read(byte[] bytes, int from, int count) throws IOException;
}
