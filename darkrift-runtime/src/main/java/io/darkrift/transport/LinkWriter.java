package io.darkrift.transport;

import io.darkrift.connection.LinkExecutor;
import io.netty.buffer.ByteBuf;

/**
 * One way to send to a peer. Messages come in batches: one after the other, each as
 *
 * <pre>
 * +------------+----------+---------+----------------------------------+---------+
 * | length i32 | flags u8 | tag u16 | ping code u16, if flags has 0x40 | payload |
 * +------------+----------+---------+----------------------------------+---------+
 * </pre>
 *
 * <p>where the length counts from the flags to the end of the payload, and all integers are big-endian: the form that
 * bichannel sends over TCP as it stands. Other transports cut the batch into messages.
 */
public interface LinkWriter {
    /** The size of the length prefix. */
    int LENGTH_BYTES = 4;

    /** The size of flags and tag: the length of the smallest message. */
    int HEADER_BYTES = 3;

    /** The size of flags, tag and ping code. */
    int PING_HEADER_BYTES = 5;

    /**
     * Returns the event loop that the other methods are called on. For a server's UDP it may differ from the loop of the
     * link. Safe for use by any thread.
     *
     * @return always the same
     */
    LinkExecutor executor();

    /**
     * Writes a batch. The bytes are copied before the method returns. The writer calls {@link LinkHandler#onWritten} once
     * the network has them, or they are lost, possibly before this method returns; the caller writes no more until then.
     *
     * @param bytes the array that holds whole messages
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @return the index behind the last message that was accepted. Where it is less than {@code to}, the rest is to be
     *     written in another turn of the loop, so that other connections have theirs. Where it is {@code from}, the link has ended:
     *     the caller keeps the messages, and writes no more
     */
    int write(byte[] bytes, int from, int to);

    /**
     * Writes a batch from memory that other links share. As {@link #write(byte[], int, int)}, for all of the buffer.
     *
     * @param messages whole messages; the writer releases the buffer
     */
    void write(ByteBuf messages);

    /**
     * Returns from which size on shared memory is cheaper for this writer than a copy.
     *
     * @return bytes; {@link Integer#MAX_VALUE} if a copy is always cheaper
     */
    int sharesFrom();
}
