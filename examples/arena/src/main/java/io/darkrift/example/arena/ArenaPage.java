package io.darkrift.example.arena;

import io.darkrift.websocket.WebSocketListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The arena for browsers: a page, and where it connects to. */
final class ArenaPage {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private ArenaPage() {}

    static WebSocketListener listener(String host, int port) {
        return WebSocketListener.port(port)
                .host(host)
                .clientFiles()
                .page("/", "text/html; charset=utf-8", file("index.html"))
                .page("/arena.js", SCRIPT, file("arena.js"))
                .page("/messages.js", SCRIPT, file("messages.js"));
    }

    private static byte[] file(String name) {
        try (InputStream file = ArenaPage.class.getResourceAsStream("web/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
