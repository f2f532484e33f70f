package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.darkrift.benchmarks.message.Samples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Sends M3 over many connections at a steady rate, and measures how long it takes until it is back. */
final class Pulses implements Receiver {
    private static final long LATE_MILLIS = 1_000;

    private final Histogram histogram = new ConcurrentHistogram(TimeUnit.SECONDS.toNanos(60), 3);
    private final AtomicLong returned = new AtomicLong();
    private final PlayerUpdate sample = Samples.playerUpdate();
    private volatile long begin;
    private volatile long end;

    /** Takes messages that return over any of the connections. Its tick is the time when it was sent. */
    @Override
    public void receive(Peer from, PlayerUpdate message) {
        if (message.tick() > begin && message.tick() <= end) {
            histogram.recordValue(System.nanoTime() - message.tick());
        }
        returned.incrementAndGet();
    }

    @Override
    public void receive(Peer from, Choice message) {
        throw new IllegalStateException("only M3 goes to and fro");
    }

    /** Measures for some time, then waits a little for what is late. Returns how many messages never came back. */
    long run(List<Peer> peers, double hertz, long warmUpMillis, long millis) throws InterruptedException {
        histogram.reset();
        returned.set(0);
        long start = System.nanoTime();
        begin = start + TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        double interval = TimeUnit.SECONDS.toNanos(1) / hertz / peers.size();
        long sent = 0;
        for (long due = start; due < end; due = start + (long) (sent * interval)) {
            sleepUntil(due);
            Peer peer = peers.get((int) (sent % peers.size()));
            peer.send(now());
            peer.flush();
            sent++;
        }
        long late = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LATE_MILLIS);
        while (returned.get() < sent && System.nanoTime() < late) {
            sleepUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1));
        }
        return sent - returned.get();
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private PlayerUpdate now() {
        return new PlayerUpdate(
                sample.id(),
                sample.x(),
                sample.y(),
                sample.z(),
                sample.yaw(),
                sample.pitch(),
                sample.health(),
                System.nanoTime(),
                sample.grounded(),
                sample.name());
    }

    Histogram histogram() {
        return histogram;
    }
}
