package io.darkrift.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.testing.FakeLoop;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that has begun to arrive has to arrive whole in time. */
class PartialFramesTest {
    private static final int MAX_BODY = 1 << 20;

    private final FakeLoop loop = new FakeLoop();
    private final List<DisconnectInfo> ends = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(MAX_BODY);
    private final PartialFrames partial = new PartialFrames(loop, decoder, new MemoryBudget(1 << 24), ends::add);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private Runnable onFrame = () -> {};

    PartialFramesTest() {
        decoder.attach(new FrameDecoder.Sink() {
            @Override
            public void frame(byte[] bytes, int from, int to) {
                onFrame.run();
            }

            @Override
            public boolean badLength(int length) {
                throw new AssertionError("a length of " + length);
            }

            @Override
            public void readComplete() {}

            @Override
            public void kept(int bytes) {
                partial.kept(bytes);
            }

            @Override
            public void inactive() {}

            @Override
            public void failed(Throwable cause) {
                throw new AssertionError(cause);
            }
        });
        decoder.release();
    }

    @AfterEach
    void close() {
        partial.close();
        assertThat(loop.waiting()).isZero();
        channel.finishAndReleaseAll();
    }

    /** A message of a size, without as many bytes at its end. */
    private static byte[] message(int size, int missing) {
        return ByteBuffer.allocate(4 + size - missing).putInt(size).array();
    }

    private void receive(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private void pass(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void a_message_that_does_not_arrive_whole_within_ten_seconds_ends_the_link() {
        receive(message(100, 1));
        for (int second = 0; second < 9; second++) {
            pass(1);
            assertThat(ends).isEmpty();
        }
        pass(1);
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.reason()).isEqualTo(Reason.PROTOCOL_ERROR);
            assertThat(end.detail()).isEqualTo("a message of 100 bytes did not arrive whole within 10 s");
        });
    }

    @Test
    void half_a_length_is_limited_too() {
        receive(new byte[2]);
        pass(10);
        assertThat(ends).hasSize(1);
    }

    @Test
    void single_bytes_give_a_message_no_more_time() {
        byte[] whole = message(100, 0);
        for (int i = 0; i < 20; i++) {
            receive(new byte[] {whole[i]});
            pass(1);
        }
        assertThat(ends).hasSize(1);
    }

    @Test
    void a_large_message_has_a_second_more_for_each_16_kib() {
        receive(message(320 << 10, 1));
        pass(29);
        assertThat(ends).isEmpty();
        pass(1);
        assertThat(ends).hasSize(1);
    }

    @Test
    void each_message_has_its_own_time() {
        for (int i = 0; i < 10; i++) {
            receive(message(100, 1));
            pass(8);
            receive(new byte[1]);
        }
        assertThat(ends).isEmpty();
        pass(30);
        assertThat(ends).isEmpty();
    }

    @Test
    void time_in_which_this_side_does_not_read_does_not_count() {
        onFrame = decoder::hold;
        receive(message(10, 0));
        receive(message(100, 1));
        pass(60);
        assertThat(ends).isEmpty();
        decoder.release();
        pass(9);
        assertThat(ends).isEmpty();
        pass(1);
        assertThat(ends).hasSize(1);
    }

    @Test
    void a_pause_in_the_middle_of_a_message_gives_it_its_time_again() {
        onFrame = decoder::hold;
        receive(message(10, 0));
        receive(message(100, 1));
        pass(9);
        decoder.release();
        pass(9);
        assertThat(ends).isEmpty();
        pass(2);
        assertThat(ends).hasSize(1);
    }
}
