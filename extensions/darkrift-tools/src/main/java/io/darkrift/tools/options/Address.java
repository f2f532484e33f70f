package io.darkrift.tools.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a server is, or where to listen: {@code host}, {@code host:port}, {@code [::1]:4296}, {@code tls://host:port} or
 * {@code ws://host:port/path}.
 *
 * @param scheme {@code darkrift}, {@code tls}, {@code ws} or {@code wss}
 * @param host a name or an address, without brackets
 * @param port 0 to 65,535
 * @param path the path of ws and wss, {@code /Listener} unless it was given; empty for others
 */
public record Address(String scheme, String host, int port, String path) {
    /** The port of DarkRift servers. */
    public static final int DEFAULT_PORT = 4296;

    private static final String PLAIN = "darkrift";
    private static final Set<String> SCHEMES = Set.of(PLAIN, "tls", "ws", "wss");
    private static final String EXAMPLES =
            "give one such as localhost:4296, [::1]:4296, tls://game.example.com:4296 or ws://localhost:8080/Listener";

    /**
     * Returns whether this is a URL of WebSocket.
     *
     * @return true for ws and wss
     */
    public boolean isWebSocket() {
        return scheme.startsWith("ws");
    }

    /**
     * Returns whether the connection is encrypted.
     *
     * @return true for tls and wss
     */
    public boolean isEncrypted() {
        return scheme.equals("tls") || scheme.equals("wss");
    }

    /**
     * Reads an address.
     *
     * @param text what the user wrote
     * @return the address
     * @throws IllegalArgumentException if it is not an address; the message says what is expected
     */
    public static Address parse(String text) {
        boolean hasScheme = text.contains("://");
        boolean bareIpv6 = !hasScheme && text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        String url = hasScheme ? text : PLAIN + "://" + (bareIpv6 ? "[" + text + "]" : text);
        try {
            URI uri = new URI(url).parseServerAuthority();
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath();
            boolean web = scheme.startsWith("ws");
            int port = uri.getPort() >= 0 ? uri.getPort() : !web ? DEFAULT_PORT : scheme.equals("wss") ? 443 : 80;
            if (!SCHEMES.contains(scheme)
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || port > 65_535
                    || !web && !path.isEmpty()) {
                throw refused(text);
            }
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            return new Address(scheme, host, port, !web ? "" : path.isEmpty() || path.equals("/") ? "/Listener" : path);
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("'" + text + "' is not an address: " + EXAMPLES);
    }

    /**
     * Returns the same address with another port.
     *
     * @param other 0 to 65,535
     * @return the address
     */
    public Address withPort(int other) {
        return new Address(scheme, host, other, path);
    }

    /**
     * Returns the address as {@link #parse} reads it.
     *
     * @return a string
     */
    @Override
    public String toString() {
        String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        return scheme.equals(PLAIN) ? authority : scheme + "://" + authority + path;
    }

    /** Reads an address of the command line. */
    public static final class Converter implements ITypeConverter<Address> {
        @Override
        public Address convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
