package io.darkrift.tools.doctor;

import io.darkrift.tools.capture.Printable;
import io.darkrift.websocket.WebSocketDialer;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what speaks HTTP, and connects over WebSocket, which has one way for both kinds of messages. */
final class WebSocketCheck {
    /** The path of listeners, unless they are configured with another. */
    static final String PATH = "/Listener";

    private static final int MAX_LINE = 200;

    private final Report.At report;
    private final Deadline deadline;

    WebSocketCheck(Report.At report, Deadline deadline) {
        this.report = report;
        this.deadline = deadline;
    }

    /** Returns the URL of a listener. */
    static String url(String host, int port) {
        return "ws://" + NetUtil.toSocketAddressString(host, port) + PATH;
    }

    /** Connects, and reports it. Returns whether that worked. */
    boolean run(String url) {
        String refusal = connect(url);
        if (refusal != null) {
            report.failed(
                    "websocket",
                    refusal,
                    Map.of("url", url),
                    "WebSocket does not work: is the path of the URL that of the listener, and does a proxy on the way pass"
                            + " upgrades?");
        }
        return refusal == null;
    }

    /** Connects, and reports it if that works. Returns why it does not, or null. */
    @Nullable String connect(String url) {
        return new LibraryCheck(report, deadline).run(WebSocketDialer.to(url), "websocket", url, false);
    }

    /**
     * Asks a port that is silent for a page. Returns the first line of the response, escaped, or null if the answer is not one
     * of HTTP, or the port accepts no second connection.
     */
    static @Nullable String askForPage(InetSocketAddress address, String host, Deadline deadline) {
        try (Wire wire = Wire.connect(address, deadline)) {
            String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
            wire.send(("GET / HTTP/1.1\r\nHost: " + name + ":" + address.getPort()
                            + "\r\nUser-Agent: darkrift-doctor\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String line = line(wire);
            while (line == null && !wire.isEnded() && wire.await(deadline)) {
                line = line(wire);
            }
            return line;
        } catch (IOException e) {
            // It has closed the connection, or accepts none: that is not an answer.
            return null;
        }
    }

    private static @Nullable String line(Wire wire) {
        String text = new String(wire.peek(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return !text.startsWith("HTTP/") || end < 0 && text.length() < MAX_LINE
                ? null
                : Printable.escape(text.substring(0, Math.min(MAX_LINE, end < 0 ? text.length() : end))
                        .strip());
    }
}
