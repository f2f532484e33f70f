package io.darkrift.testing;

import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Records the buffers that Netty finds unreleased, for {@link DarkriftExtension}. Netty creates it by its class name,
 * which is the value of the system property {@code io.netty.customResourceLeakDetector}.
 *
 * @param <T> the type of the resource that is watched
 */
public final class ReportingLeakDetector<T> extends ResourceLeakDetector<T> {
    private static final ConcurrentLinkedQueue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static volatile boolean inUse;

    /**
     * Creates a detector. Netty calls it.
     *
     * @param resourceType what is watched
     * @param samplingInterval one of how many is watched, unless the level is paranoid
     */
    public ReportingLeakDetector(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
        inUse = true;
    }

    /**
     * Creates a detector. Netty calls it.
     *
     * @param resourceType the type of the resource that is watched
     * @param samplingInterval one of this many is watched, unless the level is paranoid
     * @param maxActive has no effect
     */
    public ReportingLeakDetector(Class<?> resourceType, int samplingInterval, long maxActive) {
        this(resourceType, samplingInterval);
    }

    static boolean isInUse() {
        return inUse;
    }

    static List<String> takeLeaks() {
        List<String> taken = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            taken.add(leak);
        }
        return taken;
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        LEAKS.add(resourceType + " was never released:" + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        LEAKS.add(resourceType + " was never released");
    }
}
