package io.darkrift.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.DarkriftServer;
import io.darkrift.tools.ToolRun;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.websocket.WebSocketListener;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with TLS, and with WebSocket. */
class SecureAndWebSocketTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    private static DarkriftServer secure(TlsIdentity identity) {
        return DarkriftServer.builder()
                .listen(SecureListener.over(BichannelListener.port(0).host("127.0.0.1"), identity))
                .start();
    }

    private static DarkriftServer webSocket() {
        return DarkriftServer.builder()
                .listen(WebSocketListener.port(0).host("127.0.0.1"))
                .start();
    }

    @Test
    void a_development_certificate_is_refused_unless_it_is_trusted() {
        try (DarkriftServer server = secure(TlsIdentity.development())) {
            String address = "tls://127.0.0.1:" + server.port();
            ToolRun refused = ToolRun.run("doctor", address);
            ToolRun trusted = ToolRun.run("doctor", address, "--trust", "development");

            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.out())
                    .containsPattern("failed +tls +TLSv1.3, certificate of CN=DarkRift development certificate, expires"
                            + " \\d{4}-\\d\\d-\\d\\d \\(in 29 days\\), pin sha256/\\S{44}, not trusted: no authority")
                    .contains("here --trust development")
                    .contains("encrypted bichannel, with the key pinned, connected in")
                    .contains("A client can't connect from here.");
            assertThat(trusted.exitCode()).as(trusted.toString()).isZero();
            assertThat(trusted.out())
                    .contains("encrypted bichannel, connected in")
                    .containsPattern("ok +ping udp +round trips")
                    .containsPattern("ok +datagrams +[\\d,]+ bytes arrive at the server, the most that was tried");
        }
    }

    @Test
    void a_port_that_waits_for_tls_is_found_without_being_told() {
        try (DarkriftServer server = secure(TlsIdentity.development())) {
            ToolRun run = ToolRun.run("doctor", "127.0.0.1:" + server.port());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("The port demands encryption").contains("tls://127.0.0.1:" + server.port());
        }
    }

    @Test
    void a_certificate_that_nobody_has_signed_can_be_pinned(@TempDir Path directory) throws Exception {
        TlsIdentity identity = TlsIdentity.keyStore(keyStore(directory), PASSWORD);
        try (DarkriftServer server = secure(identity)) {
            String address = "tls://127.0.0.1:" + server.port();
            ToolRun refused = ToolRun.run("doctor", address);
            ToolRun pinned = ToolRun.run("doctor", address, "--trust", identity.publicKeyPin());
            ToolRun wrong = ToolRun.run(
                    "doctor", address, "--trust", TlsIdentity.development().publicKeyPin());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("certificate of CN=game.example.com")
                    .contains("pinPublicKey(\"" + identity.publicKeyPin() + "\"), here --trust");
            assertThat(pinned.exitCode()).as(pinned.toString()).isZero();
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.out()).contains("the certificate of 127.0.0.1:" + server.port() + " was refused");
        }
    }

    @Test
    void a_pin_that_is_not_one_is_wrong_usage_and_a_file_that_is_not_there_a_failure() {
        ToolRun pin = ToolRun.run("doctor", "tls://127.0.0.1", "--trust", "sha256/x");
        ToolRun file = ToolRun.run("doctor", "tls://127.0.0.1", "--trust", "nowhere.pem");

        assertThat(pin.exitCode()).isEqualTo(2);
        assertThat(pin.err()).contains("--trust: the pin is \"sha256/x\"");
        assertThat(file.exitCode()).isEqualTo(3);
        assertThat(file.err().lines()).hasSize(1);
    }

    private static Path keyStore(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("game.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-alias",
                        "one",
                        "-dname",
                        "CN=game.example.com",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return store;
    }

    @Test
    void udp_that_is_blocked_is_named_with_encryption_too() throws Exception {
        try (DarkriftServer server = secure(TlsIdentity.development());
                DatagramSocket swallowing =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            ToolRun run = ToolRun.run(
                    "doctor",
                    "tls://127.0.0.1:" + server.port(),
                    "--trust",
                    "development",
                    "--timeout",
                    "4s",
                    "--udp-port",
                    String.valueOf(swallowing.getLocalPort()));

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(run.out())
                    .contains("no acknowledgement arrived over UDP from 127.0.0.1:" + swallowing.getLocalPort())
                    .contains("the server does not accept clients without UDP");
        }
    }

    @Test
    void a_port_without_tls_is_not_encrypted() {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(BichannelListener.port(0).host("127.0.0.1"))
                .start()) {
            ToolRun run = ToolRun.run("doctor", "tls://127.0.0.1:" + server.port());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("does not speak TLS: give the server a SecureListener, or leave tls:// out");
        }
    }

    @Test
    void a_websocket_works_by_its_url() {
        try (DarkriftServer server = webSocket()) {
            String url = "ws://127.0.0.1:" + server.port();
            ToolRun run = ToolRun.run("doctor", url);
            ToolRun elsewhere = ToolRun.run("doctor", url + "/elsewhere");

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out())
                    .containsPattern("ok +websocket +" + url + "/Listener, connected in")
                    .containsPattern("ok +ping tcp +round trips")
                    .doesNotContain("ping udp");
            assertThat(elsewhere.exitCode()).isEqualTo(1);
            assertThat(elsewhere.out()).contains("refused the WebSocket: 404 Not Found");
        }
    }

    @Test
    void a_websocket_at_the_port_of_bichannel_is_named() {
        try (DarkriftServer server = webSocket()) {
            ToolRun run = ToolRun.run("doctor", "127.0.0.1:" + server.port());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("an HTTP server: it answered \"HTTP/1.1 404 Not Found\"")
                    .contains("It accepts WebSocket: connect with WebSocketDialer.to(\"ws://127.0.0.1:" + server.port()
                            + "/Listener\")");
        }
    }

    @Test
    void a_websocket_beside_bichannel_is_looked_at_on_demand() {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(BichannelListener.port(0).host("127.0.0.1"))
                        .start();
                DarkriftServer web = webSocket()) {
            String address = "127.0.0.1:" + server.port();
            ToolRun both = ToolRun.run("doctor", address, "--websocket-port", String.valueOf(web.port()));
            ToolRun one = ToolRun.run("doctor", address, "--websocket-port", String.valueOf(server.port()));

            assertThat(both.exitCode()).as(both.toString()).isZero();
            assertThat(both.out()).containsPattern("ok +websocket +ws://127.0.0.1:" + web.port() + "/Listener");
            assertThat(one.exitCode()).isEqualTo(1);
            assertThat(one.out()).contains("WebSocket does not work");
        }
    }
}
