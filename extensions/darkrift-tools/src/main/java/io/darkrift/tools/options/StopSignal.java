package io.darkrift.tools.options;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a command that runs until Ctrl-C to end, and keeps the process until the command has reported. Safe for use by any
 * thread:
 *
 * <pre>{@code
 * try (StopSignal signal = StopSignal.onCtrlC()) {
 *     ...
 *     signal.await(duration);
 *     report();
 * }
 * }</pre>
 */
public final class StopSignal implements AutoCloseable {
    private static final long REPORT_SECONDS = 10;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endProcess, "darkrift-stop");

    private StopSignal() {}

    /**
     * Returns a signal that Ctrl-C, and whatever else ends the process, gives.
     *
     * @return a signal, to be closed when the command has reported
     */
    public static StopSignal onCtrlC() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Gives the signal. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Returns whether the signal was given.
     *
     * @return true from then on
     */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * Waits for the signal. An interrupt of the calling thread gives it.
     *
     * @param limit the longest time to wait, or null for any time
     * @return whether the signal was given in time
     */
    public boolean await(@Nullable Duration limit) {
        try {
            if (limit != null) {
                return stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS);
            }
            stopped.await();
        } catch (InterruptedException e) {
            stop();
        }
        return true;
    }

    /** Lets the process end. */
    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and waits for this.
        }
    }

    private void endProcess() {
        stop();
        try {
            if (!reported.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("darkrift: the command did not end within " + REPORT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
