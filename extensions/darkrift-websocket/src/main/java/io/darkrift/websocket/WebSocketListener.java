package io.darkrift.websocket;

import io.darkrift.transport.ServerTransport;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address that a server listens on with the WebSocket transport, and its settings. Immutable:
 *
 * <pre>{@code
 * ServerTransport listener = WebSocketListener.port(8080).allowedOrigins("https://game.example.com");
 * }</pre>
 *
 * <p>Reliable and unreliable messages use the same connection. Limits of handshakes, connections and messages are those
 * of the server. Compression is never negotiated.
 */
public final class WebSocketListener implements ServerTransport {
    /** The path that clients of DarkRift's own WebSocket listener use. */
    private static final String DEFAULT_PATH = "/Listener";

    private static final int SEND_BUFFER = 1 << 17;
    private static final int RECEIVE_BUFFER = 1 << 17;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** A file that the listener serves. */
    record Page(String contentType, byte[] content) {}

    /** Changed only before a listener has them. */
    private static final class Settings implements Cloneable {
        @Nullable String host;

        int port;
        String path = DEFAULT_PATH;

        @Nullable Supplier<SslContext> tls;

        boolean anyOrigin;
        Set<String> origins = Set.of();
        List<IpSubnetFilterRule> proxies = List.of();
        Map<String, Page> pages = Map.of();
        int sendBufferBytes = SEND_BUFFER;
        int receiveBufferBytes = RECEIVE_BUFFER;

        @Override
        public Settings clone() {
            try {
                return (Settings) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final Settings settings;

    private WebSocketListener(Settings settings) {
        this.settings = settings;
    }

    private WebSocketListener with(Consumer<Settings> change) {
        Settings changed = settings.clone();
        change.accept(changed);
        return new WebSocketListener(changed);
    }

    /**
     * Returns a listener for {@code ws} on all addresses of this machine, at the path {@code /Listener}.
     *
     * @param port 0 to 65,535; 0 lets the system choose a free one
     * @return a listener
     * @throws IllegalArgumentException if the port is out of range
     */
    public static WebSocketListener port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": a port is 0 to 65535");
        }
        return new WebSocketListener(new Settings()).with(changed -> changed.port = port);
    }

    /**
     * Returns the same listener, on one address.
     *
     * @param address a name or an address of this machine, such as {@code 127.0.0.1} or {@code ::1}
     * @return a listener
     */
    public WebSocketListener host(String address) {
        Objects.requireNonNull(address, "address");
        return with(changed -> changed.host = address);
    }

    /**
     * Returns the same listener, at another path. Default: {@code /Listener}.
     *
     * @param path the path of the URL that clients connect to; it starts with a slash and has no query
     * @return a listener
     * @throws IllegalArgumentException if the path does not start with a slash, or has a query or a fragment
     */
    public WebSocketListener path(String path) {
        String checked = checkPath(path);
        return with(changed -> changed.path = checked);
    }

    /**
     * Returns the same listener, for {@code wss}: everything is encrypted with TLS.
     *
     * @param context the certificate and the settings of TLS, made by {@code SslContextBuilder.forServer}
     * @return a listener
     * @throws IllegalArgumentException if the context is one for clients
     */
    public WebSocketListener tls(SslContext context) {
        SslContext checked = requireServer(context);
        return with(changed -> changed.tls = () -> checked);
    }

    /**
     * Returns the same listener, for {@code wss} with a certificate that can be renewed while the server runs. Connections
     * that exist keep theirs.
     *
     * @param context returns the certificate and the settings of TLS of the next connection, made by {@code
     *     SslContextBuilder.forServer} and kept until the certificate changes. It is called on event loops, by several threads
     *     at once, and must not block. If it throws, the connection is closed
     * @return a listener
     */
    public WebSocketListener tls(Supplier<SslContext> context) {
        Objects.requireNonNull(context, "context");
        return with(changed -> changed.tls = () -> requireServer(context.get()));
    }

    private static SslContext requireServer(SslContext context) {
        if (!context.isServer()) {
            throw new IllegalArgumentException("the SslContext is one for clients: use SslContextBuilder.forServer");
        }
        return context;
    }

    /**
     * Returns the same listener, which also accepts browsers whose page comes from these origins. Default: a page has to
     * come from the host and port that it connects to. Programs other than browsers send no origin, and are accepted.
     *
     * @param origins scheme, host and port, such as {@code https://game.example.com} or {@code http://localhost:3000}
     * @return a listener
     * @throws IllegalArgumentException if one is not an origin
     */
    public WebSocketListener allowedOrigins(String... origins) {
        Set<String> all = Stream.concat(
                        settings.origins.stream(), Stream.of(origins).map(WebSocketListener::checkOrigin))
                .collect(Collectors.toUnmodifiableSet());
        return with(changed -> changed.origins = all);
    }

    /**
     * Returns the same listener, which accepts browsers whatever page they show. Any web site can then have the browsers
     * of its visitors connect. Use it where a connection gives nothing away before a login.
     *
     * @return a listener
     */
    public WebSocketListener anyOrigin() {
        return with(changed -> changed.anyOrigin = true);
    }

    /**
     * Returns the same listener, which believes {@code X-Forwarded-For} in requests of these proxies: the last address in
     * it that is not one of the proxies counts as the address of the client, for limits and for {@code remoteAddress}.
     * Add the proxies to {@code trustedAddresses} of the server too: all clients connect from them. Default: none, and the
     * header is ignored.
     *
     * @param networks addresses or networks, such as {@code 10.0.0.7} or {@code 10.0.0.0/8}
     * @return a listener
     * @throws IllegalArgumentException if one is neither
     */
    public WebSocketListener trustedProxies(String... networks) {
        List<IpSubnetFilterRule> all = Stream.concat(
                        settings.proxies.stream(), Stream.of(networks).map(WebSocketListener::checkNetwork))
                .toList();
        return with(changed -> changed.proxies = all);
    }

    /**
     * Returns the same listener, which also serves a file to browsers. A page that comes from the listener itself has the
     * origin that is accepted by default. For a few small files: the content stays in memory, and each request has a
     * connection of its own.
     *
     * @param path the path of the URL, such as {@code /} or {@code /game.js}
     * @param contentType such as {@code text/html; charset=utf-8}
     * @param content the bytes of the file; not copied
     * @return a listener
     * @throws IllegalArgumentException if the path does not start with a slash, or has a query or a fragment
     */
    public WebSocketListener page(String path, String contentType, byte[] content) {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(content, "content");
        Map<String, Page> all = new HashMap<>(settings.pages);
        all.put(checkPath(path), new Page(contentType, content));
        return with(changed -> changed.pages = Map.copyOf(all));
    }

    /**
     * Returns the same listener, which also serves the client for browsers: {@code /darkrift.js}, and {@code /wire.js},
     * which it needs.
     *
     * @return a listener
     */
    public WebSocketListener clientFiles() {
        WebSocketListener listener = this;
        for (String name : List.of("darkrift.js", "wire.js")) {
            try (InputStream file = WebSocketListener.class.getResourceAsStream("js/" + name)) {
                byte[] content = Objects.requireNonNull(file, name).readAllBytes();
                listener = listener.page("/" + name, "text/javascript; charset=utf-8", content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return listener;
    }

    /**
     * Returns the same listener, whose system keeps so many bytes for each client in each direction. Default: 131,072, as
     * for bichannel.
     *
     * @param sent what was sent to a client and has not arrived, at least 1
     * @param received what a client has sent while the server does not read it, at least 1
     * @return a listener
     * @throws IllegalArgumentException if a count is less than 1
     */
    public WebSocketListener socketBufferBytes(int sent, int received) {
        if (sent < 1 || received < 1) {
            throw new IllegalArgumentException(
                    "socketBufferBytes is " + sent + " and " + received + ": at least 1 is needed");
        }
        return with(changed -> {
            changed.sendBufferBytes = sent;
            changed.receiveBufferBytes = received;
        });
    }

    private static String checkPath(String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "path is \"" + path + "\": a path starts with a slash and has neither ? nor #");
        }
        return path;
    }

    private static String checkOrigin(String origin) {
        String normal = normalOrigin(origin);
        if (normal == null) {
            throw new IllegalArgumentException(
                    "allowedOrigins has \"" + origin
                            + "\": an origin is scheme, host and port, such as https://game.example.com or http://localhost:3000");
        }
        return normal;
    }

    /** Returns an origin in small letters and with its port, or null if the text is not one. */
    static @Nullable String normalOrigin(String origin) {
        try {
            URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
            String rest = uri.getRawPath();
            boolean bare = rest == null || rest.isEmpty();
            if (uri.getScheme() == null || uri.getHost() == null || !bare || uri.getRawQuery() != null) {
                return null;
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
            return uri.getScheme() + "://" + uri.getHost() + ":" + port;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static IpSubnetFilterRule checkNetwork(String network) {
        int slash = network.indexOf('/');
        String address = slash < 0 ? network : network.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            if (bytes != null) {
                int bits = slash < 0 ? bytes.length * Byte.SIZE : Integer.parseInt(network.substring(slash + 1));
                return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("trustedProxies has \"" + network
                + "\", which is neither an address nor a network such as 192.168.0.0/16; names are not looked up");
    }

    @Override
    public Binding bind(Acceptor acceptor) {
        return new WebSocketBinding(this, Objects.requireNonNull(acceptor, "acceptor"));
    }

    @Nullable String host() {
        return settings.host;
    }

    int port() {
        return settings.port;
    }

    String path() {
        return settings.path;
    }

    /** Returns the TLS of the next connection, or null without TLS. */
    @Nullable SslContext tls() {
        Supplier<SslContext> tls = settings.tls;
        return tls == null ? null : tls.get();
    }

    @Nullable Page page(String path) {
        return settings.pages.get(path);
    }

    int sendBufferBytes() {
        return settings.sendBufferBytes;
    }

    int receiveBufferBytes() {
        return settings.receiveBufferBytes;
    }

    boolean isProxy(InetAddress address) {
        InetSocketAddress peer = new InetSocketAddress(address, 0);
        return settings.proxies.stream().anyMatch(network -> network.matches(peer));
    }

    /** Returns whether a browser may connect that shows a page of an origin. */
    boolean accepts(String origin, String requestedHost) {
        if (settings.anyOrigin) {
            return true;
        }
        String normal = normalOrigin(origin);
        if (normal == null) {
            return false;
        }
        // Behind a proxy that ends TLS the page is of https although this listener is not.
        String scheme = normal.substring(0, normal.indexOf(':'));
        return settings.origins.contains(normal) || normal.equals(normalOrigin(scheme + "://" + requestedHost));
    }

    /** Returns the settings in words. */
    @Override
    public String toString() {
        return "websocket on " + (settings.host == null ? "all addresses" : settings.host) + ", port " + settings.port
                + ", " + (settings.tls == null ? "ws" : "wss") + ", path " + settings.path;
    }
}
