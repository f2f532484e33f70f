package io.darkrift.transport.bichannel;

import io.darkrift.core.sending.Frames;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A UDP address of a client that may be somebody else's, because the token came from there and the TCP connection did not:
 * the sender of a datagram can be forged. It gets at most three times the bytes that came from it, until it acknowledges a
 * ping with a code that nobody can know who does not receive there. Safe for use by any thread.
 */
final class UnprovenAddress {
    private static final int FACTOR = 3;
    private static final int PING_TAG = 65_535;
    private static final int CODES = 1 << 16;

    /** An attacker who guesses codes has a chance of 1 in 4,096. */
    private static final int MAX_GUESSES = 16;

    /** A C# client does not answer, and gets no more of what it takes for messages. */
    private static final int MAX_ASKED = 5;

    private final InetSocketAddress address;
    private final int code;
    private long allowed = (long) FACTOR * Token.SIZE;
    private int guesses;
    private int asked;

    /**
     * An address that the token was shown from.
     *
     * @param address the address
     * @param random what the code is made of
     */
    UnprovenAddress(InetSocketAddress address, RandomGenerator random) {
        this.address = address;
        this.code = random.nextInt(CODES);
    }

    /** Takes what a datagram to the address needs. Returns false if it must not leave. */
    synchronized boolean spend(int bytes) {
        if (bytes > allowed) {
            return false;
        }
        allowed -= bytes;
        return true;
    }

    /** Something came from the address. */
    synchronized void heard(int bytes) {
        allowed += (long) FACTOR * bytes;
    }

    /** Returns whether a datagram proves that the client receives at the address. */
    synchronized boolean isProof(ByteBuf in) {
        int at = in.readerIndex();
        boolean acknowledges = in.readableBytes() == LinkWriter.PING_HEADER_BYTES
                && in.getUnsignedByte(at) == Frames.PING_ACKNOWLEDGEMENT
                && in.getUnsignedShort(at + 1) == PING_TAG;
        if (!acknowledges || guesses >= MAX_GUESSES) {
            return false;
        }
        guesses++;
        return in.getUnsignedShort(at + LinkWriter.HEADER_BYTES) == code;
    }

    /** Asks for the proof, if there is something left to ask with. On the event loop of the socket. */
    synchronized void ask(UdpSocket socket, @Nullable LinkSecurity security) {
        byte[] ping = new byte[LinkWriter.PING_HEADER_BYTES];
        ping[0] = Frames.PING;
        BigEndian.putInt16(ping, 1, PING_TAG);
        BigEndian.putInt16(ping, LinkWriter.HEADER_BYTES, code);
        if (asked < MAX_ASKED && spend(ping.length + (security == null ? 0 : security.overhead()))) {
            asked++;
            socket.send(address, ping, 0, ping.length, security);
        }
    }
}
