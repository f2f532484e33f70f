package io.darkrift.tools.options;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a command that runs until Ctrl-C to end, and keeps the process until the command has reported. A second Ctrl-C does
 * not wait for the report. Safe for use by any thread:
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
    private final Interrupts interrupts = new Interrupts(this::interrupt);
    private volatile boolean interrupted;

    private StopSignal() {}

    /**
     * Returns a signal that Ctrl-C, and whatever else ends the process, gives.
     *
     * @return a signal, to be closed when the command has reported
     */
    public static StopSignal onCtrlC() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        signal.interrupts.handle();
        return signal;
    }

    /** Gives the signal. */
    public void stop() {
        stopped.countDown();
    }

    /** Gives the signal, as the user does with Ctrl-C. */
    public void interrupt() {
        interrupted |= !isStopped();
        stop();
    }

    /**
     * Returns whether the user has given the signal. A command that would have ended by itself then ends with {@link
     * io.darkrift.tools.ExitCode#INTERRUPTED}.
     *
     * @return true from then on
     */
    public boolean isInterrupted() {
        return interrupted;
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
     * Waits for the signal. An interrupt of the calling thread gives it, as Ctrl-C does.
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
            interrupt();
        }
        return true;
    }

    /** Lets the process end. */
    @Override
    public void close() {
        reported.countDown();
        interrupts.restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and waits for this.
        }
    }

    /** Ends the process on other signals, and on Ctrl-C where it is not handled here. */
    private void endProcess() {
        if (interrupted) {
            return; // The second Ctrl-C.
        }
        stop();
        try {
            if (!reported.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("darkrift: the command did not end within " + REPORT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Handles Ctrl-C (SIGINT) once. The virtual machine would end the process, with an exit code of its own. Its classes for
     * that are not part of Java SE: where they are missing, it does.
     */
    private static final class Interrupts {
        private final Runnable action;
        private @Nullable Object earlier;

        Interrupts(Runnable action) {
            this.action = action;
        }

        synchronized void handle() {
            try {
                Class<?> type = Class.forName("sun.misc.SignalHandler");
                earlier = install(Proxy.newProxyInstance(
                        StopSignal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                            if (!method.getName().equals("handle")) {
                                return null; // The other methods are those of every object, and nobody calls them.
                            }
                            restore();
                            action.run();
                            return null;
                        }));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                // Not this virtual machine, or its option -Xrs.
            }
        }

        synchronized void restore() {
            Object handler = earlier;
            if (handler == null) {
                return;
            }
            earlier = null;
            try {
                install(handler);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                // It could be installed, and so can the earlier one.
                throw new IllegalStateException(e);
            }
        }

        /** Installs a handler, and returns the earlier one. */
        private static @Nullable Object install(Object handler) throws ReflectiveOperationException {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, interrupt, handler);
        }
    }
}
