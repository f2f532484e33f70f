package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.server.RemoteClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers that say nothing any more. */
@ExtendWith(Guard.class)
class SilenceTest {
    private final Clock clock = new Clock();

    @Test
    void a_client_that_says_nothing_for_the_idle_limit_is_disconnected_and_the_reason_is_told() {
        try (Stage stage = new Stage(
                        settings -> settings.idleTimeout(Duration.ofMillis(40)).nanoClock(clock));
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            clock.advanceMillis(30);
            client.send(Wire.frame(0, 1));
            client.readMessage();
            Awaitility.await().until(() -> remote.statistics().reliableReceived() == 1);
            stage.play();
            assertThat(stage.isConnected(client.id())).isTrue();
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
                stage.play();
                clock.advanceMillis(15);
                return client.isClosedNow();
            });
            assertThat(stage.disconnect(client.id())).satisfies(disconnect -> {
                assertThat(disconnect.reason()).isEqualTo(DisconnectInfo.Reason.IDLE);
                assertThat(disconnect.detail()).contains("PT0.04S", "idleTimeout");
            });
        }
    }

    @Test
    void datagrams_are_signs_of_life_too_and_so_are_acknowledgements_of_pings() {
        try (Stage stage = new Stage(
                        settings -> settings.idleTimeout(Duration.ofSeconds(2)).pingInterval(Duration.ofMillis(100)));
                DarkriftClient client = stage.connect()) {
            RemoteClient remote = stage.remote(client.id());
            Awaitility.await()
                    .until(() -> remote.roundTripTime().isPresent()
                            && remote.roundTripTime().get().samples() >= 25);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void a_client_notices_a_server_that_is_silent() throws Exception {
        try (RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .idleTimeout(Duration.ofSeconds(1))
                    .connectAsync("127.0.0.1", server.port());
            server.welcome(Wire.hex("01 0102030405060708"), Wire.hex("0102030405060708 00000000"));
            DisconnectInfo disconnect = connecting.get().closed().get(10, TimeUnit.SECONDS);
            assertThat(disconnect.reason()).isEqualTo(DisconnectInfo.Reason.IDLE);
        }
    }

    @Test
    void a_ping_goes_out_at_each_interval() {
        try (Stage stage = new Stage(settings -> settings.pingInterval(Duration.ofMillis(20)));
                RawClient client = RawClient.connect(stage.server())) {
            int first = Wire.code(client.readMessage());
            int second = Wire.code(client.readMessage());
            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    void a_client_is_not_silent_while_the_server_does_not_read() throws Exception {
        DispatchQueue frozen = Dispatcher.queue();
        AtomicInteger handled = new AtomicInteger();
        try (var server = io.darkrift.server.DarkriftServer.builder()
                        .listen(io.darkrift.server.Listener.bichannel(0).host("127.0.0.1"))
                        .dispatcher(frozen)
                        .receiveQueueCapacity(1)
                        .idleTimeout(Duration.ofSeconds(1))
                        .onUnhandledMessage((client, message) -> handled.incrementAndGet())
                        .start();
                RawClient client = RawClient.open(server)) {
            client.sendDatagram(client.readToken());
            Awaitility.await().until(() -> frozen.drain() > 0);
            client.readId();
            client.send(Wire.concat(Wire.frame(0, 1), Wire.frame(0, 2), Wire.frame(0, 3)));
            RemoteClient remote = server.client(0).orElseThrow();
            long start = System.nanoTime();
            Awaitility.await()
                    .until(() ->
                            System.nanoTime() - start > Duration.ofSeconds(2).toNanos());
            assertThat(remote.isOpen()).isTrue();
            Awaitility.await().until(() -> {
                frozen.drain();
                return handled.get() == 3;
            });
        }
    }
}
