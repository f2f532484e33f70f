package io.darkrift.core.sending;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.io.ByteArrayOutputStream;

/** Encoded messages that wait for a connection, in the form that {@link LinkWriter} describes. Not safe for several threads. */
public final class FrameList {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Creates a list without messages. */
    public FrameList() {}

    /**
     * Adds the ordinary ones of some messages before those that wait: pings and their acknowledgements belong to the connection that they were
     * sent over.
     *
     * @param frames whole messages, each with its length prefix
     */
    public void addOrdinaryFirst(byte[] frames) {
        byte[] later = takeAll();
        int at = 0;
        while (at < frames.length) {
            int size = LinkWriter.LENGTH_BYTES + BigEndian.getInt32(frames, at);
            if (frames[at + LinkWriter.LENGTH_BYTES] == 0) {
                bytes.write(frames, at, size);
            }
            at += size;
        }
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
