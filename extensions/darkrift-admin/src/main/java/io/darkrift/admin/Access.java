package io.darkrift.admin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are allowed.
 *
 * @param token the token
 * @param isLoopback whether only this machine can connect
 * @param host the host that was configured
 */
record Access(String token, boolean isLoopback, String host) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /**
     * Returns whether a request that only reads is for this endpoint. A page of another site whose name was made to point
     * here has that name as its host.
     */
    boolean hasKnownHost(HttpHeaders headers) {
        if (!isLoopback) {
            return true;
        }
        String name = hostName(headers.get(HttpHeaderNames.HOST, ""));
        return LOOPBACK.contains(name) || name.equalsIgnoreCase(host);
    }

    private static String hostName(String header) {
        int port = header.lastIndexOf(':');
        boolean hasPort = port > header.lastIndexOf(']');
        return (hasPort ? header.substring(0, port) : header).toLowerCase(Locale.ROOT);
    }

    /** Returns whether a page of this endpoint, or no page at all, has sent a request. */
    static boolean hasOwnOrigin(HttpHeaders headers) {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            return headers.get(HttpHeaderNames.HOST, "").equalsIgnoreCase(new URI(origin).getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    boolean hasToken(HttpHeaders headers) {
        String given = given(headers.get(HttpHeaderNames.AUTHORIZATION, ""));
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String given(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        if (lower.startsWith(BASIC)) {
            try {
                String both = new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                return both.substring(both.indexOf(':') + 1);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }
}
