package io.darkrift.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.Message.Kind;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import org.junit.jupiter.api.Test;

class MessageTest {
    private final Message message = Message.of(7, new byte[] {1, 2, 3});

    @Test
    void aMessageIsPlainAndReliableUnlessToldOtherwise() {
        assertThat(message.tag()).isEqualTo(7);
        assertThat(message.size()).isEqualTo(3);
        assertThat(message.kind()).isEqualTo(Kind.PLAIN);
        assertThat(message.pingCode()).isZero();
        assertThat(message.sendMode()).isEqualTo(SendMode.RELIABLE);
        assertThat(message.with(SendMode.UNRELIABLE).sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(message.with(SendMode.RELIABLE)).isSameAs(message);
        assertThat(Message.of(0).payload()).isEmpty();
    }

    @Test
    void aMessageOwnsItsPayload() {
        byte[] payload = {1, 2, 3};
        Message owner = Message.of(7, payload);
        payload[0] = 9;
        owner.payload()[1] = 9;
        assertThat(owner.payload()).containsExactly(1, 2, 3);

        DarkriftWriter out = new DarkriftWriter();
        out.writeInt16(1);
        Message written = Message.of(7, out);
        out.writeInt16(2);
        assertThat(written.payload()).containsExactly(0, 1);
    }

    @Test
    void aPayloadCanBeAPartOfAnArrayAndNoMore() {
        byte[] bytes = {1, 2, 3, 4};

        assertThat(Message.of(7, bytes, 1, 3).payload()).containsExactly(2, 3);
        assertThatThrownBy(() -> Message.of(7, bytes, 1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Message.of(7, bytes, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aPayloadIsReadAnyNumberOfTimes() {
        for (int i = 0; i < 2; i++) {
            DarkriftReader in = message.reader();
            assertThat(in.readRemaining()).containsExactly(1, 2, 3);
        }
        DarkriftWriter out = new DarkriftWriter();
        message.writePayload(out);
        assertThat(out.toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void pingsAndTheirAcknowledgementsCarryACode() {
        Message ping = message.with(SendMode.UNRELIABLE).asPing(65_535);
        assertThat(ping.kind()).isEqualTo(Kind.PING);
        assertThat(ping.pingCode()).isEqualTo(65_535);
        assertThat(ping.sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(ping.payload()).containsExactly(1, 2, 3);
        Message answer = ping.asPingAcknowledgement(ping.pingCode());
        assertThat(answer.kind()).isEqualTo(Kind.PING_ACKNOWLEDGEMENT);
        assertThat(answer.pingCode()).isEqualTo(65_535);
    }

    @Test
    void tagsAndCodesOutsideTheirRangeAreRefused() {
        assertThat(Message.of(65_535).tag()).isEqualTo(65_535);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.of(65_536))
                .withMessage("tag is 65536: a tag is 0 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> Message.of(-1, new byte[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message.asPing(65_536))
                .withMessage("ping code is 65536: a ping code is 0 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> message.asPingAcknowledgement(-1));
    }

    @Test
    void messagesAreEqualIfAllOfThemIs() {
        assertThat(message)
                .isEqualTo(Message.of(7, new byte[] {1, 2, 3}))
                .hasSameHashCodeAs(Message.of(7, new byte[] {1, 2, 3}));
        assertThat(message)
                .isNotEqualTo(Message.of(8, new byte[] {1, 2, 3}))
                .isNotEqualTo(Message.of(7, new byte[] {1, 2, 4}))
                .isNotEqualTo(message.with(SendMode.UNRELIABLE))
                .isNotEqualTo(message.asPing(0))
                .isNotEqualTo(null);
        assertThat(message.asPing(0)).isNotEqualTo(message.asPing(1));
    }

    @Test
    void aMessageTellsWhatItIsAndShortensItsPayload() {
        assertThat(message).hasToString("Message[tag=7, RELIABLE, 3 bytes 010203]");
        assertThat(Message.of(7).asPing(5)).hasToString("Message[tag=7, PING 5, RELIABLE, 0 bytes]");
        assertThat(Message.of(1, new byte[33]).toString()).endsWith("33 bytes " + "00".repeat(32) + "...]");
    }
}
