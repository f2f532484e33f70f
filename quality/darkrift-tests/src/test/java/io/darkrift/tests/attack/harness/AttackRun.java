package io.darkrift.tests.attack.harness;

import io.darkrift.tests.attack.harness.HonestClients.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A run from beginning to end: honest clients alone, with the attackers, and alone again. What decides is not how fast
 * the server was, but whether honest clients noticed, and whether the server holds afterwards what it held before.
 */
public final class AttackRun {
    private static final long MIB = 1 << 20;

    /** What a server that has seen an attack may hold beyond what it held before: code, pools, and what G1 leaves. */
    private static final long HEAP_ALLOWANCE = 24 * MIB;

    private static final long DIRECT_ALLOWANCE = 48 * MIB;
    private static final long DESCRIPTOR_ALLOWANCE = 8;
    private static final long SETTLE_SECONDS = 30;

    /** A line a second and cause, and the stack traces of a few handlers. */
    private static final long LOG_LINES = 150;

    private static final long LOG_LINES_A_SECOND = 4;

    /** The same where all attacks run at once: there are more causes. */
    private static final long LOG_LINES_A_SECOND_OF_ALL = 16;

    private static final int FAILURES = 5;

    private final AttackPlan plan;
    private final ServerProcess server;
    private final Volume volume = new Volume();
    private final Set<String> failures = Collections.synchronizedSet(new LinkedHashSet<>());

    /**
     * Prepares a run.
     *
     * @param plan what is run
     * @param server what is attacked
     */
    public AttackRun(AttackPlan plan, ServerProcess server) {
        this.plan = plan;
        this.server = server;
    }

    /** Runs it. */
    public AttackResult run() throws Exception {
        try (HonestClients honest = new HonestClients(server, plan.honestClients(), plan.messages())) {
            return run(honest);
        }
    }

    private AttackResult run(HonestClients honest) throws Exception {
        honest.comeAndGo();
        ServerFigures start = server.collect();
        server.ask("reset");
        ServerProcess.Log logStart = server.log();
        long begun = System.nanoTime();
        Phase before = honest.begin();
        sleep(plan.alone());
        Phase during = honest.begin();
        attack(honest);
        // Collections of the heap are not the attackers' doing.
        honest.begin();
        ServerFigures end = settle(start, honest);
        Phase after = honest.begin();
        sleep(plan.alone());
        comeAfterwards(honest);
        honest.begin();
        for (Phase each : List.of(before, during, after)) {
            require(honest.awaitAnswers(each), "messages got no answer");
        }
        honest.failures().stream().limit(FAILURES).forEach(failures::add);
        ServerProcess.Log log = server.log().minus(logStart);
        checkLog(log, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
        require(end.rawDetails() == start.rawDetails(), "control characters in a DisconnectInfo");
        require(
                !plan.latencyDecides() || during.millis(99) <= Math.max(plan.maxMillis(), 3 * before.millis(99)),
                "the latency is high");
        ServerFigures peaks = server.figures();
        return new AttackResult(
                plan,
                volume.toString(),
                before.toString(),
                during.toString(),
                after.toString(),
                during.datagramsLost(),
                honest.newcomers(),
                mebibytes(start.heapBytes(), end.heapBytes()),
                mebibytes(start.directBytes(), peaks.peakDirectBytes(), end.directBytes()),
                start.descriptors() + ", " + peaks.peakDescriptors() + ", " + end.descriptors(),
                log,
                List.copyOf(failures));
    }

    private static String mebibytes(long... bytes) {
        List<String> all = new ArrayList<>();
        for (long each : bytes) {
            all.add(Long.toString(each / MIB));
        }
        return String.join(", ", all);
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            failures.add(otherwise);
        }
    }

    /** Attacks, while others come. */
    private void attack(HonestClients honest) throws InterruptedException {
        long end = System.nanoTime() + plan.duration().toNanos();
        Set<Attacker> attackers = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.attacks().size(); i++) {
            Attack attack = plan.attacks().get(i);
            int network = plan.network() + i;
            Thread thread = new Thread(() -> repeat(attack, network, end, attackers), "attacker " + attack);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        long pause = Math.max(10, Math.min(500, plan.duration().toMillis() / 20));
        while (end - System.nanoTime() > 0) {
            if (plan.server().admitsMeanwhile()) {
                honest.comeAndGo();
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        }
        // Nothing that an attacker waits for lasts longer.
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        for (Thread each : threads) {
            each.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime())));
            require(!each.isAlive(), each.getName() + " has not come to an end");
        }
        attackers.forEach(Attacker::close);
        require(!volume.isNothing(), "there was no attack");
    }

    private void repeat(Attack attack, int network, long end, Set<Attacker> attackers) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            Duration duration =
                    Duration.ofNanos(Math.min(left, plan.effort().duration().toNanos()));
            try (Attacker attacker = new Attacker(server, plan.effort().lasting(duration), network, volume)) {
                attackers.add(attacker);
                attack.action().run(attacker);
                attackers.remove(attacker);
                attacker.failures().stream().limit(FAILURES).forEach(what -> failed(attack, what));
            } catch (Throwable e) {
                failed(attack, "the attack failed: " + e);
                return;
            }
        }
    }

    private void failed(Attack attack, String what) {
        failures.add(plan.attacks().size() == 1 ? what : attack + ": " + what);
    }

    /** Waits until the server holds what it held before. */
    private ServerFigures settle(ServerFigures start, HonestClients honest) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        ServerFigures now = server.collect();
        while (!isSettled(start, now, honest.count()) && end - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
            now = server.collect();
        }
        require(now.clients() == honest.count(), now.clients() + " clients are left instead of " + honest.count());
        require(now.pendingHandshakes() == 0, now.pendingHandshakes() + " connections are left in the handshake");
        require(
                now.eventLoops() == start.eventLoops(),
                "of " + start.eventLoops() + " event loops " + now.eventLoops() + " are left");
        require(now.heapBytes() <= start.heapBytes() + HEAP_ALLOWANCE, "the heap stays full");
        require(now.directBytes() <= start.directBytes() + DIRECT_ALLOWANCE, "direct memory stays in use");
        require(now.descriptors() <= start.descriptors() + DESCRIPTOR_ALLOWANCE, "descriptors stay open");
        return now;
    }

    private static boolean isSettled(ServerFigures start, ServerFigures now, int honest) {
        return now.clients() == honest
                && now.pendingHandshakes() == 0
                && now.heapBytes() <= start.heapBytes() + HEAP_ALLOWANCE
                && now.directBytes() <= start.directBytes() + DIRECT_ALLOWANCE
                && now.descriptors() <= start.descriptors() + DESCRIPTOR_ALLOWANCE;
    }

    /** Each event loop admits: they take turns. */
    private static void comeAfterwards(HonestClients honest) {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            honest.comeAndGo();
        }
    }

    private void checkLog(ServerProcess.Log log, long seconds) {
        long aSecond = plan.attacks().size() == 1 ? LOG_LINES_A_SECOND : LOG_LINES_A_SECOND_OF_ALL;
        require(log.lines() <= LOG_LINES + aSecond * seconds, log.lines() + " lines were logged in " + seconds + " s");
        require(log.raw() == 0, log.raw() + " lines of the log had control characters in them");
        require(log.leaks() == 0, "a buffer leaked");
    }
}
