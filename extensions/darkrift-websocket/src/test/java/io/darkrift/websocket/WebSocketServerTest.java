package io.darkrift.websocket;

import static io.darkrift.websocket.RawWebSocket.BINARY;
import static io.darkrift.websocket.RawWebSocket.CLOSE;
import static io.darkrift.websocket.RawWebSocket.FIN;
import static io.darkrift.websocket.RawWebSocket.PING;
import static io.darkrift.websocket.RawWebSocket.PONG;
import static io.darkrift.websocket.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server against clients that keep the rules of WebSocket, and those that break them. */
class WebSocketServerTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final List<DisconnectInfo> ends = new CopyOnWriteArrayList<>();
    private final List<RemoteClient> clients = new CopyOnWriteArrayList<>();
    private DarkriftServer server;

    private int start(UnaryOperator<WebSocketListener> listener, UnaryOperator<DarkriftServerBuilder> settings) {
        server = settings.apply(DarkriftServer.builder())
                .listen(listener.apply(WebSocketListener.port(0).host("127.0.0.1")))
                .onConnect(clients::add)
                .onUnhandledMessage((client, message) -> client.send(message))
                .onDisconnect((client, info) -> ends.add(info))
                .start();
        return server.listeners().get(0).tcpAddress().getPort();
    }

    private int start() {
        return start(UnaryOperator.identity(), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private Map<String, Long> counters() {
        return server.statistics().transport();
    }

    // What is shared with other transports.

    @Test
    void bichannel_and_websocket_share_ids_handlers_and_broadcasts() throws Exception {
        BlockingQueue<Message> overTcp = new LinkedBlockingQueue<>();
        BlockingQueue<Message> overWebSocket = new LinkedBlockingQueue<>();
        server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .listen(WebSocketListener.port(0).host("127.0.0.1"))
                .onUnhandledMessage((client, message) -> client.send(message))
                .start();
        int port = server.listeners().get(1).tcpAddress().getPort();
        try (DarkriftClient first = DarkriftClient.builder()
                        .onUnhandledMessage(overTcp::add)
                        .connect("127.0.0.1", server.port());
                DarkriftClient second = DarkriftClient.builder()
                        .onUnhandledMessage(overWebSocket::add)
                        .connect(WebSocketDialer.to("ws://127.0.0.1:" + port + "/Listener"))) {
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(server.client(second.id()).orElseThrow().traits().transport())
                    .isEqualTo("websocket");

            assertThat(server.broadcast(Message.of(7, new byte[2_000]))).isEqualTo(2);
            assertThat(overTcp.poll(20, TimeUnit.SECONDS).size()).isEqualTo(2_000);
            assertThat(overWebSocket.poll(20, TimeUnit.SECONDS).size()).isEqualTo(2_000);

            for (SendMode mode : SendMode.values()) {
                second.send(Message.of(8, new byte[] {1, 2, 3}), mode);
                Message echo = overWebSocket.poll(20, TimeUnit.SECONDS);
                assertThat(echo.tag()).isEqualTo(8);
                assertThat(echo.size()).isEqualTo(3);
            }
        }
    }

    @Test
    void pings_are_answered_both_ways() throws Exception {
        int port = start();
        try (DarkriftClient client =
                DarkriftClient.builder().connect(WebSocketDialer.to("ws://127.0.0.1:" + port + "/Listener"))) {
            assertThat(client.ping(Message.of(3), SendMode.RELIABLE).get(20, TimeUnit.SECONDS))
                    .isPositive();
            assertThat(clients.get(0).ping(Message.of(3), SendMode.RELIABLE).get(20, TimeUnit.SECONDS))
                    .isPositive();
        }
    }

    @Test
    void frames_have_the_bytes_that_the_guide_says() throws Exception {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            client.message("00000c68690a");

            RawWebSocket.Frame echo = client.read();

            assertThat(echo.opcode()).isEqualTo(BINARY);
            assertThat(echo.hex()).isEqualTo("00000c68690a");

            client.message("400007beef");
            assertThat(client.read().hex()).isEqualTo("600007beef");
        }
    }

    // The handshake.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Listener/ | '' | 404 | unknown_path",
                "/ | '' | 404 | unknown_path",
                "/Listener | Origin: https://evil.example | 403 | origin",
                "/Listener | Origin: null | 403 | origin",
                "/Listener | Origin: http://localhost:81 | 403 | origin",
                "/Listener | Content-Length: 3 | 400 | bad_request",
                "/Listener | Host: other | 400 | bad_request",
                "/Listener?token=1 | Origin: http://localhost:80 | 101 | -",
                "/Listener | Origin: http://localhost | 101 | -",
                "/Listener | Sec-WebSocket-Extensions: permessage-deflate | 101 | -",
            })
    void answers_requests(String path, String line, int status, String counter) throws IOException {
        try (RawWebSocket client = new RawWebSocket(start())) {
            String response = client.request(path, line.isEmpty() ? "" : line + "\r\n");

            assertThat(response).startsWith("HTTP/1.1 " + status + " ").doesNotContain("Extensions");
            if (status != 101) {
                client.readAll();
                assertThat(counters()).containsEntry("handshakes_refused_" + counter, 1L);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, POST, 400",
        "HTTP/1.1, HTTP/1.0, 400",
        "Upgrade: websocket, Upgrade: h2c, 426",
        "keep-alive, close, 101",
        "'keep-alive, Upgrade', keep-alive, 426",
        "Version: 13, Version: 8, 426",
        "dGhlIHNhbXBsZSBub25jZQ==, dGhl, 400",
        "dGhlIHNhbXBsZSBub25jZQ==, %%%, 400",
        "Host: localhost:80, X: y, 400",
    })
    void refuses_requests_that_are_not_in_order(String part, String changed, int status) throws IOException {
        try (RawWebSocket client = new RawWebSocket(start())) {
            client.send(RawWebSocket.get("/Listener", "").replace(part, changed).getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.readHeader()).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void answers_the_key_of_the_standard() throws IOException {
        try (RawWebSocket client = new RawWebSocket(start())) {
            assertThat(client.request("/Listener", ""))
                    .containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }
    }

    @Test
    void accepts_the_origins_that_are_allowed() throws IOException {
        int port = start(listener -> listener.allowedOrigins("https://Game.example"), UnaryOperator.identity());
        try (RawWebSocket client = new RawWebSocket(port)) {
            assertThat(client.request("/Listener", "Origin: https://game.example:443\r\n"))
                    .startsWith("HTTP/1.1 101 ");
        }
        try (RawWebSocket client = new RawWebSocket(port)) {
            assertThat(client.request("/Listener", "Origin: http://game.example\r\n"))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void header_that_is_too_long_is_refused() throws IOException {
        try (RawWebSocket client = new RawWebSocket(start())) {
            assertThat(client.request("/Listener", "X: " + "x".repeat(9_000) + "\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /Listener HTTP/1.1\r\n", "GET /Listener HTTP/1.1\r\nHost: x\r\nX: y"})
    void half_a_handshake_ends_with_its_time(String half) throws IOException {
        int port = start(UnaryOperator.identity(), builder -> builder.handshakeTimeout(SHORT));
        try (RawWebSocket client = new RawWebSocket(port)) {
            client.send(half.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.isEnded()).isTrue();
            await().until(() -> server.statistics().handshakesFailed() == 1);
        }
    }

    @Test
    void client_that_says_too_early_what_it_wants_is_served() throws IOException {
        try (RawWebSocket client = new RawWebSocket(start())) {
            byte[] request = RawWebSocket.get("/Listener", "").getBytes(StandardCharsets.ISO_8859_1);
            byte[] message = RawWebSocket.frame(FIN | BINARY, "00000c01");
            byte[] both = new byte[request.length + message.length];
            System.arraycopy(request, 0, both, 0, request.length);
            System.arraycopy(message, 0, both, request.length, message.length);
            client.send(both);

            assertThat(client.readHeader()).startsWith("HTTP/1.1 101 ");
            assertThat(client.read().hex()).startsWith("800000");
            assertThat(client.read().hex()).isEqualTo("00000c01");
        }
    }

    @Test
    void serves_pages() throws IOException {
        byte[] html = "<p>hello".getBytes(StandardCharsets.UTF_8);
        int port = start(listener -> listener.page("/", "text/html", html), UnaryOperator.identity());
        try (RawWebSocket client = new RawWebSocket(port)) {
            client.send("GET /?x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.readAll())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("content-type: text/html\r\n", "content-length: 8\r\n")
                    .endsWith("\r\n\r\n<p>hello");
        }
        assertThat(clients).isEmpty();
    }

    @Test
    void serves_pages_to_clients_that_offer_another_protocol() throws IOException {
        byte[] html = "<p>hello".getBytes(StandardCharsets.UTF_8);
        int port = start(listener -> listener.page("/", "text/html", html), UnaryOperator.identity());
        try (RawWebSocket client = new RawWebSocket(port)) {
            client.send(("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                            + "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.readAll()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n<p>hello");
        }
    }

    // Proxies.

    @Test
    void address_comes_from_a_trusted_proxy() throws IOException {
        int port = start(
                listener -> listener.trustedProxies("127.0.0.1", "10.0.0.0/8"),
                builder -> builder.maxConnectionsPerAddress(1));
        String header = "X-Forwarded-For: 1.2.3.4, 203.0.113.9\r\nX-Forwarded-For: 10.9.9.9\r\n";
        try (RawWebSocket first = new RawWebSocket(port);
                RawWebSocket second = new RawWebSocket(port);
                RawWebSocket other = new RawWebSocket(port)) {
            assertThat(first.request("/Listener", header)).startsWith("HTTP/1.1 101 ");
            await().until(() -> clients.size() == 1);
            assertThat(clients.get(0).remoteAddress().getAddress().getHostAddress())
                    .isEqualTo("203.0.113.9");

            assertThat(second.request("/Listener", header)).startsWith("HTTP/1.1 429 ");
            assertThat(other.request("/Listener", "X-Forwarded-For: 203.0.113.10\r\n"))
                    .startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void header_of_a_stranger_is_ignored() throws IOException {
        int port = start(listener -> listener.trustedProxies("10.0.0.0/8"), UnaryOperator.identity());
        try (RawWebSocket client = new RawWebSocket(port)) {
            client.request("/Listener", "X-Forwarded-For: 203.0.113.9\r\n");

            await().until(() -> clients.size() == 1);
            assertThat(clients.get(0).remoteAddress().getAddress().isLoopbackAddress())
                    .isTrue();
        }
    }

    @Test
    void proxy_that_forwards_nonsense_is_refused() throws IOException {
        int port = start(listener -> listener.trustedProxies("127.0.0.1"), UnaryOperator.identity());
        try (RawWebSocket client = new RawWebSocket(port)) {
            assertThat(client.request("/Listener", "X-Forwarded-For: localhost\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    // Frames.

    @Test
    void frame_may_arrive_byte_by_byte() throws IOException {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            for (byte each : RawWebSocket.frame(FIN | BINARY, new byte[] {0, 0, 9, 1, 2, 3, 4, 5, 6, 7}, 10)) {
                client.send(new byte[] {each});
            }
            assertThat(client.read().hex()).isEqualTo("00000901020304050607");
        }
    }

    @Test
    void fragments_are_put_together_around_pings() throws IOException {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            client.send(RawWebSocket.frame(BINARY, "0000"));
            client.send(RawWebSocket.frame(0, ""));
            client.send(RawWebSocket.frame(FIN | PING, "6869"));
            client.send(RawWebSocket.frame(0, "0901"));
            client.send(RawWebSocket.frame(FIN, "0203"));

            RawWebSocket.Frame pong = client.read();
            assertThat(pong.opcode()).isEqualTo(PONG);
            assertThat(pong.hex()).isEqualTo("6869");
            assertThat(client.read().hex()).isEqualTo("000009010203");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // a text frame; reserved bits; reserved opcodes; a continuation of nothing
        "8180000000000, 1003, text",
        "c28000000000, 1002, reserved bits",
        "838000000000, 1002, opcode 3",
        "8b8000000000, 1002, opcode 11",
        "808000000000, 1002, continue",
        // without a mask; a ping in fragments; a ping of 126 bytes; a message within another
        "820300000901, 1002, mask",
        "098000000000, 1002, control",
        "89fe007e00000000, 1002, control",
        "028000000000828000000000, 1002, fragments of another",
        // 2^31 bytes, and a negative count of them
        "82ff000000008000000000000000, 1009, 2147483648 bytes",
        "82ffffffffffffffffff00000000, 1009, 18446744073709551615 bytes",
    })
    void breach_of_the_protocol_ends_the_connection_with_its_code(String hex, int code, String detail)
            throws IOException {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            client.send(HexFormat.of().parseHex(hex.substring(0, hex.length() & ~1)));

            assertThat(client.readClose()).isEqualTo(code);
            await().until(() -> ends.size() == 1);
            assertThat(ends.get(0).reason()).isEqualTo(DisconnectInfo.Reason.PROTOCOL_ERROR);
            assertThat(ends.get(0).detail()).contains(detail);
        }
    }

    @Test
    void fragments_that_are_too_long_together_are_refused() throws IOException {
        int port = start(UnaryOperator.identity(), builder -> builder.maxReceivedBytes(1_000));
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            client.send(RawWebSocket.frame(BINARY, new byte[600], 600));
            client.send(RawWebSocket.frame(0, new byte[400], 400));
            client.send(RawWebSocket.frame(0, new byte[1], 1));

            assertThat(client.readClose()).isEqualTo(1009);
        }
    }

    @Test
    void frame_that_is_too_long_is_a_strike_and_is_skipped() throws IOException {
        int port = start(
                UnaryOperator.identity(),
                builder -> builder.maxReceivedBytes(1_000).maxStrikes(1_000));
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            client.send(RawWebSocket.frame(FIN | BINARY, new byte[100_000], 100_000));
            client.send(RawWebSocket.frame(FIN | BINARY, new byte[2], 2));
            client.message("00000901");

            assertThat(client.read().hex()).isEqualTo("00000901");
            assertThat(clients.get(0).strikes()).isPositive();
        }
    }

    @Test
    void length_alone_takes_no_memory() throws IOException {
        int port = start(UnaryOperator.identity(), builder -> builder.maxReceivedBytes(1 << 30));
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            client.send(RawWebSocket.frame(FIN | BINARY, new byte[] {0, 0, 9}, 1 << 30));
            client.send(RawWebSocket.frame(BINARY, new byte[0], 0));
        }
        await().until(() -> ends.size() == 1);
    }

    @Test
    void close_is_answered_with_the_same_code() throws IOException {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            client.message("00000901");
            assertThat(client.read().hex()).isEqualTo("00000901");

            client.send(RawWebSocket.frame(FIN | CLOSE, "03e9627965"));
            RawWebSocket.Frame close = client.read();
            assertThat(close.opcode()).isEqualTo(CLOSE);
            assertThat(close.hex()).isEqualTo("03e9");
            assertThat(client.readAll()).isEmpty();
            await().until(() -> ends.size() == 1);
            assertThat(ends.get(0).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
        }
    }

    @Test
    void kick_closes_with_a_frame() throws IOException {
        try (RawWebSocket client = RawWebSocket.connect(start())) {
            await().until(() -> clients.size() == 1);
            clients.get(0).kick("enough");

            assertThat(client.readClose()).isEqualTo(1000);
        }
    }

    @Test
    void pings_of_a_client_that_does_not_read_take_no_memory() throws IOException {
        int port = start(listener -> listener.socketBufferBytes(4_096, 65_536), UnaryOperator.identity());
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            byte[] ping = RawWebSocket.frame(FIN | PING, new byte[125], 125);
            byte[] many = new byte[ping.length * 1_000];
            for (int i = 0; i < 1_000; i++) {
                System.arraycopy(ping, 0, many, i * ping.length, ping.length);
            }
            for (int i = 0; i < 1_000 && counters().get("pongs_dropped") == 0; i++) {
                client.send(many);
            }
            await().until(() -> counters().get("pongs_dropped") > 0);
        }
    }

    @Test
    void snapshots_do_not_pile_up_behind_a_client_that_does_not_read() throws IOException {
        int port =
                start(listener -> listener.socketBufferBytes(4_096, 65_536), builder -> builder.highWaterMark(1 << 30));
        Message snapshot = Message.of(1, new byte[1_000]).with(SendMode.UNRELIABLE);
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            await().until(() -> clients.size() == 1);
            RemoteClient slow = clients.get(0);
            int accepted = 0;
            for (int i = 0; i < 32_000 && slow.statistics().refused() == 0; i++) {
                do {
                    accepted += slow.send(snapshot).isAccepted() ? 1 : 0;
                } while (slow.statistics().pendingBytes() > 0
                        && slow.statistics().refused() == 0);
            }
            assertThat(slow.statistics().refused()).isPositive();
            assertThat(slow.isOpen()).isTrue();

            CompletableFuture<Void> writable = slow.whenWritable(SendMode.UNRELIABLE);
            for (int i = 0; i < accepted; i++) {
                assertThat(client.read().hex()).startsWith("000001");
            }
            await().until(writable::isDone);
            assertThat(slow.send(Message.of(2).with(SendMode.UNRELIABLE))).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.read().hex()).isEqualTo("000002");
        }
    }

    @Test
    void breach_of_the_protocol_is_the_reason_of_the_end_where_the_client_does_not_read() throws IOException {
        int port = start(
                listener -> listener.socketBufferBytes(4_096, 65_536),
                builder -> builder.highWaterMark(1 << 30).closeTimeout(SHORT));
        try (RawWebSocket client = RawWebSocket.connect(port)) {
            await().until(() -> clients.size() == 1);
            // More than the buffers of both sockets hold.
            for (int i = 0; i < 16; i++) {
                clients.get(0).send(Message.of(1, new byte[1 << 20]));
            }
            client.send(RawWebSocket.frame(FIN | TEXT, "00"));

            await().until(() -> ends.size() == 1);
            assertThat(ends.get(0).reason()).isEqualTo(DisconnectInfo.Reason.PROTOCOL_ERROR);
            assertThat(ends.get(0).detail()).contains("text", "did not read all that was sent in time");
        }
    }

    // Settings, and the client.

    @Test
    void settings_that_make_no_sense_are_refused() {
        WebSocketListener listener = WebSocketListener.port(0);

        assertThatThrownBy(() -> WebSocketListener.port(65_536)).hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> listener.path("Listener")).hasMessageContaining("starts with a slash");
        assertThatThrownBy(() -> listener.allowedOrigins("example.com")).hasMessageContaining("https://");
        assertThatThrownBy(() -> listener.allowedOrigins("https://example.com/x"))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> listener.trustedProxies("localhost")).hasMessageContaining("not looked up");
        assertThatThrownBy(() -> listener.trustedProxies("10.0.0.0/33")).hasMessageContaining("10.0.0.0/33");
        assertThatThrownBy(() -> listener.socketBufferBytes(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> listener.tls(Certificates.client())).hasMessageContaining("forServer");
        assertThatThrownBy(() -> WebSocketDialer.to("http://localhost")).hasMessageContaining("ws://");
        assertThatThrownBy(() -> WebSocketDialer.to("ws://localhost").tls(Certificates.client()))
                .hasMessageContaining("wss");
    }

    @Test
    void client_says_why_a_server_refused_it() {
        int port = start();

        assertThatThrownBy(() -> DarkriftClient.builder()
                        .connect(WebSocketDialer.to("ws://127.0.0.1:" + port + "/Elsewhere?x=1")))
                .hasMessageContaining("404")
                .hasMessageContaining("nothing at this path");
    }

    @Test
    void certificate_is_renewed_while_the_server_runs() throws Exception {
        AtomicReference<SslContext> current = new AtomicReference<>(Certificates.server());
        int port = start(listener -> listener.tls(current::get), UnaryOperator.identity());
        Certificate first = Certificates.shownAt(port);
        assertThat(Certificates.shownAt(port)).isEqualTo(first);

        current.set(Certificates.client());
        assertThatThrownBy(() -> Certificates.shownAt(port)).isInstanceOf(IOException.class);

        current.set(Certificates.renewed());
        assertThat(Certificates.shownAt(port)).isNotEqualTo(first);
    }

    @Test
    void certificate_that_is_not_trusted_is_refused() {
        int port = start(listener -> listener.tls(Certificates.server()), UnaryOperator.identity());

        assertThatThrownBy(() ->
                        DarkriftClient.builder().connect(WebSocketDialer.to("wss://localhost:" + port + "/Listener")))
                .hasMessageContaining("PKIX");
    }
}
