package io.darkrift.transport.bichannel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatagramBuffersTest {
    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @Test
    void as_many_as_are_read_in_one_turn_have_room_beside_each_other() {
        ExtendedHandle handle = new DatagramBuffers(false).newHandle();
        ByteBuf[] turn = new ByteBuf[16];
        for (int i = 0; i < turn.length; i++) {
            turn[i] = handle.allocate(allocator).writeInt(i);
            assertThat(turn[i].maxWritableBytes()).isEqualTo(65_507 - 4);
        }
        for (int i = 0; i < turn.length; i++) {
            assertThat(turn[i].readInt()).isEqualTo(i);
            turn[i].release();
        }
        ByteBuf again = handle.allocate(allocator);
        assertThat(again).isSameAs(turn[0]);
        assertThat(again.writerIndex()).isZero();
        again.release();
    }

    @Test
    void what_somebody_keeps_is_not_written_over() {
        ExtendedHandle handle = new DatagramBuffers(true).newHandle();
        ByteBuf first = handle.allocate(allocator).writeInt(7);
        ByteBuf kept = first.retainedSlice(0, 4);
        first.release();
        ByteBuf second = handle.allocate(allocator).writeInt(8);
        assertThat(second).isNotSameAs(first);
        assertThat(kept.readInt()).isEqualTo(7);
        second.release();
        kept.release();
        ByteBuf third = handle.allocate(allocator);
        assertThat(third).isSameAs(first);
        third.release();
    }

    @Test
    void the_memory_of_a_thread_is_freed_with_its_end() throws InterruptedException {
        long before = DatagramBuffers.IN_USE.get();
        AtomicLong meanwhile = new AtomicLong();
        Thread thread = new DefaultThreadFactory("test").newThread(() -> {
            new DatagramBuffers(false).newHandle().allocate(allocator).release();
            new DatagramBuffers(true).newHandle().allocate(allocator).release();
            meanwhile.set(DatagramBuffers.IN_USE.get());
        });
        thread.start();
        thread.join();
        assertThat(meanwhile).hasValue(before + 16 * 65_507);
        assertThat(DatagramBuffers.IN_USE.get()).isEqualTo(before);
    }
}
