package io.darkrift.tests.fuzz;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Has what is logged as an error fail the test: a fault that was caught, such as one of a datagram, ends no connection
 * and is seen in the log alone. The log goes to the standard error stream, and so does this.
 */
final class LoggedErrors extends PrintStream {
    private static final LoggedErrors STREAM = new LoggedErrors();

    private @Nullable String first;

    private LoggedErrors() {
        super(System.err, true, StandardCharsets.UTF_8);
    }

    /** Looks for errors from now on. */
    static void watch() {
        System.setErr(STREAM);
    }

    /**
     * Checks that none was logged since the last time.
     *
     * @throws AssertionError if one was
     */
    static void check() {
        String error = STREAM.first;
        STREAM.first = null;
        if (error != null) {
            throw new AssertionError("an error was logged: " + error);
        }
    }

    @Override
    public void println(@Nullable String line) {
        if (first == null && line != null && line.contains(" ERROR ")) {
            first = line;
        }
        super.println(line);
    }
}
