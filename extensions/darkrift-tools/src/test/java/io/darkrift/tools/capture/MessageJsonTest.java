package io.darkrift.tools.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.SendMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageJsonTest {
    private static final Protocol UNKNOWN = new Protocol(List.of());

    static CapturedMessage message(String time, int connection, boolean fromServer, SendMode mode, String hex) {
        return new CapturedMessage(
                Duration.parse(time),
                connection,
                fromServer,
                mode,
                HexFormat.of().parseHex(hex));
    }

    private static void assertReadBack(CapturedEvent event) throws MessageJson.FormatException {
        assertThat(MessageJson.read(MessageJson.write(event, UNKNOWN)))
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void a_message_is_one_line_with_its_bytes() {
        assertThat(MessageJson.write(message("PT1.234567S", 3, false, SendMode.UNRELIABLE, "000007c0ffee"), UNKNOWN))
                .isEqualTo("{\"t\":1.234567,\"connection\":3,\"from\":\"client\",\"channel\":\"unreliable\","
                        + "\"kind\":\"message\",\"tag\":7,\"size\":6,\"hex\":\"000007c0ffee\"}");
    }

    @Test
    void events_are_read_as_they_were_written() throws Exception {
        assertReadBack(message("PT0S", 1, true, SendMode.RELIABLE, "8000000001"));
        assertReadBack(message("PT0.000000001S", 1, true, SendMode.RELIABLE, "400000abcd"));
        assertReadBack(message("PT86399.999999999S", 65_535, false, SendMode.UNRELIABLE, "00ffff"));
        assertReadBack(new CapturedEvent.Connected(Duration.ZERO, 1, "127.0.0.1:5000"));
        assertReadBack(new CapturedEvent.Ended(Duration.ofSeconds(1), 1, true, "PEER: \"quoted\" \u001b[31m"));
        assertReadBack(new CapturedEvent.Note(Duration.ofSeconds(1), 0, "3 messages are missing here"));
    }

    @Test
    void characters_that_a_terminal_acts_on_are_escaped() {
        String line = MessageJson.write(
                new CapturedEvent.Ended(Duration.ZERO, 1, false, "\u001b[2J \u009b1m \u202e \u2028 \n"), UNKNOWN);
        assertThat(line).contains("\\u001b[2J \\u009b1m \\u202e \\u2028 \\n").hasLineCount(1);
    }

    @Test
    void the_header_is_read_as_it_was_written() throws Exception {
        CaptureInfo info = new CaptureInfo(Instant.parse("2026-01-31T12:00:00.5Z"), "ws://localhost:8080/Listener");
        assertThat(MessageJson.readHeader(MessageJson.header(info))).isEqualTo(info);
    }

    @Test
    void values_that_the_format_does_not_have_yet_are_ignored() throws Exception {
        assertThat(MessageJson.read(
                        "{\"t\":1,\"connection\":1,\"from\":\"client\",\"channel\":\"reliable\",\"hex\":\"000001\","
                                + "\"new\":[1]}"))
                .isInstanceOf(CapturedMessage.class);
        assertThat(MessageJson.read("{\"t\":1,\"connection\":1,\"event\":\"new\"}"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|expected a JSON object",
                "{\"t\":|expected a JSON object",
                "{\"t\":1}|\"connection\"",
                "{\"t\":-1,\"connection\":1}|\"t\" is in seconds",
                "{\"t\":1e99,\"connection\":1}|\"t\" is in seconds",
                "{\"t\":1,\"connection\":0,\"from\":\"client\",\"channel\":\"reliable\",\"hex\":\"000001\"}|whole number of 1",
                "{\"t\":1,\"connection\":1,\"from\":\"me\",\"channel\":\"reliable\",\"hex\":\"000001\"}|\"client\" or \"server\"",
                "{\"t\":1,\"connection\":1,\"from\":\"client\",\"channel\":\"tcp\",\"hex\":\"000001\"}|\"reliable\" or",
                "{\"t\":1,\"connection\":1,\"from\":\"client\",\"channel\":\"reliable\",\"hex\":\"0001\"}|at least 3 bytes",
                "{\"t\":1,\"connection\":1,\"from\":\"client\",\"channel\":\"reliable\",\"hex\":\"00000g\"}|hexadecimal",
                "{\"t\":\"x\",\"connection\":1}|\"t\" is in seconds",
            })
    void what_is_not_an_event_is_refused(String line, String problem) {
        assertThatThrownBy(() -> MessageJson.read(line))
                .isInstanceOf(MessageJson.FormatException.class)
                .hasMessageContaining(problem);
    }
}
