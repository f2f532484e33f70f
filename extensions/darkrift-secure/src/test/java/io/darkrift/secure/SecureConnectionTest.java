package io.darkrift.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SecureConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path directory;

    private static TestCertificate localhost;
    private static TestCertificate elsewhere;

    private final BlockingQueue<Message> atServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> atClient = new LinkedBlockingQueue<>();

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException {
        localhost = TestCertificate.create(directory, "localhost");
        elsewhere = TestCertificate.create(directory, "game.example.com");
    }

    private DarkriftServerBuilder builder(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .handshakeTimeout(PATIENCE)
                .onUnhandledMessage((client, message) -> {
                    atServer.add(message);
                    client.send(message, message.sendMode());
                });
    }

    private static BichannelListener loopback() {
        return BichannelListener.port(0).host("127.0.0.1");
    }

    private DarkriftServer start(TlsIdentity identity) {
        return builder(SecureListener.over(loopback(), identity)).start();
    }

    private DarkriftClient connect(ClientTransport dialer) throws InterruptedException {
        return DarkriftClient.builder()
                .connectTimeout(PATIENCE)
                .onUnhandledMessage(atClient::add)
                .connect(dialer);
    }

    private static SecureDialer dialer(DarkriftServer server) {
        return SecureDialer.to("localhost", server.port());
    }

    private void check(DarkriftClient client) throws InterruptedException {
        for (SendMode mode : SendMode.values()) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                client.send(Message.of(7), mode);
                Message echo = atClient.poll(1, TimeUnit.SECONDS);
                return echo != null && echo.sendMode() == mode;
            });
        }
    }

    private void assertRefused(SecureDialer dialer, String... texts) {
        assertThatThrownBy(() -> connect(dialer).close())
                .isInstanceOf(DarkriftException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(texts));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    @EnabledIfSystemProperty(named = "io.netty.handler.ssl.noOpenSsl", matches = "true|false")
    void theEngineIsTheOneThatTheBuildAsksFor() {
        assertThat(OpenSsl.isAvailable()).isNotEqualTo(Boolean.getBoolean("io.netty.handler.ssl.noOpenSsl"));
    }

    @Test
    void aCertificateForDevelopmentNeedsOneLine() throws InterruptedException {
        try (DarkriftServer server = start(TlsIdentity.development());
                DarkriftClient client = connect(dialer(server).trustDevelopmentCertificate())) {
            check(client);
            assertThat(client.maxUnreliableBytes()).isEqualTo(1_200 - 33);
            assertThat(server.clients().iterator().next().maxUnreliableBytes()).isEqualTo(1_200 - 25);
            assertThat(server.clients().iterator().next().traits().encrypted()).isTrue();
            assertThat(server.clients().iterator().next().traits().dialect()).isEmpty();
        }
    }

    @Test
    void aCertificateForDevelopmentIsRefusedByDefault() {
        try (DarkriftServer server = start(TlsIdentity.development())) {
            assertRefused(dialer(server), "certificate for development", "trustDevelopmentCertificate()");
        }
    }

    @Test
    void aCertificateForDevelopmentIsAcceptedFromThisMachineAlone() throws IOException {
        InetAddress other = otherAddress();
        if (other == null) {
            System.out.println("Skipped: this machine has no address but those of loopback");
            return;
        }
        ServerTransport listener =
                SecureListener.over(BichannelListener.port(0).host(other.getHostAddress()), TlsIdentity.development());
        try (DarkriftServer server = builder(listener).start()) {
            assertRefused(
                    SecureDialer.to(other.getHostAddress(), server.port()).trustDevelopmentCertificate(),
                    "not on this machine",
                    "pin its public key");
        }
    }

    private static InetAddress otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aClientForDevelopmentRefusesOtherCertificates() {
        try (DarkriftServer server = start(localhost.identity())) {
            assertRefused(dialer(server).trustDevelopmentCertificate(), "CN=localhost", "remove");
        }
    }

    @Test
    void trustsTheAuthoritiesThatItWasGiven() throws InterruptedException {
        try (DarkriftServer server = start(TlsIdentity.keyStore(localhost.store(), TestCertificate.PASSWORD));
                DarkriftClient client = connect(dialer(server).trustCertificates(localhost.chain()))) {
            check(client);
            assertRefused(dialer(server), "was refused", "trustCertificates");
            assertRefused(dialer(server).trustCertificates(elsewhere.chain()), "was refused");
        }
    }

    @Test
    void checksTheNameOfTheHost() throws InterruptedException {
        try (DarkriftServer server = start(elsewhere.identity())) {
            SecureDialer dialer = dialer(server).trustCertificates(elsewhere.chain());
            assertRefused(dialer, "localhost");
            try (DarkriftClient client = connect(dialer.serverName("game.example.com"))) {
                check(client);
            }
        }
    }

    @Test
    void pinsAPublicKeyWhateverItsCertificateSays() throws InterruptedException {
        TlsIdentity identity = elsewhere.identity();
        try (DarkriftServer server = start(identity);
                DarkriftClient client = connect(
                        dialer(server).pinPublicKey(localhost.identity().publicKeyPin(), identity.publicKeyPin()))) {
            check(client);
            assertRefused(
                    dialer(server).pinPublicKey(localhost.identity().publicKeyPin()),
                    identity.publicKeyPin(),
                    "right server");
        }
        assertThatThrownBy(() -> SecureDialer.to("localhost", 1).pinPublicKey("abc"))
                .hasMessageContaining("sha256/");
    }

    @Test
    void loadsACertificateAgainWithoutARestart() throws IOException, InterruptedException {
        Path chain = directory.resolve("current.pem");
        Path key = directory.resolve("current.key");
        Files.copy(localhost.chain(), chain);
        Files.copy(localhost.key(), key);
        TlsIdentity identity = TlsIdentity.pem(chain, key);
        String first = localhost.identity().publicKeyPin();
        String second = elsewhere.identity().publicKeyPin();
        try (DarkriftServer server = start(identity);
                DarkriftClient before = connect(dialer(server).pinPublicKey(first))) {
            Files.copy(elsewhere.chain(), chain, StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(identity::reload).hasMessageContaining("private key is not that");
            connect(dialer(server).pinPublicKey(first)).close();
            Files.copy(elsewhere.key(), key, StandardCopyOption.REPLACE_EXISTING);
            identity.reload();

            assertRefused(dialer(server).pinPublicKey(first), second);
            connect(dialer(server).pinPublicKey(second)).close();
            check(before);
        }
    }

    @Test
    void requiresCertificatesOfClients() throws InterruptedException {
        ServerTransport listener =
                SecureListener.over(loopback(), localhost.identity()).requireClientCertificates(elsewhere.chain());
        try (DarkriftServer server = builder(listener).start()) {
            SecureDialer dialer = dialer(server).trustCertificates(localhost.chain());
            try (DarkriftClient client = connect(dialer.clientCertificate(elsewhere.identity()))) {
                check(client);
            }
            assertRefused(dialer, "clientCertificate");
            assertRefused(dialer.clientCertificate(localhost.identity()), "127.0.0.1");
        }
    }

    @Test
    void agreesOnACipherForDatagramsOrRefuses() throws InterruptedException {
        ServerTransport listener =
                SecureListener.over(loopback(), TlsIdentity.development()).ciphers(DatagramCipher.CHACHA20_POLY1305);
        try (DarkriftServer server = builder(listener).start()) {
            SecureDialer dialer = dialer(server).trustDevelopmentCertificate();
            try (DarkriftClient client = connect(dialer)) {
                check(client);
            }
            assertRefused(dialer.ciphers(DatagramCipher.AES_256_GCM), "in common");
        }
    }

    @Test
    void goesOnWithoutUdpWhereBothAllowIt() throws InterruptedException {
        ServerTransport listener = SecureListener.over(loopback().tcpOnly(), TlsIdentity.development());
        try (DarkriftServer server = builder(listener).start();
                DarkriftClient client = connect(SecureDialer.over(
                                BichannelDialer.to("localhost", server.port()).udpFallback(true))
                        .trustDevelopmentCertificate())) {
            client.send(Message.of(7), SendMode.UNRELIABLE);
            assertThat(atServer.poll(40, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void saysWhatIsWrongWhereOneEndAloneIsSecure() throws InterruptedException {
        try (DarkriftServer plain = builder(loopback()).start()) {
            assertRefused(dialer(plain), "does not speak TLS", "SecureListener");
        }
        try (DarkriftServer secure = start(TlsIdentity.development())) {
            assertThatThrownBy(() -> DarkriftClient.builder()
                            .connectTimeout(Duration.ofSeconds(1))
                            .connect("127.0.0.1", secure.port()))
                    .hasMessageContaining("no token");
        }
    }

    @Test
    void refusesOlderVersionsOfTlsAndOtherProtocols() throws Exception {
        try (DarkriftServer server = start(localhost.identity())) {
            assertThatThrownBy(() -> handshake(server, "TLSv1.2", DatagramCipher.AES_256_GCM.protocol()))
                    .isInstanceOf(SSLHandshakeException.class);
            // With OpenSSL the server closes the connection after the handshake.
            assertThatThrownBy(() -> handshake(server, "TLSv1.3", "h2"))
                    .message()
                    .containsPattern(OpenSsl.isAvailable() ? "reset|99" : "no_application_protocol");
            handshake(server, "TLSv1.3", DatagramCipher.AES_256_GCM.protocol());
        }
        ServerTransport both =
                SecureListener.over(loopback(), localhost.identity()).allowTls12();
        try (DarkriftServer server = builder(both).start()) {
            handshake(server, "TLSv1.2", DatagramCipher.CHACHA20_POLY1305.protocol());
        }
    }

    @Test
    void refusesRenegotiation() throws Exception {
        ServerTransport both =
                SecureListener.over(loopback(), localhost.identity()).allowTls12();
        try (DarkriftServer server = builder(both).start();
                SSLSocket socket = socket(server, "TLSv1.2", DatagramCipher.AES_256_GCM.protocol())) {
            socket.startHandshake();
            assertThat(socket.getInputStream().readNBytes(99)).startsWith(2);
            socket.getSession().invalidate();
            // A server that began a second handshake would send another hello.
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    })
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("fatal alert");
            assertThat(server.clientCount()).isZero();
        }
    }

    @Test
    void sendsTheNameOfTheServer() throws Exception {
        KeyStore store = KeyStore.getInstance(localhost.store().toFile(), TestCertificate.PASSWORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, TestCertificate.PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (ServerSocket listening =
                context.getServerSocketFactory().createServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            SecureDialer dialer = SecureDialer.to("localhost", listening.getLocalPort())
                    .serverName("game.example.com")
                    .pinPublicKey(localhost.identity().publicKeyPin());

            assertThat(nameThatArrives(listening, dialer)).isEqualTo("game.example.com");
        }
    }

    private static String nameThatArrives(ServerSocket listening, SecureDialer dialer) throws Exception {
        CompletableFuture<DarkriftClient> connecting =
                DarkriftClient.builder().connectTimeout(PATIENCE).connectAsync(dialer);
        try (SSLSocket accepted = (SSLSocket) listening.accept()) {
            SSLParameters parameters = accepted.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {DatagramCipher.AES_256_GCM.protocol()});
            accepted.setSSLParameters(parameters);
            accepted.startHandshake();
            List<SNIServerName> names = ((ExtendedSSLSession) accepted.getSession()).getRequestedServerNames();
            assertThat(names).hasSize(1);
            return ((SNIHostName) names.get(0)).getAsciiName();
        } finally {
            connecting.cancel(true);
        }
    }

    private static void handshake(DarkriftServer server, String version, String protocol) throws Exception {
        try (SSLSocket socket = socket(server, version, protocol)) {
            socket.startHandshake();
            byte[] hello = socket.getInputStream().readNBytes(99);
            assertThat(hello).hasSize(99).startsWith(2);
        }
    }

    private static SSLSocket socket(DarkriftServer server, String version, String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Somebody on the way ends the TCP connection as the server would, without what TLS sends before. */
    @Test
    void anEndThatIsNotAnnouncedIsNoOrderlyEnd() throws Exception {
        try (DarkriftServer server = start(TlsIdentity.development());
                ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<DisconnectInfo> end = new CompletableFuture<>();
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .connectTimeout(PATIENCE)
                    .onDisconnect(end::complete)
                    .connectAsync(SecureDialer.over(BichannelDialer.to("127.0.0.1", proxy.getLocalPort())
                                    .udpPort(server.port()))
                            .trustDevelopmentCertificate());
            try (Socket near = proxy.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                pump(near, far);
                pump(far, near);
                connecting.get(40, TimeUnit.SECONDS);
                near.shutdownOutput();
                assertThat(end.get(40, TimeUnit.SECONDS).reason()).isEqualTo(DisconnectInfo.Reason.NETWORK_ERROR);
            }
            Awaitility.await().atMost(PATIENCE).until(() -> server.clientCount() == 0);
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread thread = new Thread(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void handshakesThatDoNotGoOnDoNotKeepOthersOut() throws Exception {
        ServerTransport listener = SecureListener.over(loopback(), TlsIdentity.development());
        List<Socket> idle = new ArrayList<>();
        try (DarkriftServer server =
                builder(listener).handshakeTimeout(Duration.ofSeconds(5)).start()) {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                // The beginning of a record of 16 KiB that never arrives, for half of them.
                if (i % 2 == 0) {
                    socket.getOutputStream().write(new byte[] {22, 3, 1, 64, 0, 1, 0, 0});
                }
                idle.add(socket);
            }
            try (DarkriftClient client = connect(dialer(server).trustDevelopmentCertificate())) {
                check(client);
            }
            for (Socket socket : idle) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(endOf(socket)).isTrue();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static boolean endOf(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            // A reset is an end too.
            return true;
        }
    }

    @Test
    void datagramsOfStrangersAreCountedAndNeverAnswered() throws Exception {
        try (DarkriftServer server = start(TlsIdentity.development());
                DarkriftClient client = connect(dialer(server).trustDevelopmentCertificate());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int count = 0;
            for (int size : new int[] {0, 1, 9, 32, 33, 34, 100, 1_233}) {
                byte[] bytes = new byte[size];
                Arrays.fill(bytes, (byte) 0x80);
                stranger.send(new DatagramPacket(
                        bytes, size, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())));
                count++;
            }
            // One of size 0 may get lost on its way through the socket.
            int expected = count - 1;
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> server.statistics().transport().get("datagrams_from_strangers") >= expected);
            check(client);
            stranger.setSoTimeout(1);
            assertThatThrownBy(() -> stranger.receive(new DatagramPacket(new byte[1], 1)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
