package io.darkrift.secure;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSL and curl say of a server. */
class OtherProgramsTest {
    private static final String ALPN = DatagramCipher.AES_256_GCM.protocol();

    @TempDir
    Path directory;

    private TestCertificate certificate;
    private DarkriftServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        certificate = TestCertificate.create(directory, "localhost");
        server = DarkriftServer.builder()
                .listen(SecureListener.over(BichannelListener.port(0).host("127.0.0.1"), certificate.identity())
                        .allowTls12())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static boolean isThere(String program) {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        if (!there) {
            System.out.println("Skipped: " + program + " is not on this machine");
        }
        return there;
    }

    private String run(String input, String... command) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // It has ended without reading.
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    private String client(String input, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + server.port(),
                "-servername",
                "localhost",
                "-CAfile",
                certificate.chain().toString(),
                "-verify_hostname",
                "localhost"));
        command.addAll(List.of(options));
        return run(input, command.toArray(String[]::new));
    }

    @Test
    void openSslVerifiesTheServerAndAgreesOnAProtocol() throws IOException, InterruptedException {
        if (isThere("openssl")) {
            assertThat(client("", "-alpn", ALPN))
                    .contains("TLSv1.3", "Verify return code: 0 (ok)", "ALPN protocol: " + ALPN);
            assertThat(client("", "-alpn", ALPN, "-tls1_2")).contains("TLSv1.2", "Verify return code: 0 (ok)");
        }
    }

    @Test
    void openSslGetsNothingThatIsOlderOrForAnotherProtocol() throws IOException, InterruptedException {
        if (isThere("openssl")) {
            assertThat(client("", "-alpn", "h2")).containsPattern("no application protocol|No ALPN negotiated");
            assertThat(client("", "-alpn", ALPN, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"))
                    .doesNotContain("ALPN protocol: " + ALPN);
        }
    }

    @Test
    void openSslCanNotRenegotiate() throws IOException, InterruptedException {
        if (isThere("openssl")) {
            // R at the beginning of a line is a command to it.
            assertThat(client("R\n", "-alpn", ALPN, "-tls1_2"))
                    .contains("RENEGOTIATING")
                    .containsPattern("alert|error");
        }
    }

    @Test
    void curlVerifiesTheServer() throws IOException, InterruptedException {
        if (isThere("curl")) {
            String url = "https://localhost:" + server.port();
            List<String> curl = List.of("curl", "-sv", "--max-time", "30", "--noproxy", "*", "--no-alpn", url);
            List<String> trusting = new ArrayList<>(curl);
            trusting.addAll(List.of("--cacert", certificate.chain().toString()));

            assertThat(run("", trusting.toArray(String[]::new))).contains("SSL certificate verify ok");
            assertThat(run("", curl.toArray(String[]::new))).contains("self").contains("certificate");
        }
    }
}
