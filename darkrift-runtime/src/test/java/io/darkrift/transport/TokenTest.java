package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.bichannel.Dialect;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final byte[] RECORDED = HexFormat.of().parseHex("0173791e1b049b37ef");

    @Test
    void a_token_is_read_and_written_as_it_was_recorded() {
        Token token = Token.read(RECORDED, 0);
        assertThat(token).isEqualTo(new Token(1, 0x73791e1b049b37efL));
        assertThat(token.packet()).isEqualTo(RECORDED);
        assertThat(Token.read(Unpooled.wrappedBuffer(new byte[] {9}, RECORDED).skipBytes(1)))
                .isEqualTo(token);
    }

    @Test
    void an_acknowledgement_is_as_it_was_recorded() {
        byte[] recorded = HexFormat.of().parseHex("73791e1b049b37ef00000000");
        assertThat(Acknowledgements.of(Dialect.V1, Token.read(RECORDED, 0))).isEqualTo(recorded);
        assertThat(Acknowledgements.dialectOf(Unpooled.wrappedBuffer(recorded), Token.read(RECORDED, 0)))
                .isEqualTo(Dialect.V1);
    }

    @Test
    void what_differs_from_the_acknowledgement_is_none() {
        Token token = Token.read(RECORDED, 0);
        for (String other : new String[] {
            "73791e1b049b37ef00000001", "73791e1b049b37ee00000000", "73791e1b049b37ef0000000000", "0173791e1b049b37ef"
        }) {
            assertThat(Acknowledgements.dialectOf(
                            Unpooled.wrappedBuffer(HexFormat.of().parseHex(other)), token))
                    .as(other)
                    .isNull();
        }
    }
}
