package io.darkrift.transport.bichannel.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.CleanableDirectBuffer;
import io.netty.util.internal.PlatformDependent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where datagrams are read into: memory that all UDP sockets of an event loop share, because only one of them is read
 * at a time, and the receiver of a datagram copies it. Allocating room for the largest possible
 * datagram each time would cost more than reading it.
 *
 * <p>A buffer that is still in use, against that rule, is left alone: another is allocated in its place.
 */
final class DatagramBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    /** The largest possible datagram: a smaller buffer would cut it short. */
    static final int MAX_DATAGRAM = 65_507;

    /** How many are read in one turn, and with one system call where there is one for that. */
    private static final int MAX_AT_ONCE = 16;

    /** The memory of all event loops, in bytes. */
    static final AtomicLong IN_USE = new AtomicLong();

    /** Room for datagrams that are read one by one, or all of it for those that are read at once. */
    private static final class Room {
        private static final FastThreadLocal<Room> OF_LOOP = new FastThreadLocal<>() {
            @Override
            protected Room initialValue() {
                return new Room();
            }

            @Override
            protected void onRemoval(Room room) {
                room.free();
            }
        };

        // The end of the thread frees this, and not the collector, which may take its time. An allocator of Netty would
        // leave it to the collector on JDK 24 and newer.
        private final CleanableDirectBuffer memory = PlatformDependent.allocateDirect(MAX_AT_ONCE * MAX_DATAGRAM, true);
        private final ByteBuf all = Unpooled.wrappedBuffer(memory.buffer());
        private final ByteBuf[] single = new ByteBuf[MAX_AT_ONCE];
        private int next;

        Room() {
            for (int i = 0; i < MAX_AT_ONCE; i++) {
                single[i] = Unpooled.wrappedBuffer(memory.buffer().slice(i * MAX_DATAGRAM, MAX_DATAGRAM));
            }
            IN_USE.addAndGet(all.capacity());
        }

        /** Frees the memory, unless somebody uses it against the rule. */
        void free() {
            if (all.refCnt() == 1 && Arrays.stream(single).allMatch(buffer -> buffer.refCnt() == 1)) {
                memory.clean();
                IN_USE.addAndGet(-all.capacity());
            }
        }

        ByteBuf one() {
            next = (next + 1) % MAX_AT_ONCE;
            return single[next];
        }
    }

    /** How often a socket that had one datagram at a time is asked for a second one. */
    private static final int PROBE_EVERY = 16;

    private final boolean isNative;

    /**
     * Buffers for sockets.
     *
     * @param isNative whether the sockets are native, and may read many datagrams with one system call
     */
    DatagramBuffers(boolean isNative) {
        super(MAX_AT_ONCE);
        this.isNative = isNative;
    }

    @Override
    public ExtendedHandle newHandle() {
        return new MaxMessageHandle() {
            private boolean atOnce = isNative;
            private boolean expectsMore = true;
            private int read;
            private int turns;

            @Override
            public void reset(ChannelConfig config) {
                super.reset(config);
                atOnce = isNative && NativeSockets.readsManyAtOnce(config);
                // To ask in vain is a system call. So a socket that had one datagram last time is seldom asked for two:
                // if
                // it has more, the event loop comes back to it.
                turns = read > 1 ? 0 : turns + 1;
                expectsMore = turns % PROBE_EVERY == 0;
                read = 0;
            }

            @Override
            public int guess() {
                return atOnce ? MAX_AT_ONCE * MAX_DATAGRAM : MAX_DATAGRAM;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                Room room = Room.OF_LOOP.get();
                ByteBuf buffer = atOnce ? room.all : room.one();
                return buffer.refCnt() == 1 ? buffer.retain().clear() : allocator.ioBuffer(guess());
            }

            @Override
            public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
                // Where there was room for more than came, there is no more.
                return super.continueReading(maybeMore)
                        && (atOnce ? lastBytesRead() == attemptedBytesRead() : expectsMore);
            }

            @Override
            public void lastBytesRead(int bytes) {
                super.lastBytesRead(bytes);
                if (bytes > 0) {
                    read++;
                }
            }
        };
    }
}
