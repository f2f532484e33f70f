package io.darkrift.server;

import io.darkrift.connection.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and what it speaks there. Immutable.
 *
 * @param host the address to listen on, or null for all of this machine
 * @param tcpPort the TCP port; 0 lets the system choose a free one
 * @param udpPort the UDP port; 0 lets the system choose a free one: the number of the TCP port if it can
 * @param dialect the variant of the handshake, not {@link Dialect#AUTO}
 * @param udp whether clients need UDP
 */
public record Listener(@Nullable String host, int tcpPort, int udpPort, Dialect dialect, Udp udp) {
    /** What a listener does about UDP. */
    public enum Udp {
        /** A client has to show its token over UDP, as all DarkRift clients do. */
        REQUIRED,
        /** A client of this library that can't be reached over UDP may show it over TCP. */
        OPTIONAL,
        /** There is no UDP: only clients of this library can connect. */
        NONE
    }

    /**
     * Checks the ports.
     *
     * @param host the address to listen on, or null for all of this machine
     * @param tcpPort 0 to 65,535
     * @param udpPort 0 to 65,535
     * @param dialect the variant of the handshake, not {@link Dialect#AUTO}
     * @param udp whether clients need UDP
     */
    public Listener {
        checkPort(tcpPort);
        checkPort(udpPort);
        if (dialect == Dialect.AUTO) {
            throw new IllegalArgumentException("a listener can't be AUTO: a server speaks first, and can't tell what"
                    + " its client knows. Give it V1, V0 or EMPTY_ACK; several listeners serve several dialects");
        }
    }

    /**
     * A listener for TCP and UDP on the same port, on all addresses of this machine.
     *
     * @param port 0 to 65,535; C# servers have 4296
     * @return a listener
     */
    public static Listener bichannel(int port) {
        return new Listener(null, port, port, Dialect.V1, Udp.REQUIRED);
    }

    /**
     * The same listener, on one address.
     *
     * @param host a name or an address of this machine, such as {@code 127.0.0.1} or {@code ::1}
     * @return a listener
     */
    public Listener host(String host) {
        return new Listener(host, tcpPort, udpPort, dialect, udp);
    }

    /**
     * The same listener, with another port for UDP. Clients have to be told both.
     *
     * @param port 0 to 65,535
     * @return a listener
     */
    public Listener udpPort(int port) {
        return new Listener(host, tcpPort, port, dialect, udp);
    }

    /**
     * The same listener, with another variant of the handshake.
     *
     * @param dialect the dialect
     * @return a listener
     */
    public Listener dialect(Dialect dialect) {
        return new Listener(host, tcpPort, udpPort, dialect, udp);
    }

    /**
     * The same listener, without UDP. Clients have to be built with {@code udpFallback(true)}; unreliable messages go
     * over TCP, in both directions. C# clients can't connect.
     *
     * @return a listener
     */
    public Listener tcpOnly() {
        return new Listener(host, tcpPort, udpPort, dialect, Udp.NONE);
    }

    /**
     * The same listener, which takes in clients that can't be reached over UDP too, if they are built with {@code
     * udpFallback(true)}: their unreliable messages go over TCP, in both directions. All other clients use UDP.
     *
     * @param fallback true to take them in
     * @return a listener
     */
    public Listener udpFallback(boolean fallback) {
        return new Listener(host, tcpPort, udpPort, dialect, fallback ? Udp.OPTIONAL : Udp.REQUIRED);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": a port is 0 to 65535");
        }
    }
}
