package io.darkrift.testing;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds threads and buffers that a test has left behind. */
final class Leftovers {
    private static final long GRACE_MILLIS = 1_000;
    private static final int MAX_COLLECTIONS = 20;
    private static final long COLLECTION_MILLIS = 100;

    private Leftovers() {}

    static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** The threads that are not among those of before, and do not end within a second. */
    static List<String> startedSince(Set<Thread> before) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        return threads().stream()
                .filter(thread -> !before.contains(thread) && !isKept(thread) && goesOn(thread, deadline))
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /** Threads that the JVM, Netty and the library start once and keep. */
    private static boolean isKept(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        String name = thread.getName();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup")
                || name.startsWith("ForkJoinPool.commonPool-")
                || name.startsWith("CompletableFutureDelayScheduler")
                || name.startsWith("globalEventExecutor-")
                || name.equals("darkrift-watchdog");
    }

    private static boolean goesOn(Thread thread, long deadline) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }

    /** The leaks that Netty has found since the last call. Empty where it does not report to {@link ReportingLeakDetector}. */
    static List<String> takeLeaks() {
        if (!ReportingLeakDetector.isInUse()
                || ResourceLeakDetector.getLevel() != ResourceLeakDetector.Level.PARANOID) {
            return List.of();
        }
        // The JVM reports references one by one: after the second collection, all of the first have been reported.
        collectGarbage();
        collectGarbage();
        // Netty looks for leaks when it allocates.
        for (int i = 0; i < 10; i++) {
            UnpooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
            UnpooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        }
        return ReportingLeakDetector.takeLeaks();
    }

    private static void collectGarbage() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> garbage = new WeakReference<>(new Object(), queue);
        try {
            for (int i = 0; i < MAX_COLLECTIONS; i++) {
                System.gc();
                if (queue.remove(COLLECTION_MILLIS) == garbage) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
