package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any stream, in any pieces, with pauses anywhere: the frames that are in the whole of it.
 *
 * <pre>
 * +----------+------------------------+------------+
 * | count u8 | count x piece size u8  | stream ... |
 * +----------+------------------------+------------+
 * </pre>
 */
class FrameDecoderFuzzTest {
    private static final int MAX_BODY = 512;

    /** Of a piece size: the decoder is held, or goes on, before the piece comes. */
    private static final int TOGGLE = 0x80;

    @FuzzTest
    void aStreamInAnyPiecesHasTheSameFrames(byte[] data) {
        int count = data.length == 0 ? 0 : Math.min(data[0] & 0xFF, data.length - 1);
        byte[] stream = Arrays.copyOfRange(data, Math.min(data.length, 1 + count), data.length);
        FrameDecoder decoder = new FrameDecoder(MAX_BODY);
        Frames cut = new Frames();
        decoder.attach(cut);
        boolean held = true;
        int at = 0;
        for (int i = 0; i < count; i++) {
            int piece = data[1 + i];
            if ((piece & TOGGLE) != 0) {
                held = toggle(decoder, held);
            }
            int size = Math.min(piece & ~TOGGLE & 0xFF, stream.length - at);
            decoder.channelRead(null, Unpooled.copiedBuffer(stream, at, size));
            at += size;
        }
        decoder.release();
        decoder.channelRead(null, Unpooled.copiedBuffer(stream, at, stream.length - at));
        List<Integer> expected = framesOf(stream);
        if (!cut.seen.equals(expected)) {
            fail("%s were cut from the stream, and %s are in it", cut.seen, expected);
        }
    }

    private static boolean toggle(FrameDecoder decoder, boolean held) {
        if (held) {
            decoder.release();
        } else {
            decoder.hold();
        }
        return !held;
    }

    /** The frames of a whole stream, found in the simplest way. */
    private static List<Integer> framesOf(byte[] stream) {
        Frames frames = new Frames();
        ByteBuffer in = ByteBuffer.wrap(stream);
        while (in.remaining() >= 4) {
            int body = in.getInt();
            if (body < 3 || body > MAX_BODY) {
                if (!frames.badLength(body) || body < 0) {
                    break;
                }
                in.position(in.position() + Math.min(body, in.remaining()));
            } else if (body > in.remaining()) {
                break;
            } else {
                frames.frame(stream, in.position(), in.position() + body);
                in.position(in.position() + body);
            }
        }
        return frames.seen;
    }

    /** Remembers what the frames are. */
    private static final class Frames implements FrameDecoder.Sink {
        final List<Integer> seen = new ArrayList<>();

        @Override
        public void frame(byte[] bytes, int from, int to) {
            seen.add(Arrays.hashCode(Arrays.copyOfRange(bytes, from, to)));
        }

        @Override
        public boolean badLength(int length) {
            seen.add(length);
            return length % 7 != 0;
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
    }
}
