package io.darkrift.tests.soak;

import static org.awaitility.Awaitility.await;

import io.darkrift.connection.EventLoops;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that come, do well or badly, and go; for each that goes another comes, until the time is over. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EventLoops eventLoops = EventLoops.create(2);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, named("crowd-timer"));
    private final ExecutorService blocking = Executors.newCachedThreadPool(named("crowd-blocking"));
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicInteger present = new AtomicInteger();
    private final FaultyProxy gentle;
    private final FaultyProxy rough;
    private final Accounts accounts;
    private final long seed;
    private volatile boolean over;

    Crowd(int serverPort, Accounts accounts, long seed) {
        this.gentle = new FaultyProxy(serverPort, Faults.GENTLE, seed);
        this.rough = new FaultyProxy(serverPort, Faults.ROUGH, seed + 2);
        this.accounts = accounts;
        this.seed = seed;
    }

    private static ThreadFactory named(String name) {
        return task -> new Thread(task, name);
    }

    /** Has some come and go for a while, and waits until the last has gone. */
    void run(int clients, Duration duration) {
        over = false;
        timer.schedule(() -> over = true, duration.toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < clients; i++) {
            timer.schedule(this::come, i * Math.min(10_000, duration.toMillis()) / clients, TimeUnit.MILLISECONDS);
        }
        await().atMost(duration.plus(PATIENCE)).until(() -> over && present.get() == 0);
    }

    private void come() {
        if (over) {
            return;
        }
        present.incrementAndGet();
        long session = sessions.getAndIncrement();
        Random random = new Random(seed + 31 * session);
        int kind = random.nextInt(100);
        if (kind < 60) {
            new Talk(gentle, false, session, random, accounts, timer, this::gone).begin(eventLoops);
        } else if (kind < 80) {
            new Talk(rough, true, session, random, accounts, timer, this::gone).begin(eventLoops);
        } else {
            Misbehaviour bad =
                    new Misbehaviour(random.nextBoolean() ? gentle : rough, random, accounts, timer, this::gone);
            blocking.execute(() -> misbehave(bad, kind, session));
        }
    }

    private void misbehave(Misbehaviour bad, int kind, long session) {
        if (kind < 85) {
            bad.flood(eventLoops, session);
        } else if (kind < 90) {
            bad.malform();
        } else if (kind < 95) {
            bad.stall(session);
        } else {
            bad.silence();
        }
    }

    private void gone() {
        present.decrementAndGet();
        timer.execute(this::come);
    }

    /** How many have come. */
    long sessions() {
        return sessions.get();
    }

    /** What the network has done. */
    String network() {
        return gentle.cuts() + rough.cuts() + " connections cut; datagrams: " + gentle.datagrams() + ", and "
                + rough.datagrams();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        blocking.shutdownNow();
        gentle.close();
        rough.close();
        eventLoops.close();
    }
}
