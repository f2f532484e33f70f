package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Measures round trips, one after the other: a message that returns is sent again at once, on the thread that got it. */
final class PingPong implements Receiver {
    private static final long LOST_MILLIS = 200;

    private final Histogram histogram = new Histogram(TimeUnit.SECONDS.toNanos(10), 3);
    private final CountDownLatch done = new CountDownLatch(1);
    private final long warmUpNanos;
    private final long nanos;
    private long begin;
    private long end;
    private volatile int next;
    private long sent;

    PingPong(long warmUpMillis, long millis) {
        warmUpNanos = TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void receive(Peer from, Choice message) {
        if (message.item() != next) {
            return;
        }
        long now = System.nanoTime();
        if (next == 0) {
            begin = now + warmUpNanos;
            end = begin + nanos;
        }
        if (now > end) {
            done.countDown();
            return;
        }
        if (now > begin) {
            histogram.recordValue(now - sent);
        }
        int item = next + 1;
        next = item;
        sent = System.nanoTime();
        from.answer(new Choice(item));
    }

    @Override
    public void receive(Peer from, PlayerUpdate message) {
        throw new IllegalStateException("only M1 goes to and fro");
    }

    /** Measures until some time after the first answer. Over UDP a message may be lost: the same is then sent again. */
    Histogram run(Peer peer) throws InterruptedException {
        sent = System.nanoTime();
        int seen;
        do {
            seen = next;
            peer.send(new Choice(seen));
            peer.flush();
            awaitStandstill(seen);
        } while (done.getCount() > 0);
        return histogram;
    }

    private void awaitStandstill(int from) throws InterruptedException {
        int seen = from;
        while (!done.await(LOST_MILLIS, TimeUnit.MILLISECONDS)) {
            int now = next;
            if (now == seen) {
                return;
            }
            seen = now;
        }
    }
}
