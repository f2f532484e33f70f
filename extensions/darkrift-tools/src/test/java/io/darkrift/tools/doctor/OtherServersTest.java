package io.darkrift.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.tools.ToolRun;
import java.net.SocketAddress;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are not of this library, or not servers of DarkRift at all. */
class OtherServersTest {
    private static final String TOKEN = "0173791e1b049b37ef";
    private static final String ACKNOWLEDGEMENT = "73791e1b049b37ef00000000";
    private static final String CONFIGURE = "000000058000000000";

    private static ToolRun doctor(FakeServer server) {
        return ToolRun.run("doctor", server.address(), "--udp-port", server.udpPort(), "--timeout", "4s");
    }

    /** The bytes are those that C# 2.11 and darkriftpy have sent. */
    @ParameterizedTest
    @CsvSource({
        "0173791e1b049b37ef, 73791e1b049b37ef00000000, version 1",
        "004713edb849f1ee1d, 00, version 0",
        "97715796d01c8e099f, '', darkriftpy"
    })
    void a_server_that_does_not_acknowledge_pings_works(String token, String acknowledgement, String dialect)
            throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(token);
            SocketAddress sender = client.receiveDatagram();
            client.sendDatagram(sender, acknowledgement);
            client.send(CONFIGURE);
            client.awaitEnd();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.lines())
                    .anyMatch(line -> line.endsWith("as " + dialect + " sends it"))
                    .anyMatch(
                            line -> line.matches(
                                    "ok +ping tcp +not acknowledged: a C# server acknowledges pings only if"
                                            + " its application does; connecting took .* over TCP, the acknowledgement .* over UDP"))
                    .noneMatch(line -> line.contains("ping udp"));
            // The token was shown once, and nothing else was sent over UDP.
            assertThat(server.datagrams()).containsExactly(token);
            await().until(() -> !server.events().isEmpty());
            assertThat(server.events()).containsExactly("orderly end after 9 bytes");
        }
    }

    @Test
    void an_application_in_csharp_may_acknowledge_pings_with_their_payload() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(TOKEN);
            SocketAddress sender = client.receiveDatagram();
            client.sendDatagram(sender, ACKNOWLEDGEMENT);
            client.send(CONFIGURE);
            client.echoPings();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out())
                    .containsPattern("ok +ping udp +round trips")
                    .contains("8,192 bytes arrive at the server, the most that was tried; 8,192 bytes came back");
        }
    }

    @Test
    void an_acknowledgement_that_does_not_arrive_is_one_direction() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(TOKEN);
            client.receiveDatagram();
            client.send(CONFIGURE);
            client.awaitEnd();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("the server has received the token, and its acknowledgement does not arrive here")
                    .contains("UDP works in one direction: datagrams of the server do not arrive here.");
            // Each connection has shown its token once.
            assertThat(server.datagrams()).hasSizeBetween(1, 3);
        }
    }

    @Test
    void an_acknowledgement_of_something_else_gets_a_warning() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(TOKEN);
            client.sendDatagram(client.receiveDatagram(), "1b5b326a");
            client.send(CONFIGURE);
            client.awaitEnd();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.out())
                    .containsPattern("warning +udp +a datagram of 4 bytes arrived .*: \"\\\\x1b\\[2j\"")
                    .contains("C# clients refuse the acknowledgement of this server");
        }
    }

    @Test
    void a_server_that_never_gives_an_id_is_named() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(TOKEN);
            client.sendDatagram(client.receiveDatagram(), ACKNOWLEDGEMENT);
            client.awaitEnd();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("failed   id         the server sent no id, which the Configure command has")
                    .contains("has its handler of new clients (onConnect) not returned?");
        }
    }

    @Test
    void a_server_that_closes_after_the_handshake_refuses_clients() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.send(TOKEN);
            client.sendDatagram(client.receiveDatagram(), ACKNOWLEDGEMENT);
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("without an id").contains("is it full (maxClients)");
        }
    }

    @Test
    void a_server_that_closes_at_once_may_limit_addresses() throws Exception {
        try (FakeServer server = new FakeServer(client -> {})) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("failed +server +it (closed|broke) the connection without a byte")
                    .contains("maxConnectionsPerAddress");
        }
    }

    @Test
    void another_kind_of_server_is_shown_by_its_first_bytes_escaped() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            client.sendText("SSH-2.0-OpenSSH_9.6\u001b[31m\r\n");
            client.awaitEnd();
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("not DarkRift: it begins with \"SSH-2.0-OpenSSH_9.6\\x1b[31m\\r\\n\"")
                    .contains("Another kind of server answers on TCP port " + server.port())
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void a_server_that_says_nothing_was_asked_in_three_ways() throws Exception {
        try (FakeServer server = new FakeServer(FakeServer.Client::awaitEnd)) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("it accepts the connection, and does not answer: neither as DarkRift, nor TLS, nor HTTP");
        }
    }

    @Test
    void a_web_server_is_told_from_a_websocket() throws Exception {
        try (FakeServer server = new FakeServer(client -> {
            if (client.awaitText("\r\n\r\n", "\u0016\u0003")) {
                client.sendText("HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\nConnection: close\r\n\r\nnope\n");
            }
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(run.out())
                    .contains("an HTTP server: it answered \"HTTP/1.1 404 Not Found\"")
                    .contains("An HTTP server listens on TCP port " + server.port())
                    .contains("refused the WebSocket: 404 Not Found: nope")
                    .contains("It does not accept WebSocket at /Listener");
        }
    }

    @Test
    void a_token_that_takes_long_is_waited_for() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        try (FakeServer server = new FakeServer(client -> {
            if (client.isFirst()) {
                client.await(asked);
                client.send(TOKEN);
                client.sendDatagram(client.receiveDatagram(), ACKNOWLEDGEMENT);
                client.send(CONFIGURE);
                client.awaitEnd();
            } else {
                asked.countDown();
            }
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).contains("The server is slow to accept connections: is it overloaded?");
        }
    }

    @Test
    void a_token_that_takes_long_is_waited_for_where_the_server_accepts_no_second_connection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(client -> {
            if (client.isFirst()) {
                client.await(asked);
                client.send(TOKEN);
                client.sendDatagram(client.receiveDatagram(), ACKNOWLEDGEMENT);
                client.send(CONFIGURE);
                client.awaitEnd();
            } else {
                client.refuseOthers();
                asked.countDown();
            }
        })) {
            ToolRun run = doctor(server);

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).contains("The server is slow to accept connections: is it overloaded?");
        }
    }
}
