package io.darkrift.transport;

import io.darkrift.connection.Dialect;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the dialects differ in: the version that a server sends with its token, and its acknowledgement over UDP. */
public final class Acknowledgements {
    private static final int V1_SIZE = 12;
    private static final byte[] V0 = {0};
    private static final byte[] EMPTY = {};

    private Acknowledgements() {}

    /** A new token of a server. */
    public static Token newToken(Dialect dialect, RandomGenerator random) {
        int version = switch (dialect) {
            case V0 -> 0;
            case EMPTY_ACK -> random.nextInt(256);
            default -> 1;
        };
        return new Token(version, random.nextLong());
    }

    /** What a server acknowledges a token with. */
    public static byte[] of(Dialect dialect, Token token) {
        return switch (dialect) {
            case V0 -> V0;
            case EMPTY_ACK -> EMPTY;
            default -> {
                byte[] bytes = new byte[V1_SIZE];
                BigEndian.putInt64(bytes, 0, token.value());
                yield bytes;
            }
        };
    }

    /** The dialect whose acknowledgement a datagram is, or null if it is none of this token. */
    public static @Nullable Dialect dialectOf(ByteBuf datagram, Token token) {
        byte[] bytes = datagram.readableBytes() > V1_SIZE ? null : ByteBufUtil.getBytes(datagram);
        for (Dialect dialect : Dialect.values()) {
            if (dialect != Dialect.AUTO && Arrays.equals(bytes, of(dialect, token))) {
                return dialect;
            }
        }
        return null;
    }

    /** Tells whether a client that was told a dialect may go on with a server that sent this version. */
    public static boolean accepts(Dialect dialect, int version) {
        return switch (dialect) {
            case AUTO -> version <= 1;
            case V1 -> version == 1;
            case V0 -> version == 0;
            case EMPTY_ACK -> true;
        };
    }
}
