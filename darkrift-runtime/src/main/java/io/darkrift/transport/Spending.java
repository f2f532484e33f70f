package io.darkrift.transport;

import io.darkrift.connection.InboundBudget;
import io.darkrift.connection.InboundBudget.Action;
import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds a peer to its budget. On the event loop. */
final class Spending {
    private final EventLoop eventLoop;
    private final InboundBudget budget;
    private final LongSupplier nanoClock;
    private final TokenBucket messages;
    private final TokenBucket bytes;
    private final Runnable resume;
    private final Consumer<String> overspent;
    private @Nullable Future<?> pause;

    /**
     * Nothing spent yet.
     *
     * @param resume told when there is something to spend again, after {@link #spend} returned false
     * @param overspent told of each message that is to be struck
     */
    Spending(
            EventLoop eventLoop,
            InboundBudget budget,
            LongSupplier nanoClock,
            Runnable resume,
            Consumer<String> overspent) {
        this.eventLoop = eventLoop;
        this.resume = resume;
        this.overspent = overspent;
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
            overspent.accept("more came than " + budget.messagesPerSecond() + " messages and " + budget.bytesPerSecond()
                    + " bytes a second; see inboundBudget");
            return true;
        }
        pause = eventLoop.schedule(this::goOn, wait, TimeUnit.NANOSECONDS);
        return false;
    }

    private void goOn() {
        pause = null;
        resume.run();
    }

    /** Nothing comes any more. */
    void end() {
        if (pause != null) {
            pause.cancel(false);
        }
    }

    /** True while nothing is to be read. */
    boolean isPaused() {
        return pause != null;
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
