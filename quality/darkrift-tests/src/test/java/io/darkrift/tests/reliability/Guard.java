package io.darkrift.tests.reliability;

import io.darkrift.testing.LeakExtension;
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
        new LeakExtension().afterAll(context);
    }
}
