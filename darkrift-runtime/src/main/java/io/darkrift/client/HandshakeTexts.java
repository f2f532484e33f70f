package io.darkrift.client;

import static io.darkrift.client.ConnectFailures.text;

import io.darkrift.connection.Dialect;
import io.darkrift.connection.HandshakeException;
import java.net.InetSocketAddress;

/** Says what went wrong in a handshake, and which setting would help. */
final class HandshakeTexts {
    private HandshakeTexts() {}

    /** The first byte does not fit the dialect. */
    static HandshakeException refusedVersion(InetSocketAddress server, Dialect dialect, int version) {
        String spoken = switch (version) {
            case 0 -> "version 0, as DarkRift 2.0 to 2.10 do: dialect(Dialect.V0) or AUTO accepts it";
            case 1 -> "version 1, as DarkRift 2.11 does: dialect(Dialect.V1) or AUTO accepts it";
            default ->
                "a first byte of " + version + ", which is no version of DarkRift: if it is darkriftpy,"
                        + " dialect(Dialect.EMPTY_ACK) accepts it, or else it may be no DarkRift server";
        };
        return new HandshakeException(text(server) + " speaks " + spoken + "; this client was told " + dialect, null);
    }

    /** The acknowledgement does not fit the dialect. */
    static HandshakeException refusedAcknowledgement(InetSocketAddress server, Dialect dialect, Dialect spoken) {
        return new HandshakeException(
                text(server) + " acknowledged over UDP as " + spoken + " does: dialect(Dialect." + spoken
                        + ") or AUTO accepts it; this client was told " + dialect,
                null);
    }

    /** What has not come in time. */
    static String missing(InetSocketAddress tcp, InetSocketAddress udp, boolean hasToken, boolean acknowledged) {
        if (!hasToken) {
            return text(tcp) + " accepted the connection, but sent no token: is it a DarkRift server?";
        }
        if (!acknowledged) {
            return "no acknowledgement came over UDP from " + text(udp)
                    + ": is the UDP port right, and open on the way? A server of this library may do without; see"
                    + " udpFallback(true)";
        }
        return text(tcp) + " acknowledged, but gave no id: are its handlers of new clients stuck?";
    }
}
