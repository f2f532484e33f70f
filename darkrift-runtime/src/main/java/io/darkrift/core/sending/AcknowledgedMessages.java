package io.darkrift.core.sending;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What two peers have sent each other reliably in a session, over whichever connections: messages are kept until the peer
 * has acknowledged them, and sent again over the next connection from the first that it lacks. So each arrives once, and in
 * order. Both ends count the messages behind the first acknowledgement of a connection, which says how many its sender has
 * received so far. An acknowledgement is an ordinary message:
 *
 * <pre>
 * +------------------+-------------------+
 * | session id (i64) | received so far (i64) |
 * +------------------+-------------------+
 * </pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class AcknowledgedMessages {
    private static final int PAYLOAD_BYTES = 2 * Long.BYTES;
    private static final int MESSAGES_AN_ACKNOWLEDGEMENT = 16;
    private static final int BYTES_AN_ACKNOWLEDGEMENT = 8_192;

    private final int tag;
    private final int maxBytes;
    private final Deque<byte[]> sent = new ArrayDeque<>();
    private long session;
    private long acknowledged;
    private int bytes;
    private long received;
    private int unacknowledged;
    private int unacknowledgedBytes;
    private boolean counting;
    private boolean flowing;

    /**
     * Begins with nothing sent or received.
     *
     * @param tag the tag of acknowledgements
     * @param maxBytes how many bytes may be kept
     * @param session a number that no other session has had, of this server or the one before; or 0 if it is not known yet
     */
    public AcknowledgedMessages(int tag, int maxBytes, long session) {
        this.tag = tag;
        this.maxBytes = maxBytes;
        this.session = session;
    }

    /**
     * Returns the tag of acknowledgements.
     *
     * @return the tag
     */
    public int tag() {
        return tag;
    }

    /**
     * Keeps a message that is sent.
     *
     * @param frame the message with its length prefix
     * @return false if there is no room for it
     */
    public boolean add(byte[] frame) {
        if (bytes + frame.length > maxBytes) {
            return false;
        }
        sent.add(frame);
        bytes += frame.length;
        return true;
    }

    /**
     * Returns whether messages may be sent at once.
     *
     * @return true once the peer has said over this connection what it has received
     */
    public boolean isFlowing() {
        return flowing;
    }

    /** Stops: the connection is lost. */
    public void stop() {
        flowing = false;
        counting = false;
    }

    /**
     * Returns what tells the peer how many messages have been received. Behind it, the peer's messages count.
     *
     * @return the message with its length prefix
     */
    public byte[] acknowledgement() {
        unacknowledged = 0;
        unacknowledgedBytes = 0;
        byte[] frame = new byte[LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES + PAYLOAD_BYTES];
        BigEndian.putInt32(frame, 0, LinkWriter.HEADER_BYTES + PAYLOAD_BYTES);
        BigEndian.putInt16(frame, LinkWriter.LENGTH_BYTES + 1, tag);
        BigEndian.putInt64(frame, LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES, session);
        BigEndian.putInt64(frame, LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES + Long.BYTES, received);
        return frame;
    }

    /** What an acknowledgement says. */
    public enum Answer {
        /** It is as expected. */
        VALID,
        /** It is the first of another session: what was kept for the last one is lost, and its count is 0. */
        NEW_SESSION,
        /** It can't be. */
        INVALID
    }

    /**
     * Takes an acknowledgement of the peer. After the first of a connection {@link #unsent} is to be sent.
     *
     * @param array the array that has it
     * @param from the index of its payload
     * @param to the index behind its payload
     * @param follows whether the session is the one that the peer names: a client follows its server
     * @return what it says
     */
    public Answer acknowledged(byte[] array, int from, int to, boolean follows) {
        counting = true;
        if (to - from != PAYLOAD_BYTES) {
            return Answer.INVALID;
        }
        long named = BigEndian.getInt64(array, from);
        long count = BigEndian.getInt64(array, from + Long.BYTES);
        Answer answer = Answer.VALID;
        if (named != session) {
            if (flowing) {
                return Answer.INVALID;
            }
            if (!follows) {
                // The client does not know its session yet.
                count = 0;
            } else if (session != 0) {
                sent.clear();
                bytes = 0;
                acknowledged = 0;
                received = 0;
                answer = Answer.NEW_SESSION;
            }
            session = follows ? named : session;
        }
        if (count < acknowledged || count > acknowledged + sent.size()) {
            return Answer.INVALID;
        }
        while (acknowledged < count) {
            bytes -= sent.remove().length;
            acknowledged++;
        }
        return answer;
    }

    /**
     * Returns what the peer lacks, for the first acknowledgement of a connection. What is sent from now on may be sent at
     * once.
     *
     * @return whole messages, each with its length prefix
     */
    public byte[] unsent() {
        flowing = true;
        byte[] all = new byte[bytes];
        int at = 0;
        for (byte[] frame : sent) {
            System.arraycopy(frame, 0, all, at, frame.length);
            at += frame.length;
        }
        return all;
    }

    /**
     * Counts a message of the peer.
     *
     * @param size its size in bytes
     * @return whether an acknowledgement is due
     */
    public boolean received(int size) {
        if (!counting) {
            return false;
        }
        received++;
        unacknowledged++;
        unacknowledgedBytes += size;
        return unacknowledged >= MESSAGES_AN_ACKNOWLEDGEMENT || unacknowledgedBytes >= BYTES_AN_ACKNOWLEDGEMENT;
    }

    /**
     * Returns whether there is room for more.
     *
     * @return true while half of what may be kept is free
     */
    public boolean hasRoom() {
        return bytes <= maxBytes / 2;
    }

    /**
     * Returns how many messages the peer has not acknowledged.
     *
     * @return their count
     */
    public int size() {
        return sent.size();
    }

    /**
     * Returns how much the peer has not acknowledged.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }
}
