package io.darkrift.transport.bichannel.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.bichannel.Dialect;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
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
    void the_command_that_shows_it_over_tcp_is_known_among_others() {
        Token token = Token.read(RECORDED, 0);
        byte[] command = token.presentation();
        assertThat(command).isEqualTo(HexFormat.of().parseHex("0000000c800002" + "0173791e1b049b37ef"));
        assertThat(Token.isPresentation(command, 4, command.length)).isTrue();
        assertThat(Token.presented(command, 4)).isEqualTo(token);
        for (int at : new int[] {4, 5, 6}) {
            byte[] other = command.clone();
            other[at] ^= 1;
            assertThat(Token.isPresentation(other, 4, other.length)).isFalse();
        }
        assertThat(Token.isPresentation(Arrays.copyOf(command, command.length + 1), 4, command.length + 1))
                .isFalse();
    }
}
