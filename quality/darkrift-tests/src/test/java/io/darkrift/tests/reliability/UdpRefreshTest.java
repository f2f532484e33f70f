package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Guard.class)
class UdpRefreshTest {
    @Test
    void a_client_that_shows_its_address_again_outlasts_a_router_that_changes_it() throws InterruptedException {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .onUnhandledMessage(RemoteClient::send)
                        .start();
                UdpProxy proxy = new UdpProxy(server.port());
                DarkriftClient client = DarkriftClient.builder()
                        .udpTokenRefreshInterval(Duration.ofMillis(100))
                        .connect("127.0.0.1", server.port(), proxy.port())) {
            RemoteClient remote = server.clients().iterator().next();
            InetSocketAddress before = remote.remoteUdpAddress().orElseThrow();

            proxy.rebind();

            Awaitility.await()
                    .until(() -> !remote.remoteUdpAddress().orElseThrow().equals(before));
            client.send(Message.of(7), SendMode.UNRELIABLE);
            assertThat(client.receive(Duration.ofSeconds(10)))
                    .isEqualTo(Message.of(7).with(SendMode.UNRELIABLE));
        }
    }
}
