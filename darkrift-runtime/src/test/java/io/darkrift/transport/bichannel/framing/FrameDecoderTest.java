package io.darkrift.transport.bichannel.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final int MAX_BODY = 1000;

    private final List<byte[]> frames = new ArrayList<>();
    private final List<Integer> badLengths = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(MAX_BODY);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private Runnable onFrame = () -> {};
    private int readCompletes;

    private final FrameDecoder.Sink sink = new FrameDecoder.Sink() {
        @Override
        public void frame(byte[] bytes, int from, int to) {
            frames.add(Arrays.copyOfRange(bytes, from, to));
            onFrame.run();
        }

        @Override
        public boolean badLength(int length) {
            badLengths.add(length);
            return false;
        }

        @Override
        public void readComplete() {
            readCompletes++;
        }

        @Override
        public void inactive() {}

        @Override
        public void failed(Throwable cause) {}
    };

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void a_stream_that_is_cut_anywhere_gives_the_same_frames() {
        Random random = new Random(1);
        byte[][] bodies = new byte[200][];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = new byte[3 + random.nextInt(i % 20 == 0 ? MAX_BODY - 2 : 40)];
            random.nextBytes(bodies[i]);
        }
        byte[] stream = stream(bodies);
        start();
        for (int mostBytes : new int[] {1, 2, 3, 5, 8, 100, 3000, stream.length}) {
            frames.clear();
            for (int at = 0; at < stream.length; ) {
                int size = Math.min(stream.length - at, mostBytes < 4 ? mostBytes : 1 + random.nextInt(mostBytes));
                write(Arrays.copyOfRange(stream, at, at + size));
                at += size;
            }
            assertThat(frames).as("at most %s bytes at once", mostBytes).containsExactly(bodies);
        }
    }

    @Test
    void a_frame_of_just_the_limit_is_taken() {
        start();
        write(stream(new byte[MAX_BODY], new byte[3]));
        assertThat(frames).containsExactly(new byte[MAX_BODY], new byte[3]);
        assertThat(badLengths).isEmpty();
    }

    @Test
    void a_length_outside_the_limits_ends_the_stream() {
        for (int length : new int[] {0, 1, 2, -1, Integer.MIN_VALUE, MAX_BODY + 1, Integer.MAX_VALUE}) {
            FrameDecoder own = new FrameDecoder(MAX_BODY);
            EmbeddedChannel ownChannel = new EmbeddedChannel(own);
            own.attach(sink);
            own.release();
            frames.clear();
            badLengths.clear();
            ByteBuf in = Unpooled.buffer().writeBytes(stream(new byte[5]));
            in.writeInt(length).writeBytes(stream(new byte[6]));
            // A length that comes in two parts is refused as well.
            ownChannel.writeInbound(in.readRetainedSlice(11), in);
            ownChannel.writeInbound(Unpooled.wrappedBuffer(stream(new byte[7])));
            assertThat(frames).containsExactly(new byte[5]);
            assertThat(badLengths).containsExactly(length);
            ownChannel.finishAndReleaseAll();
        }
    }

    @Test
    void a_length_is_refused_before_the_bytes_come() {
        start();
        write(new byte[] {0, 0, 4});
        assertThat(badLengths).isEmpty();
        write(new byte[] {0});
        assertThat(badLengths).containsExactly(1024);
    }

    @Test
    void frames_wait_until_they_are_asked_for() {
        decoder.attach(sink);
        write(stream(body(1), body(2)));
        write(stream(body(3)));
        assertThat(frames).isEmpty();
        decoder.release();
        assertThat(frames).containsExactly(body(1), body(2), body(3));
    }

    @Test
    void while_it_is_held_no_more_is_read_than_one_frame_can_have() {
        decoder.attach(sink);
        for (int i = 0; channel.config().isAutoRead(); i++) {
            assertThat(i).isLessThan(20);
            write(new byte[100]);
        }
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void a_sink_that_holds_gets_no_frame_more_until_the_release() {
        start();
        onFrame = decoder::hold;
        write(stream(body(1), body(2), body(3)));
        assertThat(frames).containsExactly(body(1));
        assertThat(channel.config().isAutoRead()).isFalse();
        write(stream(body(4)));
        assertThat(frames).containsExactly(body(1));
        decoder.release();
        assertThat(frames).containsExactly(body(1), body(2));
        assertThat(channel.config().isAutoRead()).isFalse();
        onFrame = () -> {};
        decoder.release();
        assertThat(frames).containsExactly(body(1), body(2), body(3), body(4));
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void holding_and_releasing_inside_the_sink_keeps_the_order() {
        start();
        onFrame = () -> {
            decoder.hold();
            decoder.release();
        };
        write(stream(body(1), body(2), body(3)));
        byte[] last = stream(body(4));
        write(Arrays.copyOf(last, 5));
        write(Arrays.copyOfRange(last, 5, last.length));
        assertThat(frames).containsExactly(body(1), body(2), body(3), body(4));
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void a_sink_can_have_all_that_follows_discarded() {
        start();
        onFrame = decoder::discard;
        write(stream(body(1), body(2)));
        write(stream(body(3)));
        decoder.release();
        assertThat(frames).containsExactly(body(1));
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void discarding_reads_on_so_that_the_end_is_seen() {
        start();
        onFrame = decoder::hold;
        write(stream(body(1), body(2)));
        decoder.discard();
        assertThat(channel.config().isAutoRead()).isTrue();
        decoder.release();
        assertThat(frames).containsExactly(body(1));
    }

    @Test
    void it_knows_whether_something_waits_to_be_handed_out() {
        start();
        onFrame = decoder::hold;
        byte[] last = stream(body(2));
        write(stream(body(1)));
        assertThat(decoder.isWaiting()).isFalse();
        write(Arrays.copyOf(last, last.length - 1));
        assertThat(decoder.isWaiting()).isFalse();
        write(new byte[] {2});
        assertThat(decoder.isWaiting()).isTrue();
        decoder.release();
        assertThat(decoder.isWaiting()).isFalse();
        write(new byte[] {-1, 0, 0, 0});
        assertThat(decoder.isWaiting()).isTrue();
        decoder.release();
        assertThat(badLengths).hasSize(1);
    }

    @Test
    void the_end_of_a_read_is_reported_once_after_frames_and_not_without_them() {
        start();
        write(stream(body(1), body(2)));
        assertThat(readCompletes).isOne();
        write(new byte[] {0, 0});
        channel.pipeline().fireChannelReadComplete();
        assertThat(readCompletes).isOne();
    }

    @Test
    void the_end_of_a_read_is_reported_also_where_the_last_frame_holds() {
        start();
        onFrame = decoder::hold;
        write(stream(body(1), body(2)));
        assertThat(readCompletes).isOne();
        decoder.release();
        assertThat(readCompletes).isEqualTo(2);
    }

    @Test
    void what_arrived_before_it_was_there_comes_first() {
        byte[] first = stream(body(1), body(2));
        decoder.first(Arrays.copyOf(first, first.length - 3));
        write(Arrays.copyOfRange(first, first.length - 3, first.length));
        write(stream(body(3)));
        start();
        assertThat(frames).containsExactly(body(1), body(2), body(3));
    }

    @Test
    void a_sink_that_is_reached_by_way_of_another_connection_finds_its_bytes_unharmed() {
        FrameDecoder other = new FrameDecoder(MAX_BODY);
        EmbeddedChannel otherChannel = new EmbeddedChannel(other);
        other.attach(new FrameDecoder.Sink() {
            @Override
            public void frame(byte[] bytes, int from, int to) {}

            @Override
            public boolean badLength(int length) {
                return false;
            }

            @Override
            public void readComplete() {}

            @Override
            public void inactive() {}

            @Override
            public void failed(Throwable cause) {}
        });
        other.release();
        start();
        onFrame = () -> otherChannel.writeInbound(Unpooled.wrappedBuffer(stream(body(9), body(9), body(9))));
        write(stream(body(1), body(2), body(3)));
        assertThat(frames).containsExactly(body(1), body(2), body(3));
        otherChannel.finishAndReleaseAll();
    }

    @Test
    void a_buffer_is_released_whatever_the_sink_does() {
        start();
        onFrame = () -> {
            throw new IllegalStateException("as planned");
        };
        ByteBuf in = Unpooled.wrappedBuffer(stream(body(1)));
        assertThatThrownBy(() -> decoder.channelRead(null, in)).hasMessage("as planned");
        assertThat(in.refCnt()).isZero();
    }

    private void start() {
        decoder.attach(sink);
        decoder.release();
    }

    private void write(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private static byte[] body(int value) {
        byte[] body = new byte[10];
        Arrays.fill(body, (byte) value);
        return body;
    }

    private static byte[] stream(byte[]... bodies) {
        ByteBuf out = Unpooled.buffer();
        for (byte[] body : bodies) {
            out.writeInt(body.length).writeBytes(body);
        }
        return Arrays.copyOf(out.array(), out.readableBytes());
    }
}
