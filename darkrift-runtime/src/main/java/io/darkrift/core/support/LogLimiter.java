package io.darkrift.core.support;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets through one log line in a period, and counts the rest: a peer must not fill a log. Safe for use by any thread.
 */
public final class LogLimiter {
    private static final int MAX_QUOTED = 100;

    /** The longest text of an exception: what the library itself says fits. */
    private static final int MAX_PRINTED = 1_000;

    private final long periodNanos;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong suppressed = new AtomicLong();

    /**
     * Creates a limiter.
     *
     * @param period the time for which one line is let through
     * @param unit the unit of the period
     */
    public LogLimiter(long period, TimeUnit unit) {
        this.periodNanos = unit.toNanos(period);
    }

    /**
     * Asks for a line.
     *
     * @return -1 if the line is not to be logged; otherwise the count of lines that were not logged since the last one
     */
    public long acquire() {
        long now = System.nanoTime();
        long due = next.get();
        if (due != Long.MIN_VALUE && now - due < 0 || !next.compareAndSet(due, now + periodNanos)) {
            suppressed.incrementAndGet();
            return -1;
        }
        return suppressed.getAndSet(0);
    }

    /**
     * Describes lines that were not logged.
     *
     * @param count what {@link #acquire()} returned
     * @return text to append to a line, empty if the count is 0
     */
    public static String more(long count) {
        return count == 0 ? "" : " (" + count + " similar lines were not logged)";
    }

    /**
     * Makes text that a peer controls fit for a log: control characters are escaped, and it is cut at 100 characters.
     *
     * @param text the text
     * @return one line
     */
    public static String quote(String text) {
        return quote(text, MAX_QUOTED);
    }

    private static String quote(String text, int most) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), most);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return end < text.length() ? out.append("...").toString() : out.toString();
    }

    private static boolean isPlain(char c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '\u2028' && c != '\u2029';
    }

    /**
     * Makes an exception fit for a log: its message may hold what a peer has sent, such as line breaks that would forge
     * lines of the log.
     *
     * @param cause the exception
     * @return the exception, or one that prints as it does, with escaped and shortened messages
     */
    public static Throwable printable(Throwable cause) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return isPrintable(cause, seen) ? cause : new Printable(cause, 0);
    }

    private static boolean isPrintable(@Nullable Throwable cause, Set<Throwable> seen) {
        if (cause == null || !seen.add(cause)) {
            return true;
        }
        String text = cause.toString();
        return text.length() <= MAX_PRINTED
                && text.chars().allMatch(c -> isPlain((char) c))
                && isPrintable(cause.getCause(), seen)
                && Arrays.stream(cause.getSuppressed()).allMatch(each -> isPrintable(each, seen));
    }

    /** Prints as another exception does. */
    private static final class Printable extends Throwable {
        private static final long serialVersionUID = 1;
        private static final int MAX_CAUSES = 20;

        private final String text;

        Printable(Throwable original, int depth) {
            super(null, causeOf(original, depth), true, true);
            text = quote(original.toString(), MAX_PRINTED);
            setStackTrace(original.getStackTrace());
            if (depth < MAX_CAUSES) {
                for (Throwable each : original.getSuppressed()) {
                    addSuppressed(new Printable(each, depth + 1));
                }
            }
        }

        private static @Nullable Throwable causeOf(Throwable original, int depth) {
            Throwable cause = original.getCause();
            return cause == null || depth == MAX_CAUSES ? null : new Printable(cause, depth + 1);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
