package io.darkrift.transport.memory.simulation;

import io.darkrift.transport.memory.NetworkConditions;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Decides what happens to what one direction of one link sends: when it arrives, and whether it is lost, doubled or
 * overtaken. The same calls with the same random numbers have the same results. Times are in nanoseconds of any clock that
 * does not run backwards. Not safe for use by several threads at once.
 */
public final class ArrivalModel {
    private static final long SHORTEST_REORDERING = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_RETRANSMISSION = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MAX_RETRANSMISSIONS = 5;
    private static final int SEGMENT_BYTES = 1_400;

    private final RandomGenerator streamRandom;
    private final RandomGenerator datagramRandom;
    private long busyUntil = Long.MIN_VALUE;
    private long lastOfStream = Long.MIN_VALUE;
    private long lastDatagram = Long.MIN_VALUE;

    /**
     * Creates the model of a direction that has sent nothing.
     *
     * @param stream draws for the reliable way
     * @param datagrams draws for unreliable messages; may be the same
     */
    public ArrivalModel(RandomGenerator stream, RandomGenerator datagrams) {
        this.streamRandom = stream;
        this.datagramRandom = datagrams;
    }

    /**
     * The arrival of an unreliable message.
     *
     * @param time when it arrives
     * @param reordered whether later messages may overtake it
     */
    public record Datagram(long time, boolean reordered) {}

    /**
     * Sends a piece of the reliable stream, which never overtakes what was sent before.
     *
     * @param now the time
     * @param size its bytes
     * @param delay what it takes longer than the conditions say
     * @param conditions the conditions
     * @return when it arrives
     */
    public long stream(long now, int size, long delay, NetworkConditions conditions) {
        lastOfStream = Math.max(lastOfStream, arrival(now, size, conditions, streamRandom) + delay);
        return lastOfStream;
    }

    /** Keeps unreliable messages that are sent from now on from overtaking the reliable stream as it is now. */
    public void fence() {
        lastDatagram = Math.max(lastDatagram, lastOfStream);
    }

    /**
     * Decides how much longer a piece of the reliable stream takes because segments of it are lost and sent again. Each
     * 1,400 bytes are a segment, which is lost as a datagram is, five times at most. It is sent again after the round trip
     * of this direction, or 200 ms if that is more, and after twice that time each time it is lost again.
     *
     * @param size the bytes of the piece
     * @param conditions the conditions
     * @return the delay in nanoseconds, 0 if nothing is lost
     */
    public long retransmission(int size, NetworkConditions conditions) {
        if (conditions.loss() == 0) {
            return 0;
        }
        int most = 0;
        for (int at = 0; at < Math.max(1, size); at += SEGMENT_BYTES) {
            int losses = 0;
            while (losses < MAX_RETRANSMISSIONS && happens(conditions.loss(), streamRandom)) {
                losses++;
            }
            most = Math.max(most, losses);
        }
        long timeout = Math.max(SHORTEST_RETRANSMISSION, 2 * longestDelay(conditions));
        return ((1L << most) - 1) * timeout;
    }

    /**
     * Decides whether an unreliable message is lost.
     *
     * @param conditions the conditions
     * @return true if it does not arrive
     */
    public boolean loses(NetworkConditions conditions) {
        return happens(conditions.loss(), datagramRandom);
    }

    /**
     * Decides whether an unreliable message that has been sent arrives again.
     *
     * @param conditions the conditions
     * @return true if it is to be sent twice
     */
    public boolean duplicates(NetworkConditions conditions) {
        return happens(conditions.duplication(), datagramRandom);
    }

    /**
     * Sends an unreliable message that is not lost.
     *
     * @param now the time
     * @param size its bytes
     * @param conditions the conditions
     * @return when and how it arrives
     */
    public Datagram datagram(long now, int size, NetworkConditions conditions) {
        long time = Math.max(lastDatagram, arrival(now, size, conditions, datagramRandom));
        if (happens(conditions.reordering(), datagramRandom)) {
            long most = Math.max(SHORTEST_REORDERING, longestDelay(conditions));
            return new Datagram(time + 1 + datagramRandom.nextLong(most), true);
        }
        lastDatagram = time;
        return new Datagram(time, false);
    }

    /**
     * Returns how long something that is sent now waits for bandwidth.
     *
     * @param now the time
     * @return nanoseconds, 0 if it leaves at once
     */
    public long backlog(long now) {
        return busyUntil <= now ? 0 : busyUntil - now;
    }

    private static long longestDelay(NetworkConditions conditions) {
        return conditions.latency().toNanos() + conditions.jitter().toNanos();
    }

    /** Draws nothing for what can't happen, so that other conditions see the same numbers. */
    private static boolean happens(double probability, RandomGenerator random) {
        return probability > 0 && random.nextDouble() < probability;
    }

    private long arrival(long now, int size, NetworkConditions conditions, RandomGenerator random) {
        long departure = Math.max(now, busyUntil);
        if (conditions.bytesPerSecond() != NetworkConditions.UNLIMITED) {
            departure += size * NANOS_PER_SECOND / conditions.bytesPerSecond();
            busyUntil = departure;
        }
        long jitter = conditions.jitter().toNanos();
        return departure + conditions.latency().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter + 1));
    }
}
