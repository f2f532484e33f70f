package io.darkrift.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.tools.ToolRun;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of this library, and ports where there is none. */
class DoctorTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static BichannelListener listener() {
        return BichannelListener.port(0).host("127.0.0.1");
    }

    private static DarkriftServer start(ServerTransport listener) {
        return DarkriftServer.builder().listen(listener).start();
    }

    private static String address(DarkriftServer server) {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void a_server_of_this_library_works_over_both_channels() {
        try (DarkriftServer server = start(listener())) {
            ToolRun run = ToolRun.run("doctor", address(server));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.lines())
                    .anyMatch(line -> line.matches("ok +tcp +" + address(server) + ", connected in [\\d.]+ ms"))
                    .anyMatch(
                            line -> line.matches(
                                    "ok +server +DarkRift, version 1, as 2\\.11 and this library speak it, token \\p{XDigit}{16}"))
                    .anyMatch(line ->
                            line.matches("ok +udp +the acknowledgement arrived in [\\d.]+ ms, as version 1 sends it"))
                    .anyMatch(line -> line.matches("ok +id +the server gave the id 0"))
                    .anyMatch(line -> line.matches("ok +ping tcp +round trips of .* of 5 pings"))
                    .anyMatch(line -> line.matches("ok +ping udp +round trips of .* of 5 pings"))
                    .anyMatch(line -> line.startsWith("ok       datagrams  8,192 bytes arrive at the server"))
                    .last()
                    .isEqualTo("A client works from here.");
            // It has left by itself.
            await().until(() -> server.clients().isEmpty());
            assertThat(server.statistics().strikes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V0", "V1", "DARKRIFTPY"})
    void the_dialect_is_that_of_the_acknowledgement(Dialect dialect) {
        try (DarkriftServer server = start(listener().dialect(dialect))) {
            ToolRun run = ToolRun.run("doctor", address(server));

            String name = dialect == Dialect.DARKRIFTPY
                    ? "darkriftpy"
                    : "version " + dialect.name().charAt(1);
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).contains("as " + name + " sends it");
        }
    }

    @Test
    void a_dialect_that_clients_are_told_must_be_that_of_the_server() {
        try (DarkriftServer server = start(listener().dialect(Dialect.V0))) {
            ToolRun run = ToolRun.run("doctor", address(server), "--dialect", "v1");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("The server speaks V0, and --dialect says V1: give clients dialect(Dialect.V0)");
        }
    }

    @Test
    void the_limit_of_the_server_for_datagrams_is_found() {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(listener())
                .maxReceivedDatagramBytes(2_000)
                .start()) {
            ToolRun run = ToolRun.run("doctor", address(server), "--json");

            JsonObject datagrams = step(run, "datagrams");
            assertThat(run.exitCode()).isZero();
            assertThat(datagrams.get("largestToServer").getAsInt()).isBetween(1_992, 2_000);
        }
    }

    @Test
    void a_server_that_accepts_small_datagrams_alone_gets_a_warning() {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(listener())
                .maxReceivedDatagramBytes(300)
                .start()) {
            ToolRun run = ToolRun.run("doctor", address(server));

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).containsPattern("warning +datagrams").contains("set maxDatagramBytes to that");
        }
    }

    @Test
    void a_listener_without_udp_needs_clients_that_do_without() {
        try (DarkriftServer server = start(listener().tcpOnly())) {
            ToolRun run = ToolRun.run("doctor", address(server));
            ToolRun accepting = ToolRun.run("doctor", address(server), "--udp-fallback");

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("failed +udp +UDP port \\d+ is closed")
                    .contains("the server accepts clients over TCP alone")
                    .contains("A client works from here over TCP alone: only one with udpFallback(true) can connect.");
            assertThat(accepting.exitCode()).isZero();
        }
    }

    @Test
    void a_udp_port_that_swallows_datagrams_looks_like_a_firewall() throws Exception {
        try (DarkriftServer server = start(listener().udpFallback(true));
                DatagramSocket swallowing = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            String port = String.valueOf(swallowing.getLocalPort());
            ToolRun run = ToolRun.run("doctor", address(server), "--udp-port", port);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(run.out())
                    .contains("no answer to the token from UDP port " + port + ", in each of 3 attempts")
                    .contains("UDP from here is blocked, or the UDP port is wrong: open UDP port " + port)
                    .contains("use udpFallback(true), which a C# server does not have.")
                    .contains("the server accepts clients over TCP alone");
        }
    }

    @Test
    void a_wrong_udp_port_is_closed() throws Exception {
        int closed;
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            closed = socket.getLocalPort();
        }
        try (DarkriftServer server = start(listener())) {
            ToolRun run = ToolRun.run("doctor", address(server), "--udp-port", String.valueOf(closed));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("UDP port " + closed + " is closed: the host reports that no program listens there")
                    .contains("the server does not accept clients without UDP")
                    .contains("No program listens on UDP port " + closed)
                    .contains("A client can't connect from here.");
        }
    }

    @Test
    void a_full_server_is_named() throws Exception {
        List<DarkriftServerBuilder> full = List.of(
                DarkriftServer.builder(), DarkriftServer.builder().farewellWhenFull(Message.of(1, new byte[] {1})));
        for (DarkriftServerBuilder builder : full) {
            try (DarkriftServer server =
                            builder.listen(listener()).maxClients(1).start();
                    DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
                assertThat(client.isOpen()).isTrue();
                ToolRun run = ToolRun.run("doctor", address(server));

                assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
                assertThat(run.out()).contains("is it full").contains("A client can't connect from here.");
            }
        }
    }

    @Test
    void a_port_without_a_server_is_not_reached() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            closed = socket.getLocalPort();
        }
        ToolRun run = ToolRun.run("doctor", "127.0.0.1:" + closed);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .contains("No server could be reached.")
                .anyMatch(line -> line.startsWith("failed   tcp        127.0.0.1:" + closed))
                .anyMatch(line -> line.startsWith("No program listens on TCP port " + closed + " of 127.0.0.1: is"));
    }

    @Test
    void a_host_that_is_unknown_is_not_reached() {
        ToolRun run = ToolRun.run("doctor", "no-such-host.invalid", "--timeout", "4s");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("failed   name       the host no-such-host.invalid ");
    }

    @Test
    void both_families_of_addresses_are_looked_at() throws Exception {
        InetAddress[] addresses = InetAddress.getAllByName("localhost");
        try (DarkriftServer server = start(BichannelListener.port(0))) {
            ToolRun run = ToolRun.run("doctor", "localhost:" + server.port());

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.lines().stream().filter(line -> line.startsWith("ok       udp ")))
                    .hasSize(addresses.length);
        }
    }

    @Test
    void json_has_all_steps() {
        try (DarkriftServer server = start(listener())) {
            ToolRun run = ToolRun.run("doctor", address(server), "--json");

            JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
            assertThat(json.get("server").getAsString()).isEqualTo(address(server));
            assertThat(json.get("works").getAsString()).isEqualTo("all");
            assertThat(json.get("exitCode").getAsInt()).isZero();
            assertThat(json.getAsJsonArray("verdict")).hasSize(1);
            assertThat(step(run, "server").get("dialect").getAsString()).isEqualTo("V1");
            assertThat(step(run, "udp").get("direction").getAsString()).isEqualTo("both");
            assertThat(step(run, "ping tcp").get("acknowledged").getAsInt()).isEqualTo(5);
        }
    }

    private static JsonObject step(ToolRun run, String name) {
        for (var each : JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("steps")) {
            if (each.getAsJsonObject().get("step").getAsString().equals(name)) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("there is no step " + name + " in " + run);
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout 10ms, --timeout is less than 1s",
        "--websocket-port 0, --websocket-port is 0",
        "--udp-port 70000, --udp-port is 70000",
        "--trust development, --trust is for tls:// addresses only"
    })
    void options_that_make_no_sense_are_wrong_usage(String options, String problem) {
        ToolRun run = ToolRun.run(("doctor 127.0.0.1 " + options).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(problem);
        assertThat(run.out()).isEmpty();
    }
}
