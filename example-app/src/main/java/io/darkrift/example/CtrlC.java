package io.darkrift.example;

import io.darkrift.server.DarkriftServer;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until the process is asked to end. */
final class CtrlC {
    private CtrlC() {}

    /**
     * Waits without end. On Ctrl-C, or when the process is asked to end otherwise, what was sent still goes out, and the
     * clients are notified.
     */
    static void await(DarkriftServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-server"));
        new CountDownLatch(1).await();
    }
}
