package io.darkrift.core;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.connection.RoundTripTime;
import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pings of a connection that wait for their acknowledgement. On the event loop, unless a method says otherwise.
 *
 * <p>Codes are random, so that nobody who can forge datagrams knows the next one. An acknowledgement of a
 * reliable ping counts only over the reliable channel.
 */
final class PingTracker {
    private static final int CODES = 1 << 16;
    private static final int SAMPLES = 10;

    /** How many acknowledged codes are remembered: as many as C# remembers. The network or the peer may repeat them. */
    private static final int REMEMBERED = 10;

    private static final class Sent {
        final long nanos;
        final SendMode mode;
        final CompletableFuture<Duration> future;
        final Future<?> expiry;
        boolean doubtful;

        Sent(long nanos, SendMode mode, CompletableFuture<Duration> future, Future<?> expiry) {
            this.nanos = nanos;
            this.mode = mode;
            this.future = future;
            this.expiry = expiry;
        }
    }

    private final LinkExecutor executor;
    private final Duration timeout;
    private final Map<Integer, Sent> waiting = new HashMap<>(4);
    private final BitSet expired = new BitSet();
    private final int[] acknowledged = new int[REMEMBERED];
    private final long[] samples = new long[SAMPLES];
    private int acknowledgedNext;
    private long count;
    private volatile @Nullable RoundTripTime roundTripTime;

    PingTracker(LinkExecutor executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
        Arrays.fill(acknowledged, -1);
    }

    /** Notes a ping that is about to be sent. Returns its code, or -1 if all codes are in use. */
    int begin(SendMode mode, CompletableFuture<Duration> future) {
        if (waiting.size() == CODES) {
            return -1;
        }
        int code = ThreadLocalRandom.current().nextInt(CODES);
        while (waiting.containsKey(code)) {
            code = (code + 1) % CODES;
        }
        expired.clear(code);
        int sent = code;
        Future<?> expiry = executor.schedule(() -> expire(sent), timeout.toNanos(), TimeUnit.NANOSECONDS);
        waiting.put(code, new Sent(executor.nanos(), mode, future, expiry));
        return code;
    }

    private void expire(int code) {
        Sent ping = waiting.remove(code);
        if (ping != null) {
            expired.set(code);
            ping.future.completeExceptionally(new PingTimeoutException("no acknowledgement arrived within " + timeout
                    + ". A C# peer sends one only if its application does"));
        }
    }

    /** Forgets a ping that could not be sent. */
    void cancel(int code) {
        Sent ping = waiting.remove(code);
        if (ping != null) {
            ping.expiry.cancel(false);
        }
    }

    /** An acknowledgement has arrived. Returns false if no ping with its code was sent. */
    boolean acknowledged(int code, SendMode mode) {
        Sent ping = waiting.get(code);
        if (ping != null && ping.mode == SendMode.RELIABLE && mode == SendMode.UNRELIABLE) {
            // Whoever can forge datagrams must not answer for a ping over TCP.
            return false;
        }
        if (ping == null) {
            boolean known = expired.get(code) || isRemembered(code);
            if (!known) {
                // Somebody guesses codes: what is measured meanwhile is in doubt.
                waiting.values().forEach(other -> other.doubtful |= other.mode == mode);
            }
            return known;
        }
        waiting.remove(code);
        acknowledged[acknowledgedNext] = code;
        acknowledgedNext = (acknowledgedNext + 1) % REMEMBERED;
        ping.expiry.cancel(false);
        long nanos = executor.nanos() - ping.nanos;
        if (!ping.doubtful) {
            samples[(int) (count % SAMPLES)] = nanos;
            count++;
            roundTripTime = new RoundTripTime(Duration.ofNanos(nanos), Duration.ofNanos(mean()), count);
        }
        ping.future.complete(Duration.ofNanos(nanos));
        return true;
    }

    private boolean isRemembered(int code) {
        for (int each : acknowledged) {
            if (each == code) {
                return true;
            }
        }
        return false;
    }

    private long mean() {
        int filled = (int) Math.min(count, SAMPLES);
        long sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += samples[i];
        }
        return sum / filled;
    }

    /** Returns what was measured, or null. On any thread. */
    @Nullable RoundTripTime roundTripTime() {
        return roundTripTime;
    }

    /** Nothing arrives any more. */
    void end(RuntimeException cause) {
        List<Sent> left = List.copyOf(waiting.values());
        waiting.clear();
        for (Sent ping : left) {
            ping.expiry.cancel(false);
            ping.future.completeExceptionally(cause);
        }
    }
}
