package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, as processes that talk over real sockets. */
@Timeout(120)
class PackagedAppIT {
    private static final String NUMBER = "the server chose the number: -?\\d+";
    private static final String CLOSED = "connection has been closed by the server";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void a_client_ends_after_as_many_numbers_as_it_was_told() throws Exception {
        try (AppProcess server = AppProcess.jar("server", "--port", "0", "--interval", "20ms");
                AppProcess client = AppProcess.jar("client", "--port", port(server), "--count", "5")) {
            assertThat(client.exitCode()).isZero();
            assertThat(client.out()).hasSize(5).allMatch(line -> line.matches(NUMBER));
            assertThat(client.err()).isEmpty();

            server.awaitLine("client 0 disconnected: the peer closed the connection");
            assertThat(server.out()).element(1).isEqualTo("client 0 connected");
            assertThat(server.err()).isEmpty();
        }
    }

    @Test
    void tcp_and_udp_ports_may_differ() throws Exception {
        String udpPort = Integer.toString(freeUdpPort());
        try (AppProcess server =
                AppProcess.jar("server", "--port", "0", "--udp-port", udpPort, "--interval", "PT0.02S")) {
            List<String> ports =
                    server.awaitLine("listening on tcp 127\\.0\\.0\\.1:(\\d+), udp 127\\.0\\.0\\.1:(\\d+)");
            assertThat(ports.get(1)).isEqualTo(udpPort).isNotEqualTo(ports.get(0));
            try (AppProcess client =
                    AppProcess.jar("client", "--port", ports.get(0), "--udp-port", udpPort, "--count", "3")) {
                assertThat(client.exitCode()).isZero();
                assertThat(client.out()).hasSize(3);
            }
        }
    }

    @Test
    void it_works_over_ipv6() throws Exception {
        assumeTrue(hasIpv6Loopback(), "this machine has no IPv6 loopback address ::1");
        try (AppProcess server = AppProcess.jar("server", "--host", "::1", "--port", "0", "--interval", "20ms")) {
            String port = server.awaitLine("listening on tcp \\[::1]:(\\d+), udp \\[::1]:\\1")
                    .get(0);
            try (AppProcess client = AppProcess.jar("client", "--host", "::1", "--port", port, "--count", "3")) {
                assertThat(client.exitCode()).isZero();
                assertThat(client.out()).hasSize(3);
            }
        }
    }

    @Test
    void a_server_that_is_asked_to_end_tells_its_clients() throws Exception {
        try (AppProcess server = AppProcess.jar("server", "--port", "0", "--interval", "20ms");
                AppProcess first = AppProcess.jar("client", "--port", port(server));
                AppProcess second = AppProcess.jar("client", "--port", port(server))) {
            first.awaitLine(NUMBER);
            second.awaitLine(NUMBER);

            server.terminate();

            for (AppProcess client : List.of(first, second)) {
                assertThat(client.exitCode()).isZero();
                assertThat(client.out()).last().isEqualTo(CLOSED);
                assertThat(client.err()).isEmpty();
            }
            server.exitCode();
            assertThat(server.out()).contains("client 0 disconnected: the server is closing");
            assertThat(server.err()).isEmpty();
        }
    }

    @Test
    void a_client_without_a_server_fails_at_once_in_one_line() throws Exception {
        long start = System.nanoTime();
        try (AppProcess client = AppProcess.jar("client", "--port", Integer.toString(freeTcpPort()))) {
            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.out()).isEmpty();
            assertThat(client.err()).singleElement().asString().startsWith("failed to connect to the server: ");
        }
        // Much more than a busy machine needs, and less than any time limit of the client.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void wrong_usage_ends_with_2() throws Exception {
        try (AppProcess client = AppProcess.jar("client", "--port", "4296x")) {
            assertThat(client.exitCode()).isEqualTo(2);
            assertThat(client.err().get(0)).contains("'4296x' is not a port");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line() throws Exception {
        try (AppProcess server = AppProcess.jar("echo", "--port", "0");
                AppProcess late = AppProcess.jar("server", "--port", port(server))) {
            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.err())
                    .singleElement()
                    .asString()
                    .startsWith("failed to listen: can't listen on tcp 127.0.0.1:" + port(server));
        }
    }

    @Test
    void the_demo_ends_by_itself() throws Exception {
        try (AppProcess demo = AppProcess.jar("demo")) {
            assertThat(demo.exitCode()).isZero();
            assertThat(demo.err()).isEmpty();
            assertThat(demo.out())
                    .last()
                    .asString()
                    .matches("5 clients were sent 50 numbers in \\d+[.,]\\d s, 50 of them from their own lists");
            assertThat(demo.out())
                    .filteredOn(line -> line.matches("client \\d: " + NUMBER))
                    .hasSize(50);
        }
    }

    @Test
    void the_operator_sees_the_arena() throws Exception {
        List<AppProcess> servers = List.of(
                AppProcess.jar("arena", "server", "--port", "0", "--admin", "0"),
                AppProcess.module("arena", "server", "--port", "0", "--admin", "0"));
        for (AppProcess each : servers) {
            try (AppProcess server = each) {
                String page = server.awaitLine("the operator's page is (http://127\\.0\\.0\\.1:\\d+/)#token=.+")
                        .get(0);
                for (String path : List.of("", "uplot.js", "health/ready", "metrics", "api/rooms")) {
                    HttpResponse<String> answer = HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(page + path))
                                            .build(),
                                    BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    assertThat(answer.body()).as(path).isNotEmpty();
                }
            }
        }
    }

    @Test
    void the_demo_of_the_arena_ends_by_itself() throws Exception {
        try (AppProcess demo = AppProcess.jar("arena", "demo")) {
            assertThat(demo.exitCode()).isZero();
            assertThat(demo.err()).isEmpty();
            assertThat(demo.out())
                    .anyMatch(
                            line -> line.matches("bots +20, of which 20 logged in, and 0 were disconnected for good"));
        }
    }

    @Test
    void bots_play_on_a_server_in_another_process() throws Exception {
        try (AppProcess server = AppProcess.jar("arena", "server", "--port", "0")) {
            assertPlays(
                    "--port",
                    server.awaitLine("the arena listens on 127\\.0\\.0\\.1:(\\d+)")
                            .get(0));
        }
    }

    @Test
    void an_arena_with_a_certificate_for_development_is_for_this_machine() throws Exception {
        String[] command = {"arena", "server", "--tls", "--port", "0", "--web", "0"};
        for (AppProcess each : List.of(AppProcess.jar(command), AppProcess.module(command))) {
            try (AppProcess server = each) {
                String port = server.awaitLine(
                                "the arena listens on 127\\.0\\.0\\.1:(\\d+), encrypted with a certificate"
                                        + " for development: for clients on this machine")
                        .get(0);
                String page = server.awaitLine(
                                "browsers find it at (http://127\\.0\\.0\\.1:\\d+/) \\(not encrypted: .*")
                        .get(0);
                assertThat(get(HttpClient.newHttpClient(), page)).contains("<title>");
                assertPlays("--port", port, "--tls");
            }
        }
    }

    @Test
    void an_arena_with_a_certificate_of_its_own_encrypts_the_page_too(@TempDir Path directory) throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .buildIssuedBy(authority);
        Path root = Files.writeString(directory.resolve("root.pem"), authority.getCertificatePEM());
        Path chain = Files.writeString(directory.resolve("chain.pem"), certificate.getCertificatePathPEM());
        Path key = Files.writeString(directory.resolve("key.pem"), certificate.getPrivateKeyPEM());
        String[] command = {
            "arena", "server", "--certificate", chain.toString(), "--key", key.toString(), "--port", "0", "--web", "0"
        };
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, authority.toTrustManagerFactory().getTrustManagers(), null);
        try (AppProcess server = AppProcess.jar(command)) {
            String port = server.awaitLine(
                            "the arena listens on 127\\.0\\.0\\.1:(\\d+), encrypted with the certificate .*")
                    .get(0);
            String page = server.awaitLine("browsers find it at https://127\\.0\\.0\\.1:(\\d+)/")
                    .get(0);
            HttpClient browser = HttpClient.newBuilder().sslContext(trusting).build();
            assertThat(get(browser, "https://localhost:" + page + "/")).contains("<title>");
            assertPlays("--host", "localhost", "--port", port, "--ca", root.toString());

            try (AppProcess bots =
                    AppProcess.jar("arena", "bots", "--tls", "--port", port, "--count", "1", "--seconds", "6")) {
                assertThat(bots.exitCode()).isEqualTo(1);
                assertThat(String.join("\n", bots.out())).contains("certificates for development alone");
            }
        }
    }

    @Test
    void an_arena_whose_certificate_is_missing_says_so_in_one_line() throws Exception {
        try (AppProcess server =
                AppProcess.jar("arena", "server", "--port", "0", "--certificate", "none.pem", "--key", "none.pem")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.err())
                    .singleElement()
                    .asString()
                    .startsWith("failed to listen: the certificates in none.pem can't be read");
        }
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static void assertPlays(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("arena", "bots", "--count", "5", "--seconds", "6"));
        command.addAll(List.of(options));
        try (AppProcess bots = AppProcess.jar(command.toArray(new String[0]))) {
            assertThat(bots.exitCode()).as(bots.toString()).isZero();
            assertThat(bots.out()).anyMatch(line -> line.startsWith("5 of 5 bots play"));
        }
    }

    @Test
    void bots_without_a_server_say_why_they_can_not_play() throws Exception {
        try (AppProcess bots = AppProcess.jar("arena", "bots", "--port", "1", "--count", "2", "--seconds", "1")) {
            assertThat(bots.exitCode()).isEqualTo(1);
            assertThat(String.join("\n", bots.out())).contains("Connection refused");
        }
    }

    @Test
    void an_echo_has_the_tag_the_payload_and_the_channel_of_the_message() throws Exception {
        try (AppProcess echo = AppProcess.jar("echo", "--port", "0");
                DarkriftClient client = DarkriftClient.builder()
                        .maxDatagramBytes(20_000)
                        .connect("127.0.0.1", Integer.parseInt(port(echo)))) {
            List<Message> messages = Stream.of(
                            Message.of(0),
                            Message.of(65_535, new byte[] {1, 2, 3}),
                            Message.of(7, new byte[60_000]),
                            Message.of(8, new byte[20]).with(SendMode.UNRELIABLE),
                            Message.of(9, new byte[19_000]).with(SendMode.UNRELIABLE))
                    .toList();
            for (Message message : messages) {
                client.send(message);
                assertThat(client.receive(LIMIT)).isEqualTo(message);
            }

            echo.terminate();
            echo.exitCode();

            assertThat(client.closed().get(LIMIT.toSeconds(), TimeUnit.SECONDS).reason())
                    .isEqualTo(DisconnectInfo.Reason.PEER);
            assertThat(echo.err()).isEmpty();
        }
    }

    @Test
    void nothing_is_lost_where_echoes_are_not_read_at_once() throws Exception {
        int count = 2_000;
        try (AppProcess echo = AppProcess.jar("echo", "--port", "0");
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", Integer.parseInt(port(echo)))) {
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < count; i++) {
                        client.sendBlocking(Message.of(i, new byte[10_000]));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            sender.start();
            for (int i = 0; i < count; i++) {
                assertThat(client.receive(LIMIT).tag()).isEqualTo(i);
            }
            sender.join();
        }
    }

    @Test
    void it_runs_as_a_module_among_modules() throws Exception {
        try (AppProcess server = AppProcess.module("server", "--port", "0", "--interval", "20ms");
                AppProcess client = AppProcess.module("client", "--port", port(server), "--count", "3");
                AppProcess version = AppProcess.module("--version")) {
            assertThat(client.exitCode()).isZero();
            assertThat(client.out()).hasSize(3).allMatch(line -> line.matches(NUMBER));
            assertThat(client.err()).isEmpty();
            assertThat(version.exitCode()).isZero();
            server.terminate();
            server.exitCode();
            assertThat(server.err()).isEmpty();
        }
    }

    private static String port(AppProcess server) {
        return server.awaitLine("listening on tcp 127\\.0\\.0\\.1:(\\d+), udp 127\\.0\\.0\\.1:\\d+")
                .get(0);
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean hasIpv6Loopback() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
