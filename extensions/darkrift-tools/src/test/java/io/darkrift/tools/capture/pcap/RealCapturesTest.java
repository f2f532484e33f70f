package io.darkrift.tools.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Captures that tcpdump made of a server and a client of this library, which sends back what it gets: two connections one after
 * the other, each with a short message, an unreliable one, one of 2,003 bytes, and a ping. One was made of all interfaces
 * (Linux cooked 2), one over IPv6, and one was written as pcapng by tshark.
 */
class RealCapturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"all-interfaces.pcap", "ipv6.pcap", "loopback.pcapng"})
    void a_capture_of_a_session_is_read(String name) throws IOException {
        PcapFiles.Content content;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            content = PcapFiles.read(in.readAllBytes());
        }
        assertThat(content.notices()).isEmpty();
        for (int connection = 1; connection <= 2; connection++) {
            int number = connection;
            List<CapturedMessage> messages = content.messages().stream()
                    .filter(message -> message.connection() == number)
                    .toList();
            assertThat(messages).extracting(CapturedMessage::tag).containsExactly(0, 1, 1, 2, 2, 3, 3, 65_535, 65_535);
            assertThat(messages)
                    .extracting(CapturedMessage::fromServer)
                    .containsExactly(true, false, true, false, true, false, true, false, true);
            assertThat(messages.get(1).bytes()).containsExactly(0, 0, 1, number - 1, 'h', 'i');
            assertThat(messages.get(4).bytes()).containsExactly(0, 0, 2, number - 1, 'u');
            assertThat(messages.get(4).mode()).isEqualTo(SendMode.UNRELIABLE);
            assertThat(messages.get(6).bytes())
                    .hasSize(2_003)
                    .isEqualTo(messages.get(5).bytes());
        }
        assertThat(content.events().stream().filter(CapturedEvent.Ended.class::isInstance))
                .hasSize(2)
                .allMatch(event -> !((CapturedEvent.Ended) event).byServer());
    }
}
