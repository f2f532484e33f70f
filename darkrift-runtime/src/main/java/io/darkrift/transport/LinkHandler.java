package io.darkrift.transport;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;

/** Handles the events of a {@link Link}. All methods are called on the event loop of the link. They must not block. */
public interface LinkHandler {
    /**
     * Takes one message, without a length before it. Never called before the first {@link Link#resumeReading()}, nor after
     * {@link Link#close}, {@link Link#abort} or {@link #onClosed}; and for a reliable message not while reading is paused:
     * what the peer sent before its end is delivered when reading is resumed, and {@link #onClosed} is called after it.
     * Whatever it throws is a fault of the handler: the transport logs it and aborts the link.
     *
     * @param bytes the array that holds the message; valid until the method returns
     * @param from the index of the first byte, which has the flags
     * @param to the index behind the last byte
     * @param mode the channel that the message arrived over
     */
    void onMessage(byte[] bytes, int from, int to, SendMode mode);

    /**
     * Reports that all that could be read at once has been delivered: called after each run of calls to {@link
     * #onMessage}, over whichever channel, also those that {@link Link#resumeReading} causes. What was sent meanwhile
     * is flushed then.
     */
    void onReadComplete();

    /**
     * Reports that bytes that were written have left, or are lost with the link. For an unreliable writer whose event
     * loop is another one, this method alone is called there.
     *
     * @param mode the way: what {@link Link#unreliable()} accepted counts as unreliable, unless it is the same writer
     *     as {@link Link#reliable()}
     * @param bytes the count of bytes
     */
    void onWritten(SendMode mode, int bytes);

    /**
     * Refuses a length that the peer announced: it is negative, shorter than a header, or larger than the settings allow.
     *
     * @param length the length that arrived
     * @return true to skip as many bytes and read on; false to deliver nothing more: the handler ends the link. A
     *     negative length can't be skipped
     */
    boolean onBadLength(int length);

    /**
     * Reports that the link has ended. Called exactly once for each link whose handler was given, and nothing is called
     * after it, except {@link #onWritten}.
     *
     * @param info how the link ended as the transport saw it: {@code PEER} for an orderly end, {@code NETWORK_ERROR} for
     *     a broken one, {@code LOCAL} after {@link Link#close} or {@link Link#abort}, {@code WRITE_TIMEOUT} where the
     *     network accepts nothing any more, {@code INTERNAL_ERROR} for a fault in a handler or the transport
     */
    void onClosed(DisconnectInfo info);
}
