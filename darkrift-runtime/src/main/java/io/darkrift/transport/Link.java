package io.darkrift.transport;

import io.darkrift.connection.LinkExecutor;
import java.time.Duration;

/**
 * One established pipe to one peer: what a transport makes, and a connection drives. The handshake of the transport is
 * over when a link exists.
 *
 * <p>A link starts paused: it delivers no message before the first {@link #resumeReading()}. It lives on one event loop,
 * its {@link #executor()}. Methods are called on that loop, unless they say that any thread may call them, and the
 * {@link LinkHandler} is called there and nowhere else.
 */
public interface Link {
    /**
     * Returns what is known of the pipe and its peer. The traits may change: a client's UDP address moves, or UDP is
     * given up. Safe for use by any thread.
     *
     * @return the traits as of now
     */
    LinkTraits traits();

    /**
     * Returns the event loop of the link. Safe for use by any thread.
     *
     * @return always the same
     */
    LinkExecutor executor();

    /**
     * Returns the reliable way to the peer. Safe for use by any thread.
     *
     * @return always the same
     */
    LinkWriter reliable();

    /**
     * Returns the unreliable way to the peer: the same as {@link #reliable()} where the transport has no such way, or
     * has given it up. Safe for use by any thread.
     *
     * @return the way that unreliable messages take as of now
     */
    LinkWriter unreliable();

    /**
     * Stops delivering reliable messages, and reading them from the network, so that the peer has to stop sending too.
     * May be called from within {@link LinkHandler#onMessage}: that message is then the last one. Datagrams are still
     * delivered. The end of the link is noticed where the network shows it without reading.
     */
    void pauseReading();

    /** Delivers what has arrived meanwhile, and reads on. */
    void resumeReading();

    /**
     * Ends the link gracefully: delivers nothing more, hands what was written over to the network, and tells the peer
     * that nothing follows. {@link LinkHandler#onClosed} is called as soon as the network has everything; the transport
     * keeps the socket in the background until the peer has closed too, so that nothing that was sent last is lost.
     *
     * @param limit the longest time until the link is aborted: more than 0
     */
    void close(Duration limit);

    /** Ends the link at once: what was not handed over to the network is dropped. Safe for use by any thread. */
    void abort();
}
