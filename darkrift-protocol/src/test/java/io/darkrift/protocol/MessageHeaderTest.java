package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageHeaderTest {
    private static MessageHeader read(String hex) {
        byte[] bytes = HexFormat.of().parseHex("ff" + hex);
        return MessageHeader.read(bytes, 1, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "000007,         MESSAGE,         message,         7,     4, true",
        "00ffff0102,     MESSAGE,         message,         65535, 4, true",
        "400007abcd,     PING,            ping,            7,     6, false",
        "400007abcd01,   PING,            ping,            7,     6, true",
        "600007abcd01,   ACKNOWLEDGEMENT, acknowledgement, 7,     6, false",
        "800000002a,     COMMAND,         command,         0,     4, false",
        "e00000002a,     COMMAND,         command,         0,     4, false",
        "400007ab,       UNKNOWN,         flags 64,        7,     4, false",
        "2100070102,     UNKNOWN,         flags 33,        7,     4, false",
    })
    void flags_decide_what_a_message_is(
            String hex, MessageHeader.Kind kind, String label, int tag, int payload, boolean isOfApplication) {
        MessageHeader header = read(hex);
        assertThat(header.kind()).isEqualTo(kind);
        assertThat(header.label()).isEqualTo(label);
        assertThat(header.tag()).isEqualTo(tag);
        assertThat(header.payload()).isEqualTo(payload);
        assertThat(header.isOfApplication(1 + hex.length() / 2)).isEqualTo(isOfApplication);
    }

    @Test
    void what_is_shorter_than_a_header_is_refused() {
        assertThatThrownBy(() -> read("0000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message has at least 3 bytes, not 2");
    }
}
