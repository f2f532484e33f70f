package io.darkrift.transport.bichannel;

import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.security.ClientSecurity;
import io.darkrift.transport.bichannel.security.SecureBichannel;
import io.darkrift.transport.tcp.TcpAttempt;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The address that a client connects to with the bichannel transport, TCP and UDP, and its settings. Immutable:
 *
 * <pre>{@code
 * ClientTransport dialer = BichannelDialer.to("example.com", 4296).udpFallback(true);
 * }</pre>
 *
 * <p>All addresses of a host are tried, IPv6 and IPv4 in turn, within the handshake timeout, which includes the lookup of
 * the name. A connection is reported only when datagrams have got through in both directions, or are not used.
 */
public final class BichannelDialer implements ClientTransport {
    static {
        SecureBichannel.setConnector((dialer, security, user) -> dialer.connect(user, security));
    }

    private final String host;
    private final int port;
    private final int udpPort;
    private final Dialect dialect;
    private final boolean udpFallback;
    private final @Nullable Duration udpTokenRefreshInterval;

    private BichannelDialer(
            String host,
            int port,
            int udpPort,
            Dialect dialect,
            boolean udpFallback,
            @Nullable Duration udpTokenRefreshInterval) {
        this.host = host;
        this.port = port;
        this.udpPort = udpPort;
        this.dialect = dialect;
        this.udpFallback = udpFallback;
        this.udpTokenRefreshInterval = udpTokenRefreshInterval;
    }

    /**
     * Returns a dialer for a server whose TCP and UDP ports are the same.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535; C# servers have 4296
     * @return a dialer
     * @throws IllegalArgumentException if the port is out of range
     */
    public static BichannelDialer to(String host, int port) {
        Objects.requireNonNull(host, "host");
        return new BichannelDialer(host, checkPort(port), port, Dialect.AUTO, false, null);
    }

    /**
     * Returns the same dialer, for a server with another port for UDP.
     *
     * @param number 1 to 65,535
     * @return a dialer
     * @throws IllegalArgumentException if the port is out of range
     */
    public BichannelDialer udpPort(int number) {
        return new BichannelDialer(host, port, checkPort(number), dialect, udpFallback, udpTokenRefreshInterval);
    }

    /**
     * Returns the same dialer, for a variant of the handshake. Default: {@link Dialect#AUTO}.
     *
     * @param variant the variant that the server speaks
     * @return a dialer
     */
    public BichannelDialer dialect(Dialect variant) {
        Objects.requireNonNull(variant, "variant");
        return new BichannelDialer(host, port, udpPort, variant, udpFallback, udpTokenRefreshInterval);
    }

    /**
     * Returns the same dialer, which goes on with TCP alone where UDP does not get through within a second, or several
     * round trips if they take longer; unreliable messages then go over TCP, in both directions. The server has to use
     * this library, with {@link BichannelListener#udpFallback} or {@link BichannelListener#tcpOnly}. Default: false.
     *
     * @param fallback true to go on
     * @return a dialer
     */
    public BichannelDialer udpFallback(boolean fallback) {
        return new BichannelDialer(host, port, udpPort, dialect, fallback, udpTokenRefreshInterval);
    }

    /**
     * Returns the same dialer, which shows its token to the server again and again, so that the connection outlasts a
     * router on the way that changes the UDP address of the client. The server has to use this library: a C# server
     * would take the token for a message. Default: never.
     *
     * @param interval more than 0
     * @return a dialer
     * @throws IllegalArgumentException if the interval is not more than 0
     */
    public BichannelDialer udpTokenRefreshInterval(Duration interval) {
        Objects.requireNonNull(interval, "interval");
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("udpTokenRefreshInterval is " + interval + ": it has to be more than 0");
        }
        return new BichannelDialer(host, port, udpPort, dialect, udpFallback, interval);
    }

    @Override
    public Attempt connect(Dialer dialer) {
        return connect(dialer, null);
    }

    private Attempt connect(Dialer dialer, @Nullable ClientSecurity security) {
        Objects.requireNonNull(dialer, "dialer");
        EventLoops eventLoops;
        try {
            eventLoops = dialer.eventLoops();
        } catch (RuntimeException e) {
            dialer.failed(new ConnectFailedException("no event loops could be started: " + e.getMessage(), e));
            return () -> {};
        }
        TcpAttempt attempt = newAttempt(dialer, eventLoops, security);
        attempt.begin();
        return attempt;
    }

    /** Returns an attempt that has not begun. */
    TcpAttempt newAttempt(Dialer dialer, EventLoops eventLoops, @Nullable ClientSecurity security) {
        return new TcpAttempt(
                dialer,
                eventLoops,
                host,
                port,
                (attempt, address) -> new ClientHandshake(attempt, address, this, security));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int udpPort() {
        return udpPort;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean hasUdpFallback() {
        return udpFallback;
    }

    @Nullable Duration udpTokenRefreshInterval() {
        return udpTokenRefreshInterval;
    }

    private static int checkPort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": a port is 1 to 65535");
        }
        return port;
    }

    /** Returns the settings in words. */
    @Override
    public String toString() {
        return "bichannel to " + host + ", TCP port " + port + ", UDP port " + udpPort + ", " + dialect;
    }
}
