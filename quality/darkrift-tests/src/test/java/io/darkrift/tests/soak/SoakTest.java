package io.darkrift.tests.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.tests.soak.Accounts.Count;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Clients come, talk in both modes, misbehave and go, through a network that delays, cuts, reorders, drops and
 * duplicates. Each reliable message is accounted for, and at the end nothing is left.
 *
 * <p>System properties: {@code soak.duration} (such as PT10M), {@code soak.clients}, {@code soak.seed}.
 */
class SoakTest {
    private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT20S"));
    private static final int CLIENTS = Integer.getInteger("soak.clients", 60);
    private static final long SEED = seed();
    private static final long HEAP_ALLOWANCE = 32 << 20;
    private static final long DESCRIPTOR_ALLOWANCE = 10;

    private final AtomicInteger leaks = new AtomicInteger();

    private static long seed() {
        String given = System.getProperty("soak.seed", "");
        return given == null || given.isBlank() ? System.nanoTime() : Long.parseLong(given);
    }

    @Test
    void everyMessageIsAccountedForAndNothingIsLeft() throws InterruptedException {
        ByteBufUtil.setLeakListener((resource, records) -> leaks.incrementAndGet());
        // Loads the classes, and fills the pools.
        run(new Accounts(), 20, Duration.ofSeconds(3));
        settle();
        Footprint before = Footprint.now();

        Accounts accounts = new Accounts();
        String told = run(accounts, CLIENTS, DURATION);
        settle();
        Footprint after = Footprint.now();

        System.out.printf(
                "Soak of %s with %d clients, seed %d: %s%nbefore: %s%nafter: %s%n",
                DURATION, CLIENTS, SEED, told, before, after);
        assertThat(accounts.failures()).isEmpty();
        assertThat(accounts.get(Count.TALKS_DONE)).isPositive();
        assertThat(after.heapBytes()).isLessThan(before.heapBytes() + HEAP_ALLOWANCE);
        assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + DESCRIPTOR_ALLOWANCE);
        assertThat(after.threads()).noneMatch(SoakTest::isOurs);
        assertThat(leaks).hasValue(0);
    }

    private static String run(Accounts accounts, int clients, Duration duration) {
        try (SoakServer server = new SoakServer(accounts);
                Crowd crowd = new Crowd(server.server().port(), accounts, SEED)) {
            crowd.run(clients, duration);
            await().atMost(Duration.ofMinutes(2)).until(() -> server.server().clientCount() == 0);
            return crowd.sessions() + " sessions, " + accounts + ", " + crowd.network() + ", "
                    + server.server().statistics();
        }
    }

    /** Lets threads end, and leaks come to light. */
    private static void settle() throws InterruptedException {
        GlobalEventExecutor.INSTANCE.awaitInactivity(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Footprint.threadNames().stream().noneMatch(SoakTest::isOurs));
        System.gc();
        for (int i = 0; i < 1_000; i++) {
            PooledByteBufAllocator.DEFAULT.buffer(16).release();
        }
    }

    private static boolean isOurs(String thread) {
        return thread.startsWith("darkrift") || thread.startsWith("proxy") || thread.startsWith("crowd");
    }
}
