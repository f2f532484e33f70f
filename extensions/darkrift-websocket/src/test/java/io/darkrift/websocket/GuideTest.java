package io.darkrift.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** The code of docs/websocket.md. What would need fixed ports is compiled, and not run. */
class GuideTest {
    static DarkriftServer server() {
        DarkriftServer server = DarkriftServer.builder()
                .listen(Listener.bichannel(4296))
                .listen(WebSocketListener.port(8080))
                .onConnect(client -> System.out.println(
                        client.id() + " uses " + client.traits().transport()))
                .start();
        return server;
    }

    static DarkriftServer proxied() {
        DarkriftServer server = DarkriftServer.builder()
                .listen(WebSocketListener.port(8080).trustedProxies("10.0.0.0/8"))
                .trustedAddresses("10.0.0.0/8")
                .start();
        return server;
    }

    static WebSocketListener tls(File certificateChain, File privateKey) throws SSLException {
        SslContext context =
                SslContextBuilder.forServer(certificateChain, privateKey).build();
        WebSocketListener listener = WebSocketListener.port(443).tls(context);
        return listener;
    }

    static void client() throws InterruptedException {
        try (DarkriftClient client =
                DarkriftClient.builder().connect(WebSocketDialer.to("ws://localhost:8080/Listener"))) {
            client.send(Message.of(7));
        }
    }

    @Test
    void origins_are_allowed() {
        WebSocketListener listener =
                WebSocketListener.port(8080).allowedOrigins("https://game.example.com", "http://localhost:3000");

        assertThat(listener.accepts("https://game.example.com", "localhost:8080"))
                .isTrue();
        assertThat(listener.accepts("http://game.example.com", "localhost:8080"))
                .isFalse();
    }

    @Test
    void pages_come_from_the_listener() {
        byte[] html = "<!doctype html><title>Game</title>".getBytes(StandardCharsets.UTF_8);
        WebSocketListener listener =
                WebSocketListener.port(8080).clientFiles().page("/", "text/html; charset=utf-8", html);

        assertThat(listener.page("/").content()).isEqualTo(html);
        assertThat(new String(listener.page("/darkrift.js").content(), StandardCharsets.UTF_8))
                .contains("class DarkriftClient");
        assertThat(listener.page("/wire.js")).isNotNull();
        assertThat(listener.page("/package.json")).isNull();
    }
}
