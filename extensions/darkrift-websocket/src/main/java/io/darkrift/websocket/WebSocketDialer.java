package io.darkrift.websocket;

import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.tcp.TcpAttempt;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The URL that a client connects to with the WebSocket transport. Immutable:
 *
 * <pre>{@code
 * ClientTransport dialer = WebSocketDialer.to("wss://game.example.com/Listener");
 * }</pre>
 *
 * <p>All addresses of a host are tried as RFC 8305 ("Happy Eyeballs") asks, within the handshake timeout, which includes the
 * lookup of the name: the next one when an address has failed, or has not answered for a quarter of a second, or beside one
 * that has accepted the connection and is silent.
 */
public final class WebSocketDialer implements ClientTransport {
    private static final int WS_PORT = 80;
    private static final int WSS_PORT = 443;

    private final URI uri;
    private final boolean secure;
    private final @Nullable SslContext tls;

    private WebSocketDialer(URI uri, boolean secure, @Nullable SslContext tls) {
        this.uri = uri;
        this.secure = secure;
        this.tls = tls;
    }

    /**
     * Returns a dialer for a URL. With {@code wss} the certificate has to be one that the JDK trusts, for the host of the
     * URL.
     *
     * @param url such as {@code ws://localhost:8080/Listener}
     * @return a dialer
     * @throws IllegalArgumentException if it is not a URL of ws or wss
     */
    public static WebSocketDialer to(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("wss");
        if (!secure && !scheme.equals("ws") || uri.getHost() == null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL is \"" + url + "\": give one such as ws://localhost:8080/Listener or wss://...");
        }
        return new WebSocketDialer(uri, secure, null);
    }

    /**
     * Returns the same dialer, with other settings of TLS, such as another authority that is trusted.
     *
     * @param context made by {@code SslContextBuilder.forClient}
     * @return a dialer
     * @throws IllegalArgumentException if the URL is not one of wss, or the context is one for servers
     */
    public WebSocketDialer tls(SslContext context) {
        if (!secure || !context.isClient()) {
            throw new IllegalArgumentException(
                    "tls needs a URL of wss, and an SslContext made by SslContextBuilder.forClient");
        }
        return new WebSocketDialer(uri, true, context);
    }

    @Override
    public Attempt connect(Dialer dialer) {
        Objects.requireNonNull(dialer, "dialer");
        EventLoops eventLoops;
        SslContext context = tls;
        try {
            eventLoops = dialer.eventLoops();
            if (secure && context == null) {
                context = SslContextBuilder.forClient().build();
            }
        } catch (RuntimeException | SSLException e) {
            dialer.failed(new ConnectFailedException("can't begin to connect to " + uri + ": " + e.getMessage(), e));
            return () -> {};
        }
        TcpAttempt attempt = newAttempt(dialer, eventLoops, context);
        attempt.begin();
        return attempt;
    }

    /** Returns an attempt that has not begun. */
    TcpAttempt newAttempt(Dialer dialer, EventLoops eventLoops, @Nullable SslContext context) {
        return new TcpAttempt(
                dialer,
                eventLoops,
                host(),
                port(),
                (attempt, address) -> new ClientUpgrade(attempt, address, this, context));
    }

    /** Returns the host without the brackets of IPv6. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure ? WSS_PORT : WS_PORT;
    }

    /** Returns what the header Host has. */
    String authority() {
        return uri.getPort() >= 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    /** Returns what the first line of the request has. */
    String target() {
        String path = uri.getRawPath();
        String target = path == null || path.isEmpty() ? "/" : path;
        return uri.getRawQuery() == null ? target : target + "?" + uri.getRawQuery();
    }

    /** Returns the URL. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
