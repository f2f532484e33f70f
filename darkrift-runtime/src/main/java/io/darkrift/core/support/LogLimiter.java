package io.darkrift.core.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets through one log line in a period, and counts the rest: a peer must not fill a log. Safe for use by any thread.
 */
public final class LogLimiter {
    private static final int MAX_QUOTED = 100;

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
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), MAX_QUOTED);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && c != '\u2028'
                    && c != '\u2029';
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return end < text.length() ? out.append("...").toString() : out.toString();
    }
}
