package io.darkrift.transport.bichannel.socket;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/** Buffers that are counted, so that one that has not been released is noticed at once. All are on the heap. */
public final class CountedMemory extends AbstractByteBufAllocator {
    private int buffers;

    /** No buffers yet. */
    public CountedMemory() {
        super(false);
    }

    /** How many buffers have not been released. */
    public int buffers() {
        return buffers;
    }

    @Override
    public ByteBuf ioBuffer(int capacity) {
        return heapBuffer(capacity);
    }

    @Override
    protected ByteBuf newHeapBuffer(int capacity, int maxCapacity) {
        buffers++;
        return new Counted(capacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int capacity, int maxCapacity) {
        return newHeapBuffer(capacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    private final class Counted extends UnpooledHeapByteBuf {
        Counted(int capacity, int maxCapacity) {
            super(CountedMemory.this, capacity, maxCapacity);
        }

        @Override
        protected void deallocate() {
            buffers--;
            super.deallocate();
        }
    }
}
