package io.darkrift.connection;

/**
 * The policies for a reliable message when {@code highWaterMark} bytes wait to be sent already, because the peer reads
 * more slowly than this side sends.
 */
public enum SendQueuePolicy {
    /**
     * The connection ends with {@link DisconnectInfo.Reason#SLOW_CONSUMER}, so that no reliable message is lost while the
     * connection lasts. The default of a server.
     */
    DISCONNECT,
    /**
     * {@code send} returns {@link SendResult#FULL}, and the caller decides what to do. The default of a client. See
     * {@code sendBlocking} and {@code whenWritable}.
     */
    RETURN_FULL,
    /**
     * {@code send} waits until there is room. On an event loop, where waiting would block other connections, it returns
     * {@link SendResult#FULL}.
     */
    BLOCK
}
