package io.darkrift.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.BrokenSerializer;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.TestMessages.NumberedSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageEncoderTest {
    private final MessageEncoder encoder = MessageEncoder.acquire();

    @AfterEach
    void release() {
        encoder.release();
    }

    private String hex() {
        return HexFormat.of().formatHex(encoder.array(), 0, encoder.size());
    }

    @Test
    void a_record_has_its_length_flags_and_tag_before_it() {
        encoder.encode(new Numbered(7, 2), new NumberedSerializer(), 60);
        assertThat(hex()).isEqualTo("0000000b0000010000000700000002");
    }

    @Test
    void pings_have_a_code_behind_their_tag() {
        encoder.encode(Message.of(258, new byte[] {1}).asPing(0xABCD), null, 60);
        encoder.encode(Message.of(258).asPingAcknowledgement(0xABCD), null, 60);
        assertThat(hex()).isEqualTo("00000006400102abcd01" + "00000005600102abcd");
    }

    @Test
    void the_command_that_tells_an_id_has_its_own_flag() {
        assertThat(HexFormat.of().formatHex(Frames.configure(65_534))).isEqualTo("00000005800000fffe");
    }

    @Test
    void a_message_that_was_encoded_before_is_copied() {
        EncodedMessage message = EncodedMessage.ofFrame(HexFormat.of().parseHex("00000004000009aa"));
        encoder.encode(message, null, 60);
        encoder.encode(message, null, 60);
        assertThat(hex()).isEqualTo("00000004000009aa".repeat(2));
    }

    @Test
    void a_message_that_cannot_be_written_leaves_no_trace() {
        encoder.encode(new Numbered(1, 2), new NumberedSerializer(), 60);
        for (Throwable failure : List.of(
                new IllegalArgumentException("bad value"),
                new StackOverflowError("bad record"),
                new IOException("not even declared"))) {
            assertThatThrownBy(() -> encoder.encode(new Broken(failure), new BrokenSerializer(), 60))
                    .isSameAs(failure);
        }
        assertThatThrownBy(() -> encoder.encode(Message.of(4, new byte[61]), null, 60))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 bytes")
                .hasMessageContaining("the limit is 60");
        assertThatThrownBy(() ->
                        encoder.encode(EncodedMessage.ofFrame(HexFormat.of().parseHex("00000004000009aa")), null, 3))
                .isInstanceOf(IllegalArgumentException.class);
        encoder.encode(new Numbered(3, 4), new NumberedSerializer(), 60);
        assertThat(hex()).isEqualTo("0000000b0000010000000100000002" + "0000000b0000010000000300000004");
    }

    @Test
    void a_serializer_that_sends_gets_an_encoder_of_its_own() {
        encoder.encode(new Numbered(1, 2), new Nesting(), 60);
        assertThat(hex()).isEqualTo("00000007000001" + "00000001");
    }

    @Test
    void an_encoder_is_used_again_and_a_very_large_buffer_is_not_kept() {
        encoder.release();
        MessageEncoder again = MessageEncoder.acquire();
        assertThat(again).isSameAs(encoder);
        again.encode(Message.of(1, new byte[3 << 20]), null, Integer.MAX_VALUE);
        again.release();
        assertThat(MessageEncoder.acquire().array().length).isLessThan(1 << 20);
    }

    /** A serializer that encodes a message while it writes another. */
    private static final class Nesting implements MessageSerializer<Numbered> {
        @Override
        public int tag() {
            return 1;
        }

        @Override
        public Class<Numbered> type() {
            return Numbered.class;
        }

        @Override
        public void write(Numbered value, DarkriftWriter out) {
            MessageEncoder nested = MessageEncoder.acquire();
            nested.encode(Message.of(9), null, 60);
            assertThat(nested.size()).isEqualTo(7);
            nested.release();
            out.writeInt32(1);
        }

        @Override
        public Numbered read(DarkriftReader in) {
            throw new AssertionError();
        }
    }
}
