package io.darkrift.transport;

import io.darkrift.connection.InboundBudget;
import io.darkrift.connection.InboundBudget.Action;
import io.darkrift.connection.StrikeReason;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds a peer to its budget. On the event loop. */
final class Spending {
    private final BaseConnection<?> connection;
    private final InboundBudget budget;
    private final LongSupplier nanoClock;
    private final TokenBucket messages;
    private final TokenBucket bytes;
    private final Runnable resume;
    private boolean paused;

    /**
     * Nothing spent yet.
     *
     * @param resume told when there is something to spend again, after {@link #spend} returned false
     */
    Spending(BaseConnection<?> connection, InboundBudget budget, LongSupplier nanoClock, Runnable resume) {
        this.connection = connection;
        this.resume = resume;
        this.budget = budget;
        this.nanoClock = nanoClock;
        long now = nanoClock.getAsLong();
        this.messages = bucket(budget.messagesPerSecond(), now);
        this.bytes = bucket(budget.bytesPerSecond(), now);
    }

    private TokenBucket bucket(long perSecond, long now) {
        return new TokenBucket(perSecond, (double) perSecond * budget.burstSeconds(), now);
    }

    /** A message came over TCP. Returns false if no other is to be read for now. */
    boolean spend(int size) {
        long now = nanoClock.getAsLong();
        long wait = Math.max(messages.take(1, now), bytes.take(size, now));
        if (wait == 0) {
            return true;
        }
        if (budget.action() == Action.STRIKE) {
            messages.giveBack(1);
            bytes.giveBack(size);
            connection.misbehaved(
                    StrikeReason.OVER_BUDGET,
                    "more came than " + budget.messagesPerSecond() + " messages and " + budget.bytesPerSecond()
                            + " bytes a second; see inboundBudget");
            return true;
        }
        paused = true;
        connection.eventLoop().schedule(this::goOn, wait, TimeUnit.NANOSECONDS);
        return false;
    }

    private void goOn() {
        paused = false;
        resume.run();
    }

    /** True while nothing is to be read. */
    boolean isPaused() {
        return paused;
    }

    /** Tells whether a message that came over UDP is within the budget. */
    boolean allows(int size) {
        long now = nanoClock.getAsLong();
        boolean allowed = messages.take(1, now) == 0 & bytes.take(size, now) == 0;
        if (!allowed) {
            messages.giveBack(1);
            bytes.giveBack(size);
        }
        return allowed;
    }
}
