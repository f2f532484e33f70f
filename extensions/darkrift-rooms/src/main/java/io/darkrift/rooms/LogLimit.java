package io.darkrift.rooms;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Allows one log line a second, and counts the others, so that a client can't fill the log. Safe for use by any thread.
 */
final class LogLimit {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private final AtomicLong suppressed = new AtomicLong();

    void log(Logger log, String text, Throwable cause) {
        if (acquire()) {
            log.error("{}{}", text, more(), cause);
        }
    }

    void warn(Logger log, String text, Object... arguments) {
        if (acquire()) {
            log.warn(text + more(), arguments);
        }
    }

    private boolean acquire() {
        long now = System.nanoTime();
        long next = due.get();
        if (now - next < 0 || !due.compareAndSet(next, now + PERIOD)) {
            suppressed.incrementAndGet();
            return false;
        }
        return true;
    }

    private String more() {
        long count = suppressed.getAndSet(0);
        return count == 0 ? "" : " (" + count + " similar lines were not logged)";
    }
}
