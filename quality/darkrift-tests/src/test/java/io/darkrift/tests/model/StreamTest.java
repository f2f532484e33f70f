package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** However a stream is split on its way, the same records come out of it. */
class StreamTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();
    private static final int MAX_BODY = 65_534;

    private final Draw draw = new Draw(4);
    private final RandomModels models = new RandomModels(draw);

    @Test
    void anySplitOfAStreamGivesTheSameRecords() {
        for (int round = 0; round < 40; round++) {
            Object[] sent = models.all();
            byte[] stream = stream(sent);
            assertReads(sent, stream, () -> 1);
            assertReads(sent, stream, () -> stream.length);
            assertReads(sent, stream, () -> 1 + draw.below(10));
            assertReads(sent, stream, () -> 1 + draw.below(stream.length));
        }
    }

    @Test
    void pausesAnywhereLoseNothing() {
        for (int round = 0; round < 40; round++) {
            Object[] sent = models.all();
            byte[] stream = stream(sent);
            Records records = new Records(true);
            feed(records, stream, () -> 1 + draw.below(100));
            while (records.read.size() < sent.length) {
                int before = records.read.size();
                records.decoder.release();
                assertThat(records.read.size()).isGreaterThan(before);
            }
            records.assertAre(sent);
        }
    }

    private static byte[] stream(Object[] models) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (Object model : models) {
            stream.writeBytes(frame(REGISTRY.encode(model)));
        }
        return stream.toByteArray();
    }

    /** A message as it goes over TCP. */
    private static byte[] frame(Message message) {
        byte[] payload = message.payload();
        return ByteBuffer.allocate(7 + payload.length)
                .putInt(3 + payload.length)
                .put((byte) 0)
                .putShort((short) message.tag())
                .put(payload)
                .array();
    }

    private static void assertReads(Object[] sent, byte[] stream, IntSupplier pieceSize) {
        Records records = new Records(false);
        feed(records, stream, pieceSize);
        records.assertAre(sent);
    }

    private static void feed(Records records, byte[] stream, IntSupplier pieceSize) {
        int at = 0;
        while (at < stream.length) {
            int size = Math.min(pieceSize.getAsInt(), stream.length - at);
            records.decoder.channelRead(null, Unpooled.copiedBuffer(stream, at, size));
            at += size;
        }
    }

    /** The records that come out of a decoder. */
    private static final class Records implements FrameDecoder.Sink {
        private final FrameDecoder decoder = new FrameDecoder(MAX_BODY);
        private final List<Object> read = new ArrayList<>();
        private final boolean pauses;

        Records(boolean pauses) {
            this.pauses = pauses;
            decoder.attach(this);
            decoder.release();
        }

        @Override
        public void frame(byte[] bytes, int from, int to) {
            Message message = Message.of(BigEndian.getUInt16(bytes, from + 1), bytes, from + 3, to);
            read.add(REGISTRY.decode(message));
            if (pauses) {
                decoder.hold();
            }
        }

        @Override
        public boolean badLength(int length) {
            throw new AssertionError("a length of " + length);
        }

        @Override
        public void readComplete() {}

        @Override
        public void inactive() {
            throw new AssertionError("no channel ends here");
        }

        @Override
        public void failed(Throwable cause) {
            throw new AssertionError(cause);
        }

        void assertAre(Object[] sent) {
            assertThat(read).hasSameSizeAs(sent);
            for (int i = 0; i < sent.length; i++) {
                assertThat(SameValues.test(sent[i], read.get(i)))
                        .as("%s was read as %s", sent[i], read.get(i))
                        .isTrue();
            }
        }
    }
}
