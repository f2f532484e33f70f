package io.darkrift.tests.reliability;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves an event loop running, and a test class that leaks buffers. */
final class Guard implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Awaitility.await("the end of all event loops")
                .atMost(Duration.ofSeconds(8))
                .until(() -> eventLoops().isEmpty());
    }

    private static List<String> eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("darkrift"))
                .toList();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        Awaitility.await().until(() -> {
            System.gc();
            return garbage.refersTo(null);
        });
        // Netty looks for leaks when it allocates.
        for (int i = 0; i < 10; i++) {
            UnpooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
            UnpooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        }
        List<String> leaks = RecordingLeakDetector.takeLeaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " buffers leaked, the first: " + leaks.get(0));
        }
    }
}
