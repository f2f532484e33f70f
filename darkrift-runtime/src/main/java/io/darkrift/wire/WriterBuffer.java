package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The growing array behind a {@link DarkriftWriter}. */
abstract sealed class WriterBuffer permits ScalarWriter {
    /** The largest array that every JVM can make. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    /** What of a text is unpacked at a time. */
    static final int SCRATCH_CHARS = 1024;

    private byte[] bytes;
    private int position;

    private @Nullable CharViews views;
    private char @Nullable [] scratch;

    WriterBuffer(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is " + capacity + ": it can't be negative");
        }
        bytes = new byte[capacity];
    }

    /**
     * The array that is written to. It holds what was written from index 0 to {@link #position()}. Another takes its
     * place when it is full: ask for it again after each {@link #reserve reserve} or write.
     *
     * @return the array itself, no copy
     */
    public final byte[] array() {
        return bytes;
    }

    /**
     * How much has been written.
     *
     * @return the count of bytes
     */
    public final int position() {
        return position;
    }

    /**
     * Makes room for bytes that the caller then stores into {@link #array()}. They hold anything until then.
     *
     * @param count how many bytes
     * @return the index of the first
     * @throws IllegalArgumentException if the count is negative, or more than an array can hold
     */
    public final int reserve(int count) {
        int at = position;
        if (count < 0 || count > bytes.length - at) {
            grow(count);
        }
        position = at + count;
        return at;
    }

    /**
     * Writes the count of an array, and makes room for its elements.
     *
     * @param count how many elements
     * @param elementBytes the size of one in bytes
     * @return the index of the first
     * @throws IllegalArgumentException if the count is negative, or the elements are more than an array can hold
     */
    public final int reserveArray(int count, int elementBytes) {
        long size = 4 + (long) count * elementBytes;
        if (count < 0 || size > MAX_CAPACITY) {
            throw new IllegalArgumentException(count + " elements of " + elementBytes
                    + " bytes are no array: it holds 0 elements or more, and " + MAX_CAPACITY + " bytes at most");
        }
        int at = reserve((int) size);
        BigEndian.putInt32(bytes, at, count);
        return at + 4;
    }

    /**
     * Takes back what was written after a position.
     *
     * @param position a former {@link #position()}
     * @throws IllegalArgumentException if it lies behind the present position
     */
    public final void rewind(int position) {
        if (position < 0 || position > this.position) {
            throw new IllegalArgumentException("can't rewind from " + this.position + " to " + position);
        }
        this.position = position;
    }

    /**
     * A copy of what was written.
     *
     * @return a new array of {@link #position()} bytes
     */
    public final byte[] toByteArray() {
        return Arrays.copyOf(bytes, position);
    }

    /**
     * Writes bytes as they are, without a count.
     *
     * @param value the bytes
     */
    public final void writeRaw(byte[] value) {
        writeRaw(value, 0, value.length);
    }

    /**
     * Writes bytes as they are, without a count.
     *
     * @param value an array that holds the bytes
     * @param from the index of the first
     * @param count how many
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public final void writeRaw(byte[] value, int from, int count) {
        if ((from | count) < 0 || count > value.length - from) {
            throw new IndexOutOfBoundsException(
                    count + " bytes from index " + from + " of an array of " + value.length);
        }
        int at = reserve(count);
        System.arraycopy(value, from, bytes, at, count);
    }

    /** A view of the array whose chars are little-endian and start at the parity of an index. */
    final CharBuffer charsAt(int at) {
        CharViews existing = views;
        if (existing == null) {
            existing = new CharViews(bytes);
            views = existing;
        }
        return existing.at(at);
    }

    /** Room to unpack a stretch of text into. */
    final char[] scratch() {
        char[] chars = scratch;
        if (chars == null) {
            chars = new char[SCRATCH_CHARS];
            scratch = chars;
        }
        return chars;
    }

    private void grow(int count) {
        long needed = (long) position + count;
        if (count < 0 || needed > MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "can't make room for " + count + " bytes behind " + position + ": the limit is " + MAX_CAPACITY);
        }
        long doubled = Math.max(64, 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_CAPACITY, Math.max(needed, doubled)));
        views = null;
    }
}
