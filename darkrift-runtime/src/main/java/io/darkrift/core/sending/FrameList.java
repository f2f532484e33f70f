package io.darkrift.core.sending;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.io.ByteArrayOutputStream;
import java.util.function.IntPredicate;

/** Encoded messages that wait for a connection, in the form that {@link LinkWriter} describes. Not safe for several threads. */
public final class FrameList {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Creates a list without messages. */
    public FrameList() {}

    /**
     * Returns the ordinary ones of some messages, which another connection can send: pings, requests and answers belong to the
     * connection that they were sent over.
     *
     * @param frames whole messages, each with its length prefix
     * @param isRequest whether messages with a tag are requests and their answers
     * @return the ordinary ones, each with its length prefix
     */
    public static byte[] ordinary(byte[] frames, IntPredicate isRequest) {
        ByteArrayOutputStream ordinary = new ByteArrayOutputStream(frames.length);
        int at = 0;
        while (at < frames.length) {
            int size = LinkWriter.LENGTH_BYTES + BigEndian.getInt32(frames, at);
            int flags = at + LinkWriter.LENGTH_BYTES;
            if (frames[flags] == 0 && !isRequest.test(BigEndian.getUInt16(frames, flags + 1))) {
                ordinary.write(frames, at, size);
            }
            at += size;
        }
        return ordinary.toByteArray();
    }

    /**
     * Adds messages before those that wait.
     *
     * @param frames whole messages, each with its length prefix
     */
    public void addFirst(byte[] frames) {
        byte[] later = takeAll();
        add(frames);
        add(later);
    }

    /**
     * Adds messages.
     *
     * @param frames whole messages, each with its length prefix
     */
    public void add(byte[] frames) {
        bytes.writeBytes(frames);
    }

    /**
     * Returns how much waits.
     *
     * @return bytes
     */
    public int size() {
        return bytes.size();
    }

    /**
     * Removes all messages.
     *
     * @return the messages, each with its length prefix
     */
    public byte[] takeAll() {
        byte[] all = bytes.toByteArray();
        bytes.reset();
        return all;
    }
}
