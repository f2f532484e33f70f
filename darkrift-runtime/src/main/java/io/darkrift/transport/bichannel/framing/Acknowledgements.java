package io.darkrift.transport.bichannel.framing;

import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What a server sends over UDP to a client that has shown its token. */
public final class Acknowledgements {
    private static final int V1_SIZE = 12;
    private static final byte[] V0 = {0};
    private static final byte[] EMPTY = {};

    private Acknowledgements() {}

    /** Returns what a server acknowledges a token with. */
    public static byte[] of(Dialect dialect, Token token) {
        return switch (dialect) {
            case V0 -> V0;
            case DARKRIFTPY -> EMPTY;
            default -> {
                byte[] bytes = new byte[V1_SIZE];
                BigEndian.putInt64(bytes, 0, token.value());
                yield bytes;
            }
        };
    }

    /** Returns the dialect whose acknowledgement of this token a datagram is, or null if it is something else. */
    public static @Nullable Dialect dialectOf(ByteBuf datagram, Token token) {
        int at = datagram.readerIndex();
        return switch (datagram.readableBytes()) {
            case 0 -> Dialect.DARKRIFTPY;
            case 1 -> datagram.getByte(at) == 0 ? Dialect.V0 : null;
            case V1_SIZE ->
                datagram.getLong(at) == token.value() && datagram.getInt(at + Long.BYTES) == 0 ? Dialect.V1 : null;
            default -> null;
        };
    }

    /** Returns whether a client of a dialect may go on with a server that sent this version. */
    public static boolean accepts(Dialect dialect, int version) {
        return switch (dialect) {
            case AUTO -> version <= 1;
            case V1 -> version == 1;
            case V0 -> version == 0;
            case DARKRIFTPY -> true;
        };
    }
}
