package io.darkrift.secure;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The code of the guide. */
class GuideTest {
    @Test
    void theLinesOfTheGuideConnect() throws Exception {
        int port = freePort();
        ServerTransport listener = SecureListener.port(port, TlsIdentity.development());
        ClientTransport dialer = SecureDialer.to("localhost", port).trustDevelopmentCertificate();
        try (DarkriftServer server = DarkriftServer.builder().listen(listener).start();
                DarkriftClient client = DarkriftClient.builder().connect(dialer)) {
            assertThat(client.isOpen()).isTrue();
            assertThat(server.isListening()).isTrue();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
