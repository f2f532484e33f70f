package io.darkrift.tests.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a process holds.
 *
 * @param heapBytes what is left of the heap after a collection
 * @param descriptors open files and sockets, or 0 where the system does not tell
 * @param threads the names of all threads
 */
record Footprint(long heapBytes, long descriptors, Set<String> threads) {
    static Footprint now() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return new Footprint(heap, openDescriptors(), threadNames());
    }

    static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return heapBytes / 1024 + " KiB of heap, " + descriptors + " descriptors, " + threads.size() + " threads";
    }
}
