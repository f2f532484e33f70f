package io.darkrift.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.transport.bichannel.socket.InMemoryLoops;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class InMemoryHandshakeTest {
    @Test
    void theLoopsOfAClosedOneAreNotKept() {
        WeakReference<InMemoryLoops> loops = new WeakReference<>(loopsOfAClosedOne());

        await().untilAsserted(() -> {
            System.gc();
            assertThat(loops.get()).isNull();
        });
    }

    private static InMemoryLoops loopsOfAClosedOne() {
        InMemoryHandshake handshake = new InMemoryHandshake(Dialect.V1, true);
        handshake.close();
        return handshake.loops;
    }
}
