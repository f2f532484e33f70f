package io.darkrift.benchmarks.secure;

import com.sun.management.ThreadMXBean;
import io.darkrift.secure.DatagramCipher;
import io.darkrift.secure.datagram.LinkKeys;
import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;

/** The sealing and unsealing of datagrams alone. */
final class Sealing {
    private static final RekeyPolicy NEVER = new RekeyPolicy(Duration.ofDays(1), 1L << 40, Duration.ofSeconds(1));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * What a datagram costs.
     *
     * @param nanos nanoseconds for sealing and unsealing together
     * @param garbage bytes that are allocated for both
     */
    record Cost(double nanos, double garbage) {}

    private final LinkKeys client;
    private final LinkKeys server;
    private final ByteBuf datagram = Unpooled.directBuffer(2_048);
    private final byte[] out = new byte[2_048];

    Sealing(DatagramCipher cipher) {
        SecureRandom random = new SecureRandom();
        byte[] hello = LinkKeys.hello(cipher, random);
        client = LinkKeys.of(false, 1, cipher, hello, 0, NEVER, System::nanoTime, random);
        server = LinkKeys.of(true, 1, cipher, hello, 0, NEVER, System::nanoTime, random);
    }

    Cost measure(int size, int count) {
        byte[] message = new byte[size];
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            client.seal(message, 0, size, datagram.clear());
            if ((server.unseal(datagram, out) & ~LinkSecurity.NEWEST) != size) {
                throw new IllegalStateException("a datagram was not unsealed");
            }
        }
        long end = System.nanoTime();
        long garbage = THREADS.getThreadAllocatedBytes(thread) - allocated;
        return new Cost((end - start) / (double) count, garbage / (double) count);
    }

    void close() {
        datagram.release();
    }
}
