package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.tests.model.Flags;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers do must not fill the log of a server. */
@ExtendWith(Guard.class)
class LoggingTest {
    private static DarkriftServer server() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(MessageRegistry.load())
                .on(Flags.class, (client, flags) -> {})
                .maxClients(1)
                .trustedAddresses()
                .maxPendingHandshakesPerAddress(1)
                .start();
    }

    @Test
    void messages_that_cannot_be_read_are_told_once_a_second_for_all_clients() {
        long start = System.nanoTime();
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = server()) {
            for (int i = 0; i < 10; i++) {
                try (RawClient client = RawClient.connect(server)) {
                    client.send(Wire.concat(Wire.frame(0, 108), Wire.frame(Wire.ping(Wire.PING, 0, 1))));
                    client.readMessage();
                }
                Awaitility.await().until(() -> server.clientCount() == 0);
            }
            // One a second.
            assertThat(log.lines("Discarded message with tag 108"))
                    .hasSizeBetween(1, 1 + (int) ((System.nanoTime() - start) / 1_000_000_000));
        }
    }

    @Test
    void tags_without_a_handler_are_told_once_a_second_however_many_there_are() {
        long start = System.nanoTime();
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = server();
                RawClient client = RawClient.connect(server)) {
            for (int tag = 1_000; tag < 3_000; tag++) {
                client.send(Wire.frame(0, tag));
            }
            client.send(Wire.frame(Wire.ping(Wire.PING, 0, 1)));
            client.readMessage();
            assertThat(log.lines("it has no handler"))
                    .hasSizeBetween(1, 1 + (int) ((System.nanoTime() - start) / 1_000_000_000));
        }
    }

    @Test
    void connections_that_are_refused_and_forged_datagrams_are_told_once_or_not_at_all() {
        List<RawClient> opened = new ArrayList<>();
        long start = System.nanoTime();
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = server();
                RawClient only = RawClient.connect(server)) {
            for (int i = 0; i < 20; i++) {
                opened.add(RawClient.open(server));
                opened.get(i).sendDatagram(new byte[9]);
            }
            Awaitility.await()
                    .until(() -> server.statistics().refused() == 19
                            && server.statistics().transport().get("datagrams_from_strangers") == 20);
            assertThat(only.id()).isZero();
            assertThat(log.lines("Refused a connection"))
                    .hasSizeBetween(1, 1 + (int) ((System.nanoTime() - start) / 1_000_000_000));
            assertThat(log.lines("datagram")).isEmpty();
        } finally {
            opened.forEach(RawClient::close);
        }
    }
}
