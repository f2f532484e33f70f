package io.darkrift.transport.bichannel.security;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.function.Consumer;

/** The security of one connection, from the handshake on. */
public interface LinkSecurity {
    /** Returned by {@link #unseal} for a datagram that is not authentic, or has the wrong form. */
    int FORGED = -1;

    /** Returned by {@link #unseal} for a datagram that has arrived before, or is too old to know. */
    int REPLAYED = -2;

    /** A bit of the result of {@link #unseal}: no authentic datagram with a higher sequence has arrived. */
    int NEWEST = 1 << 30;

    /** Returns the name of the transport. Safe for use by any thread. */
    String transport();

    /** Returns the count of bytes that sealing adds to a datagram that is sent. Safe for use by any thread. */
    int overhead();

    /**
     * Seals a datagram. Safe for use by any thread.
     *
     * @param bytes the array that holds the message
     * @param from the index of its first byte
     * @param size its size; 0 for a datagram that only shows where this end is
     * @param out where the datagram is written: size + {@link #overhead()} bytes
     * @return false if the keys must not be used any more; nothing is written then
     */
    boolean seal(byte[] bytes, int from, int size, ByteBuf out);

    /**
     * Checks a datagram, and deciphers it. Nothing changes, and nothing is kept, unless the datagram is authentic. Safe for
     * use by any thread.
     *
     * @param datagram what arrived; its indexes do not change
     * @param out an array for the message, at least as large as the datagram
     * @return the size of the message, with {@link #NEWEST} where that holds; {@link #FORGED} or {@link #REPLAYED}
     */
    int unseal(ByteBuf datagram, byte[] out);

    /**
     * Takes a command of the peer that concerns the keys. On the event loop of the link.
     *
     * @return false if it is another command
     */
    boolean takeCommand(byte[] bytes, int from, int to);

    /**
     * The link is established. On its event loop.
     *
     * @param tcp the channel of the link
     * @param fails ends the link with a reason in words
     */
    void established(Channel tcp, Consumer<String> fails);

    /** Tells the peer that nothing follows, and then ends the output of the channel. On the event loop of the link. */
    void closeOutput();

    /** The connection has ended: the keys are used no more. On any thread. */
    void ended();
}
