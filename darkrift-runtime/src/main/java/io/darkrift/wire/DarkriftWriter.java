package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into an array that grows, one after the other, in the format of DarkRift:
 *
 * <pre>{@code
 * DarkriftWriter payload = new DarkriftWriter();
 * payload.writeUInt16(40_000);
 * payload.writeString("hello");
 * client.send(Message.of(300, payload));
 * }</pre>
 *
 * <p>Numbers are big-endian. A string is the count of its bytes (four bytes), then those bytes, in UTF-16,
 * little-endian, unless another encoding is given. An array is the count of its elements (four bytes), then the
 * elements.
 *
 * <p>Every method that writes throws an {@link IllegalArgumentException} if a value is outside its range, or if the
 * result would be larger than an array can be, and a {@link NullPointerException} if the value is null. The writer is
 * then unchanged.
 *
 * <p>A writer can be used for many messages: use what was written in {@link #array()}, then {@link #reset reset} the
 * writer. Its memory is reused. Not safe for use by several threads at once.
 */
public final class DarkriftWriter {
    private static final int DEFAULT_CAPACITY = 256;

    /** The largest array that every JVM can make. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int position;

    /** How many elements that may take no bytes have been written since the last message ended. */
    private long emptyElements;

    /** The index of the count of the first of them. */
    private int firstEmptyElements;

    // Both are made when they are first needed.
    private char @Nullable [] scratch;
    private Utf16.@Nullable Views views;

    /** Creates an empty writer. */
    public DarkriftWriter() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Creates an empty writer with an initial capacity.
     *
     * @param capacity how many bytes it holds before it grows
     * @throws IllegalArgumentException if it is negative
     */
    public DarkriftWriter(int capacity) {
        bytes = new byte[checkCapacity(capacity)];
    }

    private static int checkCapacity(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is " + capacity + ": it can't be negative");
        }
        return capacity;
    }

    /**
     * Returns the array that is written to. It holds what was written from index 0 to {@link #position()}. The writer
     * replaces it when it is full: call this method again after each {@link #reserve reserve} or write.
     *
     * @return the array itself, no copy
     */
    public byte[] array() {
        return bytes;
    }

    /** {@return the number of bytes that have been written} */
    public int position() {
        return position;
    }

    /**
     * Returns a copy of what was written.
     *
     * @return a new array of {@link #position()} bytes
     * @throws IllegalArgumentException if a reader would reject it, as {@link #endMessage endMessage} describes
     */
    public byte[] toByteArray() {
        if (emptyElements > DarkriftReader.maxEmptyElements(position)) {
            throw tooManyEmptyElements(position, "the message");
        }
        return Arrays.copyOf(bytes, position);
    }

    /**
     * Checks the number of elements that may take no bytes: a reader accepts as many as the message has bytes, plus
     * 1,024, in all arrays of the message together. {@link #toByteArray} does the same check. Call this method if you
     * use {@link #array()} instead, or write another message after this one.
     *
     * @param start the {@link #position()} at which the message began
     * @param message the message, whose class the exception names
     * @throws IllegalArgumentException if there are more. What was written stays in the writer: {@link #rewind rewind}
     *     it
     */
    public void endMessage(int start, Object message) {
        int size = position - start;
        if (emptyElements > DarkriftReader.maxEmptyElements(size)) {
            throw tooManyEmptyElements(size, message.getClass().getSimpleName());
        }
        emptyElements = 0;
    }

    private IllegalArgumentException tooManyEmptyElements(int size, String name) {
        return new IllegalArgumentException(name + ": " + DarkriftReader.describeEmptyElements(emptyElements, size)
                + ": send their number instead, or give them a component");
    }

    private void countEmptyElements(int at, int count) {
        firstEmptyElements = emptyElements == 0 ? at : Math.min(firstEmptyElements, at);
        emptyElements += count;
    }

    /**
     * Discards what was written after a position.
     *
     * @param position a former {@link #position()}; 0 discards everything
     * @throws IllegalArgumentException if it is negative or greater than the current position
     */
    public void rewind(int position) {
        if (position < 0 || position > this.position) {
            throw new IllegalArgumentException("can't rewind from " + this.position + " to " + position);
        }
        this.position = position;
        if (position <= firstEmptyElements) {
            emptyElements = 0;
        }
    }

    /** Discards what was written after a position, and is exact about what was counted since. */
    private void rewind(int position, long emptyElements) {
        rewind(position);
        this.emptyElements = emptyElements;
    }

    /**
     * Discards everything, and keeps the array for what is written next, unless it has grown beyond a limit. This lets
     * a thread use one writer for all its messages, while a single large message does not occupy memory until the
     * thread ends.
     *
     * @param maxCapacity the size in bytes of the largest array that is kept
     * @throws IllegalArgumentException if it is negative
     */
    public void reset(int maxCapacity) {
        if (bytes.length > maxCapacity) {
            bytes = new byte[Math.min(DEFAULT_CAPACITY, checkCapacity(maxCapacity))];
            views = null;
        }
        position = 0;
        emptyElements = 0;
    }

    /**
     * Reserves room for bytes that the caller then stores into {@link #array()}. Until then their values are undefined.
     *
     * @param count how many bytes
     * @return the index of the first
     */
    public int reserve(int count) {
        int at = position;
        if (count < 0 || count > bytes.length - at) {
            grow(count);
        }
        position = at + count;
        return at;
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

    /**
     * Writes the count of an array, and reserves room for its elements. The number of elements without bytes is
     * limited, as {@link #endMessage endMessage} describes.
     *
     * @param count how many elements
     * @param elementBytes the size of an element in bytes
     * @return the index of the first
     */
    public int reserveArray(int count, int elementBytes) {
        long size = 4 + (long) count * elementBytes;
        if (count < 0 || size > MAX_CAPACITY) {
            throw new IllegalArgumentException(count + " elements of " + elementBytes
                    + " bytes do not fit into an array: it holds 0 elements or more, and " + MAX_CAPACITY
                    + " bytes at most");
        }
        int at = reserve((int) size);
        BigEndian.putInt32(bytes, at, count);
        if (elementBytes == 0) {
            countEmptyElements(at, count);
        }
        return at + 4;
    }

    /**
     * Writes the count of an array whose elements follow one by one. A reader reads it with {@link
     * DarkriftReader#readCount readCount} and the same size. The number of elements that may take no bytes is limited,
     * as {@link #endMessage endMessage} describes.
     *
     * @param count how many elements
     * @param elementBytes the least size of an element in bytes, 0 if it may take no bytes
     * @throws IllegalArgumentException if the count is negative
     */
    public void writeCount(int count, int elementBytes) {
        if (count < 0) {
            throw new IllegalArgumentException("a count of " + count + " is negative");
        }
        int at = reserve(4);
        BigEndian.putInt32(bytes, at, count);
        if (elementBytes == 0) {
            countEmptyElements(at, count);
        }
    }

    /**
     * Writes a signed integer of one byte.
     *
     * @param value -128 to 127
     */
    public void writeInt8(int value) {
        Checks.int8(value, "int8");
        int at = reserve(1);
        BigEndian.putInt8(bytes, at, value);
    }

    /**
     * Writes an unsigned integer of one byte.
     *
     * @param value 0 to 255
     */
    public void writeUInt8(int value) {
        Checks.uint8(value, "uint8");
        int at = reserve(1);
        BigEndian.putInt8(bytes, at, value);
    }

    /**
     * Writes a signed integer of two bytes.
     *
     * @param value -32,768 to 32,767
     */
    public void writeInt16(int value) {
        Checks.int16(value, "int16");
        int at = reserve(2);
        BigEndian.putInt16(bytes, at, value);
    }

    /**
     * Writes an unsigned integer of two bytes.
     *
     * @param value 0 to 65,535
     */
    public void writeUInt16(int value) {
        Checks.uint16(value, "uint16");
        int at = reserve(2);
        BigEndian.putInt16(bytes, at, value);
    }

    /**
     * Writes a signed integer of four bytes.
     *
     * @param value any int
     */
    public void writeInt32(int value) {
        int at = reserve(4);
        BigEndian.putInt32(bytes, at, value);
    }

    /**
     * Writes an unsigned integer of four bytes.
     *
     * @param value 0 to 4,294,967,295
     */
    public void writeUInt32(long value) {
        int bits = Checks.uint32(value, "uint32");
        int at = reserve(4);
        BigEndian.putInt32(bytes, at, bits);
    }

    /**
     * Writes a signed integer of eight bytes.
     *
     * @param value any long
     */
    public void writeInt64(long value) {
        int at = reserve(8);
        BigEndian.putInt64(bytes, at, value);
    }

    /**
     * Writes an unsigned integer of eight bytes.
     *
     * @param bits its bits: -1 is 2<sup>64</sup> - 1
     */
    public void writeUInt64(long bits) {
        writeInt64(bits);
    }

    /**
     * Writes an unsigned integer of eight bytes.
     *
     * @param value 0 to 2<sup>64</sup> - 1
     */
    public void writeUInt64(BigInteger value) {
        writeInt64(Checks.uint64(value, "uint64"));
    }

    /**
     * Writes a float in four bytes.
     *
     * @param value any float; the bits of a NaN are kept
     */
    public void writeFloat32(float value) {
        int at = reserve(4);
        BigEndian.putFloat32(bytes, at, value);
    }

    /**
     * Writes a double in eight bytes.
     *
     * @param value any double; the bits of a NaN are kept
     */
    public void writeFloat64(double value) {
        int at = reserve(8);
        BigEndian.putFloat64(bytes, at, value);
    }

    /**
     * Writes a boolean in one byte.
     *
     * @param value true becomes 1, false 0
     */
    public void writeBoolean(boolean value) {
        int at = reserve(1);
        BigEndian.putBoolean(bytes, at, value);
    }

    /**
     * Writes bytes as they are, without a count.
     *
     * @param value the bytes
     */
    public void writeRaw(byte[] value) {
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
    public void writeRaw(byte[] value, int from, int count) {
        if ((from | count) < 0 || count > value.length - from) {
            throw new IndexOutOfBoundsException(
                    count + " bytes from index " + from + " of an array of " + value.length);
        }
        int at = reserve(count);
        System.arraycopy(value, from, bytes, at, count);
    }

    /**
     * Writes bytes with their count. {@link #writeRaw(byte[]) writeRaw} writes them without.
     *
     * @param value the bytes
     */
    public void writeBytes(byte[] value) {
        int at = reserveArray(value.length, 1);
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    /**
     * Writes a part of an array of bytes with its count.
     *
     * @param value an array that holds the bytes
     * @param from the index of the first
     * @param count how many
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public void writeBytes(byte[] value, int from, int count) {
        Objects.checkFromIndexSize(from, count, value.length);
        int at = reserveArray(count, 1);
        System.arraycopy(value, from, bytes, at, count);
    }

    /**
     * Writes an array of signed integers of one byte.
     *
     * @param value the numbers
     */
    public void writeInt8s(byte[] value) {
        writeBytes(value);
    }

    /**
     * Writes an array of unsigned integers of one byte.
     *
     * @param value the numbers: 0 to 255
     */
    public void writeUInt8s(int[] value) {
        NumberArrays.checkUInt8s(value);
        int at = reserveArray(value.length, 1);
        NumberArrays.putUInt8s(bytes, at, value);
    }

    /**
     * Writes an array of signed integers of two bytes.
     *
     * @param value the numbers
     */
    public void writeInt16s(short[] value) {
        int at = reserveArray(value.length, 2);
        NumberArrays.putInt16s(bytes, at, value);
    }

    /**
     * Writes an array of unsigned integers of two bytes.
     *
     * @param value the numbers: 0 to 65,535
     */
    public void writeUInt16s(int[] value) {
        NumberArrays.checkUInt16s(value);
        int at = reserveArray(value.length, 2);
        NumberArrays.putUInt16s(bytes, at, value);
    }

    /**
     * Writes an array of signed integers of four bytes.
     *
     * @param value the numbers
     */
    public void writeInt32s(int[] value) {
        int at = reserveArray(value.length, 4);
        NumberArrays.putInt32s(bytes, at, value);
    }

    /**
     * Writes an array of unsigned integers of four bytes.
     *
     * @param value the numbers: 0 to 4,294,967,295
     */
    public void writeUInt32s(long[] value) {
        NumberArrays.checkUInt32s(value);
        int at = reserveArray(value.length, 4);
        NumberArrays.putUInt32s(bytes, at, value);
    }

    /**
     * Writes an array of signed integers of eight bytes.
     *
     * @param value the numbers
     */
    public void writeInt64s(long[] value) {
        int at = reserveArray(value.length, 8);
        NumberArrays.putInt64s(bytes, at, value);
    }

    /**
     * Writes an array of unsigned integers of eight bytes.
     *
     * @param bits the bits of the numbers: -1 is 2<sup>64</sup> - 1
     */
    public void writeUInt64s(long[] bits) {
        writeInt64s(bits);
    }

    /**
     * Writes an array of unsigned integers of eight bytes.
     *
     * @param value the numbers: 0 to 2<sup>64</sup> - 1; null is an {@link IllegalArgumentException}
     */
    public void writeUInt64s(BigInteger[] value) {
        NumberArrays.checkBigUInt64s(value);
        int at = reserveArray(value.length, 8);
        NumberArrays.putBigUInt64s(bytes, at, value);
    }

    /**
     * Writes an array of unsigned integers of eight bytes.
     *
     * @param value the numbers: 0 to 2<sup>64</sup> - 1; null is an {@link IllegalArgumentException}
     */
    public void writeUInt64s(List<BigInteger> value) {
        writeUInt64s(value.toArray(BigInteger[]::new));
    }

    /**
     * Writes an array of floats of four bytes.
     *
     * @param value the numbers
     */
    public void writeFloat32s(float[] value) {
        int at = reserveArray(value.length, 4);
        NumberArrays.putFloat32s(bytes, at, value);
    }

    /**
     * Writes an array of doubles of eight bytes.
     *
     * @param value the numbers
     */
    public void writeFloat64s(double[] value) {
        int at = reserveArray(value.length, 8);
        NumberArrays.putFloat64s(bytes, at, value);
    }

    /**
     * Writes an array of booleans, packed: eight to a byte, the first in the highest bit.
     *
     * @param value the booleans
     */
    public void writeBooleans(boolean[] value) {
        int at = reserve(4 + NumberArrays.packedSize(value.length));
        BigEndian.putInt32(bytes, at, value.length);
        NumberArrays.putBooleans(bytes, at + 4, value);
    }

    /**
     * Writes a string in UTF-16, little-endian. An unpaired surrogate is written as it is.
     *
     * @param value the string
     */
    public void writeString(String value) {
        TextWriter.writeUtf16Le(this, value);
    }

    /**
     * Writes a string.
     *
     * @param value the string
     * @param encoding its encoding; ASCII refuses other characters, and UTF-8 replaces unpaired surrogates by U+FFFD
     */
    public void writeString(String value, TextEncoding encoding) {
        TextWriter.write(this, value, encoding);
    }

    /**
     * Writes a character as a string of its own, in UTF-16, little-endian.
     *
     * @param value the character
     */
    public void writeChar(char value) {
        int at = reserve(6);
        BigEndian.putInt32(bytes, at, 2);
        BigEndian.putInt16(bytes, at + 4, Character.reverseBytes(value));
    }

    /**
     * Writes a character as a string of its own.
     *
     * @param value the character
     * @param encoding its encoding; ASCII refuses other characters
     */
    public void writeChar(char value, TextEncoding encoding) {
        writeString(String.valueOf(value), encoding);
    }

    /**
     * Writes characters as one string in UTF-16, little-endian.
     *
     * @param value the characters
     */
    public void writeChars(char[] value) {
        TextWriter.writeUtf16Le(this, value);
    }

    /**
     * Writes characters as one string.
     *
     * @param value the characters
     * @param encoding their encoding; ASCII refuses other characters
     */
    public void writeChars(char[] value, TextEncoding encoding) {
        writeString(new String(value), encoding);
    }

    /**
     * Writes an array of strings in UTF-16, little-endian.
     *
     * @param value the strings; null among them is an {@link IllegalArgumentException}
     */
    public void writeStrings(String[] value) {
        writeStrings(value, TextEncoding.UTF_16LE);
    }

    /**
     * Writes an array of strings.
     *
     * @param value the strings; null among them is an {@link IllegalArgumentException}
     * @param encoding their encoding; ASCII refuses other characters
     */
    public void writeStrings(String[] value, TextEncoding encoding) {
        int start = position;
        try {
            writeInt32(value.length);
            for (int i = 0; i < value.length; i++) {
                writeElement(value[i], i, encoding);
            }
        } catch (RuntimeException | Error e) {
            rewind(start);
            throw e;
        }
    }

    private void writeElement(@Nullable String text, int index, TextEncoding encoding) {
        if (text == null) {
            Checks.notNull(text, "strings[" + index + "]");
        }
        try {
            writeString(text, encoding);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("strings[" + index + "]: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a value with its serializer: what C# calls a serializable. An exception of the serializer is passed on,
     * and the writer is then unchanged.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param serializer its serializer
     */
    public <T> void write(T value, ValueSerializer<? super T> serializer) {
        int start = position;
        long before = emptyElements;
        try {
            serializer.write(value, this);
        } catch (RuntimeException | Error e) {
            rewind(start, before);
            throw e;
        }
    }

    /**
     * Writes the count of values, and each value with a serializer. An exception of the serializer is passed on, and
     * the writer is then unchanged.
     *
     * @param <T> the type of the values
     * @param values the values; values that take no bytes are limited in number, as {@link #endMessage endMessage}
     *     describes
     * @param serializer their serializer
     */
    public <T> void writeAll(T[] values, ValueSerializer<? super T> serializer) {
        writeAll(Arrays.asList(values), serializer);
    }

    /**
     * Writes the count of values, and each value with a serializer. An exception of the serializer is passed on, and
     * the writer is then unchanged.
     *
     * @param <T> the type of the values
     * @param values the values; values that take no bytes are limited in number, as {@link #endMessage endMessage}
     *     describes
     * @param serializer their serializer
     */
    public <T> void writeAll(List<? extends T> values, ValueSerializer<? super T> serializer) {
        int start = position;
        long before = emptyElements;
        try {
            reserve(4);
            int count = 0;
            for (T value : values) {
                serializer.write(value, this);
                count++;
            }
            BigEndian.putInt32(bytes, start, count);
            countEmptyElements(start, count);
        } catch (RuntimeException | Error e) {
            rewind(start, before);
            throw e;
        }
    }

    /** Returns an array to unpack chars into: {@link TextWriter#SCRATCH_CHARS} at a time. */
    char[] scratch() {
        char[] existing = scratch;
        if (existing == null) {
            existing = new char[TextWriter.SCRATCH_CHARS];
            scratch = existing;
        }
        return existing;
    }

    /** Returns a view of the array whose chars are little-endian and start at the parity of an index. */
    CharBuffer charsAt(int at) {
        Utf16.Views existing = views;
        if (existing == null) {
            existing = new Utf16.Views(bytes);
            views = existing;
        }
        return existing.at(at);
    }
}
