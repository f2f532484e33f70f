package io.darkrift.transport.bichannel;

import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.security.SecureBichannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The address that a server listens on with the bichannel transport, TCP and UDP, and its settings. Immutable:
 *
 * <pre>{@code
 * ServerTransport listener = BichannelListener.port(4296).host("127.0.0.1");
 * }</pre>
 */
public final class BichannelListener implements ServerTransport {
    private enum Udp {
        /** A client has to show its token over UDP, as all DarkRift clients do. */
        REQUIRED,
        /** A client of this library that can't be reached over UDP may show it over TCP. */
        OPTIONAL,
        /** There is no UDP: only clients of this library can connect. */
        NONE
    }

    static {
        SecureBichannel.setBinder((listener, security, acceptor) ->
                BichannelBinding.open(listener, security, Objects.requireNonNull(acceptor, "acceptor")));
    }

    private static final int SEND_BUFFER = 1 << 17;
    private static final int RECEIVE_BUFFER = 1 << 17;

    private final @Nullable String host;
    private final int tcpPort;
    private final int udpPort;
    private final Dialect dialect;
    private final Udp udp;
    private final boolean anyUdpAddress;
    private final int sendBufferBytes;
    private final int receiveBufferBytes;

    private BichannelListener(
            @Nullable String host,
            int tcpPort,
            int udpPort,
            Dialect dialect,
            Udp udp,
            boolean anyUdpAddress,
            int sendBufferBytes,
            int receiveBufferBytes) {
        this.host = host;
        this.tcpPort = tcpPort;
        this.udpPort = udpPort;
        this.dialect = dialect;
        this.udp = udp;
        this.anyUdpAddress = anyUdpAddress;
        this.sendBufferBytes = sendBufferBytes;
        this.receiveBufferBytes = receiveBufferBytes;
    }

    /**
     * Returns a listener for TCP and UDP on the same port, on all addresses of this machine, for clients of {@link
     * Dialect#V1}.
     *
     * @param port 0 to 65,535; 0 lets the system choose a free one. C# servers have 4296
     * @return a listener
     * @throws IllegalArgumentException if the port is out of range
     */
    public static BichannelListener port(int port) {
        return new BichannelListener(
                null, checkPort(port), port, Dialect.V1, Udp.REQUIRED, false, SEND_BUFFER, RECEIVE_BUFFER);
    }

    /**
     * Returns the same listener, on one address.
     *
     * @param address a name or an address of this machine, such as {@code 127.0.0.1} or {@code ::1}
     * @return a listener
     */
    public BichannelListener host(String address) {
        Objects.requireNonNull(address, "address");
        return new BichannelListener(
                address, tcpPort, udpPort, dialect, udp, anyUdpAddress, sendBufferBytes, receiveBufferBytes);
    }

    /**
     * Returns the same listener, with another port for UDP. Clients have to be given both.
     *
     * @param port 0 to 65,535; 0 lets the system choose a free one: the number of the TCP port if it can
     * @return a listener
     * @throws IllegalArgumentException if the port is out of range
     */
    public BichannelListener udpPort(int port) {
        return new BichannelListener(
                host, tcpPort, checkPort(port), dialect, udp, anyUdpAddress, sendBufferBytes, receiveBufferBytes);
    }

    /**
     * Returns the same listener, with another variant of the handshake.
     *
     * @param variant the dialect, not {@link Dialect#AUTO}
     * @return a listener
     * @throws IllegalArgumentException if the dialect is AUTO
     */
    public BichannelListener dialect(Dialect variant) {
        if (Objects.requireNonNull(variant, "variant") == Dialect.AUTO) {
            throw new IllegalArgumentException("a listener can't be AUTO: a server speaks first, and can't tell what"
                    + " its client knows. Give it V1, V0 or DARKRIFTPY; several listeners serve several dialects");
        }
        return new BichannelListener(
                host, tcpPort, udpPort, variant, udp, anyUdpAddress, sendBufferBytes, receiveBufferBytes);
    }

    /**
     * Returns the same listener, without UDP. Clients have to be built with {@link BichannelDialer#udpFallback};
     * unreliable messages go over TCP, in both directions. C# clients can't connect.
     *
     * @return a listener
     */
    public BichannelListener tcpOnly() {
        return new BichannelListener(
                host, tcpPort, udpPort, dialect, Udp.NONE, anyUdpAddress, sendBufferBytes, receiveBufferBytes);
    }

    /**
     * Returns the same listener, which also accepts clients that can't be reached over UDP, if they are built with
     * {@link BichannelDialer#udpFallback}: their unreliable messages go over TCP, in both directions. All other clients
     * use UDP. Default: false.
     *
     * @param fallback true to accept them
     * @return a listener
     */
    public BichannelListener udpFallback(boolean fallback) {
        return new BichannelListener(
                host,
                tcpPort,
                udpPort,
                dialect,
                fallback ? Udp.OPTIONAL : Udp.REQUIRED,
                anyUdpAddress,
                sendBufferBytes,
                receiveBufferBytes);
    }

    /**
     * Returns the same listener, which accepts a client's datagrams from another IP address than its TCP connection.
     * Some networks give the two channels of a client different public addresses. Default: false, because the sender of
     * a datagram can be forged: with it, somebody who has connected can have the server send to a third party.
     *
     * @param any true to accept tokens from any address
     * @return a listener
     */
    public BichannelListener anyUdpAddress(boolean any) {
        return new BichannelListener(host, tcpPort, udpPort, dialect, udp, any, sendBufferBytes, receiveBufferBytes);
    }

    /**
     * Returns the same listener, whose system keeps so many bytes of what was sent to a client over TCP and has not
     * arrived. Without a limit Linux lets that grow to 4 MiB for each client that does not read, beside what {@code
     * highWaterMark} allows. Linux takes twice as much memory as is set here. Default: 131,072, which carries 10
     * Mbit/s to a client 100 milliseconds away.
     *
     * @param bytes at least 1; the system may have limits of its own
     * @return a listener
     * @throws IllegalArgumentException if the count is less than 1
     */
    public BichannelListener sendBufferBytes(int bytes) {
        int checked = checkBuffer(bytes, "sendBufferBytes");
        return new BichannelListener(host, tcpPort, udpPort, dialect, udp, anyUdpAddress, checked, receiveBufferBytes);
    }

    /**
     * Returns the same listener, whose system keeps so many bytes of what a client has sent over TCP while the server does
     * not read it. Without a limit Linux lets that grow to 6 MiB for each client. Default: 131,072.
     *
     * @param bytes at least 1; the system may have limits of its own
     * @return a listener
     * @throws IllegalArgumentException if the count is less than 1
     */
    public BichannelListener receiveBufferBytes(int bytes) {
        int checked = checkBuffer(bytes, "receiveBufferBytes");
        return new BichannelListener(host, tcpPort, udpPort, dialect, udp, anyUdpAddress, sendBufferBytes, checked);
    }

    private static int checkBuffer(int bytes, String name) {
        if (bytes < 1) {
            throw new IllegalArgumentException(name + " is " + bytes + ": at least 1 is needed");
        }
        return bytes;
    }

    @Override
    public Binding bind(Acceptor acceptor) {
        return BichannelBinding.open(this, null, Objects.requireNonNull(acceptor, "acceptor"));
    }

    @Nullable String host() {
        return host;
    }

    int tcpPort() {
        return tcpPort;
    }

    int udpPort() {
        return udpPort;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isTcpOnly() {
        return udp == Udp.NONE;
    }

    boolean acceptsTcpAlone() {
        return udp != Udp.REQUIRED;
    }

    int sendBufferBytes() {
        return sendBufferBytes;
    }

    int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    boolean acceptsAnyUdpAddress() {
        return anyUdpAddress;
    }

    private static int checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": a port is 0 to 65535");
        }
        return port;
    }

    /** Returns the settings in words. */
    @Override
    public String toString() {
        return "bichannel on " + (host == null ? "all addresses" : host) + ", TCP port " + tcpPort
                + (isTcpOnly() ? ", without UDP" : ", UDP port " + udpPort) + ", " + dialect;
    }
}
