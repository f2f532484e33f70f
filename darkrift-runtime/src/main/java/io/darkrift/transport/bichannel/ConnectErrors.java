package io.darkrift.transport.bichannel;

import static io.darkrift.transport.tcp.TcpErrors.text;

import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.HandshakeException;
import io.darkrift.transport.bichannel.framing.Token;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in the handshake, and which setting would help. */
final class ConnectErrors {
    private static final String FALLBACK = "; a server of this library may do without UDP: see udpFallback(true)";

    private ConnectErrors() {}

    /** The server has closed, or the connection has broken, before the token was there. */
    static HandshakeException endedBeforeToken(
            InetSocketAddress tcp, byte[] received, int count, @Nullable Throwable cause) {
        String how = cause == null ? " closed the connection" : " broke the connection (" + cause.getMessage() + ")";
        return new HandshakeException(
                text(tcp) + how + " before it sent its token, after " + arrived(received, count)
                        + ": is it a DarkRift server, and has it room?",
                cause);
    }

    private static String arrived(byte[] received, int count) {
        return count == 0 ? "no byte" : count + " of " + Token.SIZE + " bytes (" + quoted(received, count) + ")";
    }

    private static String quoted(byte[] received, int count) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : new String(Arrays.copyOf(received, count), StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean printable = c >= ' ' && c <= '~' && c != '"' && c != '\\';
            text.append(printable ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return text.append('"').toString();
    }

    /** The first byte does not fit the dialect. */
    static HandshakeException refusedVersion(
            InetSocketAddress server, Dialect dialect, int version, byte[] received, int count) {
        String spoken = switch (version) {
            case 0 -> "speaks version 0, as DarkRift 2.0 to 2.10 do: dialect(Dialect.V0) or AUTO accepts it";
            case 1 -> "speaks version 1, as DarkRift 2.11 does: dialect(Dialect.V1) or AUTO accepts it";
            default ->
                "began with " + quoted(received, count) + ", and " + version
                        + " is not a version of DarkRift: it may be"
                        + " another kind of server; if it is darkriftpy, dialect(Dialect.DARKRIFTPY) accepts it";
        };
        return new HandshakeException(text(server) + " " + spoken + "; this client uses " + dialect, null);
    }

    /** The acknowledgement does not fit the dialect. */
    static HandshakeException refusedAcknowledgement(InetSocketAddress server, Dialect dialect, Dialect spoken) {
        return new HandshakeException(
                text(server) + " acknowledged over UDP as " + spoken + " does: dialect(Dialect." + spoken
                        + ") or AUTO accepts it; this client uses " + dialect,
                null);
    }

    static HandshakeException noUdpSocket(Throwable cause) {
        return new HandshakeException("no UDP socket could be opened: " + cause.getMessage(), cause);
    }

    /** The server has closed, or the connection has broken, after its token and before its acknowledgement. */
    static HandshakeException endedBeforeAcknowledgement(
            InetSocketAddress tcp, InetSocketAddress udp, boolean unreachable, @Nullable Throwable cause) {
        String how = cause == null ? " closed the connection" : " broke the connection (" + cause.getMessage() + ")";
        return new HandshakeException(
                text(tcp) + how + " during the handshake, and no acknowledgement had come over UDP from " + text(udp)
                        + unreachable(unreachable) + ": probably the token did not reach it over UDP. Is the UDP port "
                        + udp.getPort() + " right, and open on the way?" + FALLBACK,
                cause);
    }

    private static String unreachable(boolean reported) {
        return reported ? ", where the host reports a closed port" : "";
    }

    /** The server has taken the token, and its acknowledgement does not arrive. */
    static HandshakeException oneWay(InetSocketAddress tcp, InetSocketAddress udp) {
        return new HandshakeException(
                text(tcp) + " has received the token over UDP, but no datagram came back from " + text(udp)
                        + ": UDP works only from here to the server. Does a firewall or router here block it, or does"
                        + " the server answer from another address?" + FALLBACK,
                null);
    }

    /** Says what has not come in time. */
    static ConnectTimeoutException timeout(
            Duration limit,
            InetSocketAddress tcp,
            InetSocketAddress udp,
            byte[] received,
            int count,
            boolean presented,
            boolean unreachable) {
        String missing;
        if (count < Token.SIZE) {
            missing = text(tcp) + " accepted the connection, but sent "
                    + (count == 0
                            ? "no token, and no byte at all"
                            : "only " + arrived(received, count) + " of its token")
                    + ": is it a DarkRift server?";
        } else if (presented) {
            missing = "no acknowledgement arrived over UDP from " + text(udp) + ", and " + text(tcp)
                    + " did not answer the token over TCP: does its listener have udpFallback(true) or tcpOnly()?";
        } else {
            missing = "no acknowledgement arrived over UDP from " + text(udp) + unreachable(unreachable)
                    + ": is the UDP port right, and open on the way?" + FALLBACK;
        }
        return new ConnectTimeoutException("the handshake was not done within " + limit + ": " + missing, null);
    }
}
