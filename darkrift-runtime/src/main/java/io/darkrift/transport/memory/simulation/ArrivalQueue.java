package io.darkrift.transport.memory.simulation;

import io.darkrift.connection.LinkExecutor;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is under way in one direction of one link, in the order of its arrival. All methods are called on the loop.
 *
 * @param <P> what is sent
 */
public final class ArrivalQueue<P> {
    private record Entry<P>(P packet, long time, long sequence) implements Comparable<Entry<P>> {
        @Override
        public int compareTo(Entry<P> other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /**
     * The end of the line. All methods are called on the loop.
     *
     * @param <P> what is sent
     */
    public interface Receiver<P> {
        /**
         * Takes a packet that is due.
         *
         * @param packet the packet
         */
        void arrived(P packet);

        /** Reports that all that was due has arrived. */
        default void allArrived() {}
    }

    private final LinkExecutor loop;
    private final BooleanSupplier frozen;
    private final Receiver<? super P> receiver;
    private final PriorityQueue<Entry<P>> entries = new PriorityQueue<>();

    private @Nullable ScheduledFuture<?> timer;
    private long timerTime;
    private long lastSequence;

    /**
     * Creates a queue with nothing under way.
     *
     * @param loop the clock and the timer
     * @param frozen whether nothing arrives at present; {@link #arm} is to be called when that changes
     * @param receiver gets each packet when it is due; those of the same time in the order in which they were sent
     */
    public ArrivalQueue(LinkExecutor loop, BooleanSupplier frozen, Receiver<? super P> receiver) {
        this.loop = loop;
        this.frozen = frozen;
        this.receiver = receiver;
    }

    /**
     * Sends a packet.
     *
     * @param packet the packet
     * @param time when it arrives, by the clock of the loop
     */
    public void add(P packet, long time) {
        entries.add(new Entry<>(packet, time, ++lastSequence));
        arm();
    }

    /**
     * Returns whether nothing is under way.
     *
     * @return true if all has arrived
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Sets the timer for the next packet, unless nothing arrives at present. */
    public void arm() {
        Entry<P> next = entries.peek();
        if (next == null || frozen.getAsBoolean() || timer != null && timerTime <= next.time) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerTime = next.time;
        timer = loop.schedule(this::arrive, Math.max(0, next.time - loop.nanos()), TimeUnit.NANOSECONDS);
    }

    private void arrive() {
        timer = null;
        long now = loop.nanos();
        boolean some = false;
        for (Entry<P> next = entries.peek();
                next != null && next.time <= now && !frozen.getAsBoolean();
                next = entries.peek()) {
            entries.remove();
            some = true;
            receiver.arrived(next.packet);
        }
        if (some) {
            receiver.allArrived();
        }
        arm();
    }

    /** Drops all that is under way. */
    public void drop() {
        entries.clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
