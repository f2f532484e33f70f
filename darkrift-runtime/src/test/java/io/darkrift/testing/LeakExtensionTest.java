package io.darkrift.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LeakExtensionTest {
    @Test
    void a_buffer_that_is_never_released_is_found() {
        EmbeddedChannel channel = new EmbeddedChannel();
        leak(channel);
        List<String> leaks = new ArrayList<>();
        Awaitility.await().until(() -> {
            leaks.addAll(LeakExtension.findLeaks());
            return !leaks.isEmpty();
        });
        assertThat(leaks).hasSize(1).first().asString().contains("never released");
        channel.finishAndReleaseAll();
    }

    private static void leak(EmbeddedChannel channel) {
        ByteBuf buffer = channel.alloc().directBuffer(8);
        assertThat(buffer.refCnt()).isOne();
        // Another is released, and is none.
        PooledByteBufAllocator.DEFAULT.directBuffer(8).release();
    }
}
