package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.lang.management.ManagementFactory;

/** Measures what a message makes the library allocate, which is bounded by its size. */
public final class DecodingMemory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The 1,024 elements that no byte pays for, room for the first entries of a map, and an exception with its trace. */
    private static final long ALLOWANCE = 1 << 17;

    /** Eight booleans are a byte, and a reference of 4 bytes each: in an array, in its copy, and unpacked before. */
    private static final long PER_BYTE = 96;

    private DecodingMemory() {}

    /** Fails if reading a message takes more memory than its size allows. Whether it can be read does not matter. */
    public static void check(MessageRegistry registry, Message message) {
        long limit = ALLOWANCE + PER_BYTE * message.size();
        // Loading classes allocates, too, but only once.
        if (allocatedBy(registry, message) > limit) {
            long allocated = allocatedBy(registry, message);
            if (allocated > limit) {
                fail(
                        "%d bytes with tag %d make the reader allocate %d, which is more than %d",
                        message.size(), message.tag(), allocated, limit);
            }
        }
    }

    private static long allocatedBy(MessageRegistry registry, Message message) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            registry.decode(message);
        } catch (WireException e) {
            // It is refused, and what was allocated until then counts.
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
