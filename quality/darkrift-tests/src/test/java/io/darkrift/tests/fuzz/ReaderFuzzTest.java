package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.lang.management.ManagementFactory;

/**
 * Any methods of the reader, in any order, on any bytes: a value or a {@link WireException}, and little memory.
 *
 * <pre>
 * +----------+--------------------------+-------------------+
 * | count u8 | count x (method, argument) | what is read ...  |
 * +----------+--------------------------+-------------------+
 * </pre>
 */
class ReaderFuzzTest {
    /** What exceptions take, and the fuzzer itself. */
    private static final long ALLOWANCE = 1 << 18;

    /** A text or array in an array, of the least size, with the object's header. */
    private static final long PER_BYTE = 64;

    private static final int MAX_METHODS = 32;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @FuzzTest
    void anyMethodsReadAnyBytes(byte[] data) {
        long limit = ALLOWANCE + PER_BYTE * MAX_METHODS * data.length;
        // Loading classes allocates, too, but only once.
        if (allocatedBy(data) > limit && allocatedBy(data) > limit) {
            fail("%d bytes make the reader allocate more than %d", data.length, limit);
        }
    }

    private static long allocatedBy(byte[] data) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        readAll(data);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void readAll(byte[] data) {
        int count = data.length == 0 ? 0 : Math.min(data[0] & MAX_METHODS - 1, (data.length - 1) / 2);
        int from = data.length == 0 ? 0 : 1 + 2 * count;
        DarkriftReader in = new DarkriftReader(data, from, data.length);
        for (int i = 0; i < count; i++) {
            read(in, data[1 + 2 * i] & 0xFF, data[2 + 2 * i] & 0xFF);
        }
    }

    private static void read(DarkriftReader in, int code, int argument) {
        int position = in.position();
        int remaining = in.remaining();
        try {
            ReaderOperations.of(code).call(in, argument);
        } catch (WireException e) {
            if (e.offset() < position || e.offset() > position + remaining) {
                fail("the offset %d is none of %d to %d".formatted(e.offset(), position, position + remaining), e);
            }
        } catch (IndexOutOfBoundsException e) {
            // Documented, for an offset that the destination does not have, and a range that the array does not have.
            if (argument == 0) {
                throw e;
            }
        }
        if (in.remaining() < 0 || in.position() < 0) {
            fail("the reader stands at %d, with %d bytes left", in.position(), in.remaining());
        }
    }
}
