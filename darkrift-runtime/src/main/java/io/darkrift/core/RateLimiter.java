package io.darkrift.core;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.connection.RateLimit;
import io.darkrift.core.support.TokenBucket;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Holds a peer to its {@link RateLimit}. On the event loop. */
final class RateLimiter {
    /** What to do about a message. */
    enum Verdict {
        /** Handle it. */
        ALLOWED,
        /** Handle it, and read no other one before the callback is called. */
        PAUSE,
        /** The peer has exceeded the limit, and the limit says that this is a strike. */
        STRIKE
    }

    private final LinkExecutor executor;
    private final RateLimit limit;
    private final TokenBucket messages;
    private final TokenBucket bytes;

    // A budget of their own: datagrams can be forged, and must not use up what the peer may send over TCP.
    private final TokenBucket datagrams;
    private final TokenBucket datagramBytes;
    private final Runnable resume;
    private @Nullable Future<?> pause;

    /**
     * Creates a limiter whose budget is full.
     *
     * @param resume called when the peer may send again, after {@link Verdict#PAUSE}
     */
    RateLimiter(LinkExecutor executor, RateLimit limit, Runnable resume) {
        this.executor = executor;
        this.limit = limit;
        this.resume = resume;
        long now = executor.nanos();
        this.messages = bucket(limit.messagesPerSecond(), now);
        this.bytes = bucket(limit.bytesPerSecond(), now);
        this.datagrams = bucket(limit.messagesPerSecond(), now);
        this.datagramBytes = bucket(limit.bytesPerSecond(), now);
    }

    private TokenBucket bucket(long perSecond, long now) {
        return new TokenBucket(perSecond, (double) perSecond * limit.burstSeconds(), now);
    }

    /** A reliable message arrived. */
    Verdict spend(int size) {
        long now = executor.nanos();
        long wait = Math.max(messages.take(1, now), bytes.take(size, now));
        if (wait == 0) {
            return Verdict.ALLOWED;
        }
        if (limit.action() == RateLimit.Action.STRIKE) {
            messages.giveBack(1);
            bytes.giveBack(size);
            return Verdict.STRIKE;
        }
        if (pause == null) {
            pause = executor.schedule(this::goOn, wait, TimeUnit.NANOSECONDS);
        }
        return Verdict.PAUSE;
    }

    private void goOn() {
        pause = null;
        resume.run();
    }

    /** Describes what was exceeded. */
    String detail() {
        return "more than " + limit.messagesPerSecond() + " messages or " + limit.bytesPerSecond()
                + " bytes a second arrived; see rateLimit";
    }

    /** Nothing arrives any more. */
    void end() {
        if (pause != null) {
            pause.cancel(false);
        }
    }

    /** Returns whether nothing is to be read. */
    boolean isPaused() {
        return pause != null;
    }

    /** Returns whether an unreliable message is within the limit. */
    boolean allows(int size) {
        long now = executor.nanos();
        boolean allowed = datagrams.take(1, now) == 0 & datagramBytes.take(size, now) == 0;
        if (!allowed) {
            datagrams.giveBack(1);
            datagramBytes.giveBack(size);
        }
        return allowed;
    }
}
