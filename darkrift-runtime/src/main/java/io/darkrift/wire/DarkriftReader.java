package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from an array, one after the other, as {@link DarkriftWriter} and the writer of C# write them:
 *
 * <pre>{@code
 * DarkriftReader payload = message.reader();
 * int id = payload.readUInt16();
 * String name = payload.readString();
 * }</pre>
 *
 * <p>Every method that reads throws a {@link WireException} if fewer bytes are left than the value takes, or if a count
 * or length is negative or more than the bytes that are left can hold. Counts and lengths are checked before anything
 * is allocated. After an exception, the reader is positioned before the value, or the element of an array, that could
 * not be read. Malformed bytes cause no other exception. What is read takes at most eight bytes of memory for each byte
 * of input, apart from objects that a serializer of yours creates.
 *
 * <p>The methods named {@code ...Into} read into an existing array. They throw a {@link WireException} if the array has
 * no room for what arrived, and an {@link IndexOutOfBoundsException} if the offset is outside the array; the reader is
 * then positioned before the count.
 *
 * <p>A reader of many strings in UTF-16, little-endian, caches up to 512 strings of 4 to 16 characters, which takes
 * about 50 KB. A repeated string, such as the name of a player in each snapshot, is then the same {@code String}
 * object. Not safe for use by several threads at once.
 */
public final class DarkriftReader {
    /** So many elements that may take no bytes are accepted besides one for each byte of the message. */
    private static final int FREE_ELEMENTS = 1_024;

    private static final int MAX_SCRATCH_CHARS = 1024;
    private static final char[] NO_CHARS = new char[0];

    private byte[] bytes;
    private int start;
    private int position;
    private int end;

    /** The size of all that is to be read. */
    private int size;

    /** How many elements that may take no bytes have been announced since the start. */
    private long emptyElements;

    // All of these are made when they are first needed.
    private char[] scratch = NO_CHARS;
    private @Nullable StringCache strings;
    private Utf16.@Nullable Views views;

    /**
     * Creates a reader of a whole array.
     *
     * @param bytes the array; it is not copied
     */
    public DarkriftReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * Creates a reader of a part of an array.
     *
     * @param bytes the array; it is not copied
     * @param from the index of the first byte
     * @param to the index after the last byte
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public DarkriftReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        wrap(bytes, from, to);
    }

    /**
     * Replaces the bytes that this reader reads.
     *
     * @param bytes the array that holds them; it is not copied
     * @param from the index of the first byte
     * @param to the index after the last byte
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public void wrap(byte[] bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.length) {
            throw new IndexOutOfBoundsException("no range " + from + " to " + to + " in an array of " + bytes.length);
        }
        if (this.bytes != bytes) {
            // The array is mostly the same, and a store that the garbage collector has to see is not free.
            this.bytes = bytes;
            this.views = null;
        }
        this.start = from;
        this.position = from;
        this.end = to;
        this.size = to - from;
        this.emptyElements = 0;
    }

    /**
     * Returns the array that is read from. Use it with the indices that {@link #require require} returns.
     *
     * @return the array itself, no copy
     */
    public byte[] array() {
        return bytes;
    }

    /** {@return the number of bytes that have been read} */
    public int position() {
        return position - start;
    }

    /** {@return the number of bytes that are left} */
    public int remaining() {
        return end - position;
    }

    /**
     * Skips bytes that the caller then loads from {@link #array()}.
     *
     * @param count how many bytes to skip
     * @return the index of the first
     */
    public int require(int count) {
        int at = position;
        if (count < 0 || count > end - at) {
            throw tooFew(count);
        }
        position = at + count;
        return at;
    }

    /**
     * Reads the count of an array, and checks it against the bytes that are left.
     *
     * <p>Elements that may take no bytes are counted together, in all arrays since the start. Their number is limited
     * to the number of bytes that the reader was given, plus 1,024. Without this limit a short message could take any
     * amount of memory.
     *
     * @param elementBytes the least size of an element in bytes, 0 if it may take no bytes
     * @return the count
     */
    public int readCount(int elementBytes) {
        int count = BigEndian.getInt32(bytes, require(4));
        if (elementBytes == 0) {
            return countEmptyElements(count);
        }
        int left = end - position;
        if (count < 0 || count > left / elementBytes) {
            position -= 4;
            throw untrue(count, left, elementBytes);
        }
        return count;
    }

    private int countEmptyElements(int count) {
        long total = emptyElements + count;
        if (count < 0 || total > maxEmptyElements(size)) {
            throw refuse(
                    4,
                    count < 0
                            ? "a count of " + count + " can't be true"
                            : "a count of " + count + " is too high: " + describeEmptyElements(total, size));
        }
        emptyElements = total;
        return count;
    }

    /** Returns the largest number of elements without bytes in a message of some bytes. The writer has the same limit. */
    static long maxEmptyElements(int size) {
        return (long) FREE_ELEMENTS + size;
    }

    static String describeEmptyElements(long total, int size) {
        return total + " elements that may take no bytes are more than the " + maxEmptyElements(size)
                + " that a message of " + size + " bytes may have";
    }

    /**
     * Moves over an array with its count, in one step. Returns the index of its first element. The methods that read into
     * a new array have their loops in themselves: behind another call a short array takes 3 to 4 per cent longer.
     */
    private int requireArray(int elementBytes) {
        int at = position + 4;
        int left = end - at;
        if (left < 0) {
            throw tooFew(4);
        }
        int count = BigEndian.getInt32(bytes, at - 4);
        if (count < 0 || count > left / elementBytes) {
            throw untrue(count, left, elementBytes);
        }
        position = at + count * elementBytes;
        return at;
    }

    /** Reads the count of elements that are to be stored into an array of some length. */
    private int readCountFor(int offset, int length, int elementBytes) {
        int room = roomBehind(offset, length);
        long before = emptyElements;
        int count = readCount(elementBytes);
        if (count > room) {
            emptyElements = before;
        }
        return checkRoom(count, room);
    }

    private static int roomBehind(int offset, int length) {
        Objects.checkFromToIndex(offset, length, length);
        return length - offset;
    }

    private int checkRoom(int count, int room) {
        if (count > room) {
            throw refuse(4, count + " elements arrived, there is room for " + room);
        }
        return count;
    }

    private int readBooleanCount() {
        int count = readInt32();
        if (count < 0 || NumberArrays.packedSize(count) > remaining()) {
            String left = remaining() + (remaining() == 1 ? " byte is" : " bytes are") + " left";
            throw refuse(4, "a count of " + count + " booleans can't be true: " + left);
        }
        return count;
    }

    /** {@return the next signed integer of one byte: -128 to 127} */
    public byte readInt8() {
        return BigEndian.getInt8(bytes, require(1));
    }

    /** {@return the next unsigned integer of one byte: 0 to 255} */
    public int readUInt8() {
        return BigEndian.getUInt8(bytes, require(1));
    }

    /** {@return the next signed integer of two bytes: -32,768 to 32,767} */
    public short readInt16() {
        return BigEndian.getInt16(bytes, require(2));
    }

    /** {@return the next unsigned integer of two bytes: 0 to 65,535} */
    public int readUInt16() {
        return BigEndian.getUInt16(bytes, require(2));
    }

    /** {@return the next signed integer of four bytes: any int} */
    public int readInt32() {
        return BigEndian.getInt32(bytes, require(4));
    }

    /** {@return the next unsigned integer of four bytes: 0 to 4,294,967,295} */
    public long readUInt32() {
        return BigEndian.getUInt32(bytes, require(4));
    }

    /** {@return the next signed integer of eight bytes: any long} */
    public long readInt64() {
        return BigEndian.getInt64(bytes, require(8));
    }

    /** {@return the next unsigned integer of eight bytes, as its bits: 2<sup>64</sup> - 1 is -1} */
    public long readUInt64() {
        return readInt64();
    }

    /** {@return the next unsigned integer of eight bytes: 0 to 2<sup>64</sup> - 1} */
    public BigInteger readBigUInt64() {
        return BigEndian.getBigUInt64(bytes, require(8));
    }

    /** {@return the next float of four bytes; the bits of a NaN are kept} */
    public float readFloat32() {
        return BigEndian.getFloat32(bytes, require(4));
    }

    /** {@return the next double of eight bytes; the bits of a NaN are kept} */
    public double readFloat64() {
        return BigEndian.getFloat64(bytes, require(8));
    }

    /** {@return the next boolean of one byte: true if the byte is 1, as in C#} */
    public boolean readBoolean() {
        return BigEndian.getBoolean(bytes, require(1));
    }

    /**
     * Reads bytes as they are, without a count.
     *
     * @param count how many
     * @return a new array
     */
    public byte[] readRaw(int count) {
        int at = require(count);
        return Arrays.copyOfRange(bytes, at, at + count);
    }

    /**
     * Reads bytes as they are, without a count, into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first byte in it
     * @param count how many
     */
    public void readRawInto(byte[] destination, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, destination.length);
        int at = require(count);
        System.arraycopy(bytes, at, destination, offset, count);
    }

    /** {@return all bytes that are left, as they are: a new array, empty if no byte is left} */
    public byte[] readRemaining() {
        return readRaw(end - position);
    }

    /** {@return the next bytes, which have their count in front of them} */
    public byte[] readBytes() {
        return readRaw(readCount(1));
    }

    /**
     * Reads bytes with their count into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first byte in it
     * @return how many were read
     */
    public int readBytesInto(byte[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 1);
        readRawInto(destination, offset, count);
        return count;
    }

    /** {@return the next array of signed integers of one byte} */
    public byte[] readInt8s() {
        return readBytes();
    }

    /**
     * Reads signed integers of one byte into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readInt8sInto(byte[] destination, int offset) {
        return readBytesInto(destination, offset);
    }

    /** {@return the next array of unsigned integers of one byte: 0 to 255} */
    public int[] readUInt8s() {
        int at = requireArray(1);
        byte[] source = bytes;
        int[] value = new int[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt8(source, at + i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of one byte into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readUInt8sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 1);
        NumberArrays.getUInt8s(bytes, require(count), destination, offset, count);
        return count;
    }

    /** {@return the next array of signed integers of two bytes: -32,768 to 32,767} */
    public short[] readInt16s() {
        int at = requireArray(2);
        byte[] source = bytes;
        short[] value = new short[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt16(source, at + 2 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of two bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readInt16sInto(short[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 2);
        NumberArrays.getInt16s(bytes, require(2 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of unsigned integers of two bytes: 0 to 65,535} */
    public int[] readUInt16s() {
        int at = requireArray(2);
        byte[] source = bytes;
        int[] value = new int[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt16(source, at + 2 * i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of two bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readUInt16sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 2);
        NumberArrays.getUInt16s(bytes, require(2 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of signed integers of four bytes: any int} */
    public int[] readInt32s() {
        int at = requireArray(4);
        byte[] source = bytes;
        int[] value = new int[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt32(source, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of four bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readInt32sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        NumberArrays.getInt32s(bytes, require(4 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of unsigned integers of four bytes: 0 to 4,294,967,295} */
    public long[] readUInt32s() {
        int at = requireArray(4);
        byte[] source = bytes;
        long[] value = new long[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt32(source, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of four bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readUInt32sInto(long[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        NumberArrays.getUInt32s(bytes, require(4 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of signed integers of eight bytes: any long} */
    public long[] readInt64s() {
        int at = requireArray(8);
        byte[] source = bytes;
        long[] value = new long[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt64(source, at + 8 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of eight bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readInt64sInto(long[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 8);
        NumberArrays.getInt64s(bytes, require(8 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of unsigned integers of eight bytes, as their bits: 2<sup>64</sup> - 1 is -1} */
    public long[] readUInt64s() {
        return readInt64s();
    }

    /**
     * Reads unsigned integers of eight bytes, as their bits, into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readUInt64sInto(long[] destination, int offset) {
        return readInt64sInto(destination, offset);
    }

    /**
     * Reads an array of unsigned integers of eight bytes.
     *
     * @return the numbers: 0 to 2<sup>64</sup> - 1. The list is unmodifiable. It keeps eight bytes for each number, and
     *     creates each {@code BigInteger} when it is read from the list
     */
    public List<BigInteger> readBigUInt64s() {
        return NumberArrays.unsigned(readInt64s());
    }

    /** {@return the next array of floats of four bytes} */
    public float[] readFloat32s() {
        int at = requireArray(4);
        byte[] source = bytes;
        float[] value = new float[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getFloat32(source, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads floats of four bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readFloat32sInto(float[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        NumberArrays.getFloat32s(bytes, require(4 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of doubles of eight bytes} */
    public double[] readFloat64s() {
        int at = requireArray(8);
        byte[] source = bytes;
        double[] value = new double[BigEndian.getInt32(source, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getFloat64(source, at + 8 * i);
        }
        return value;
    }

    /**
     * Reads doubles of eight bytes into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readFloat64sInto(double[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 8);
        NumberArrays.getFloat64s(bytes, require(8 * count), destination, offset, count);
        return count;
    }

    /** {@return the next array of booleans, which are packed, eight to a byte} */
    public boolean[] readBooleans() {
        boolean[] value = new boolean[readBooleanCount()];
        unpackBooleans(value, 0, value.length);
        return value;
    }

    /**
     * Reads booleans, which are packed, eight to a byte, into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readBooleansInto(boolean[] destination, int offset) {
        int room = roomBehind(offset, destination.length);
        int count = checkRoom(readBooleanCount(), room);
        unpackBooleans(destination, offset, count);
        return count;
    }

    private void unpackBooleans(boolean[] destination, int offset, int count) {
        int at = require(NumberArrays.packedSize(count));
        NumberArrays.getBooleans(bytes, at, destination, offset, count);
    }

    /** {@return the next string, in UTF-16, little-endian} */
    public String readString() {
        return TextReader.readUtf16Le(this);
    }

    /**
     * Reads a string. Malformed characters are read as U+FFFD.
     *
     * @param encoding its encoding
     * @return the string
     */
    public String readString(TextEncoding encoding) {
        return TextReader.read(this, encoding);
    }

    /** {@return the next character, which was written as a string of its own in UTF-16, little-endian} */
    public char readChar() {
        return readChar(TextEncoding.UTF_16LE);
    }

    /**
     * Reads a character that was written as a string of its own.
     *
     * @param encoding its encoding
     * @return the character
     * @throws WireException if the string has not exactly one character
     */
    public char readChar(TextEncoding encoding) {
        return TextReader.readChar(this, encoding);
    }

    /** {@return the next characters, which were written as one string in UTF-16, little-endian} */
    public char[] readChars() {
        return readChars(TextEncoding.UTF_16LE);
    }

    /**
     * Reads characters that were written as one string.
     *
     * @param encoding their encoding
     * @return the characters
     */
    public char[] readChars(TextEncoding encoding) {
        return TextReader.readChars(this, encoding);
    }

    /**
     * Reads characters that were written as one string in UTF-16, little-endian, into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readCharsInto(char[] destination, int offset) {
        return readCharsInto(destination, offset, TextEncoding.UTF_16LE);
    }

    /**
     * Reads characters that were written as one string into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @param encoding their encoding
     * @return how many were read
     */
    public int readCharsInto(char[] destination, int offset, TextEncoding encoding) {
        int room = roomBehind(offset, destination.length);
        int from = position;
        char[] chars = readChars(encoding);
        if (chars.length > room) {
            throw refuse(position - from, chars.length + " characters arrived, there is room for " + room);
        }
        System.arraycopy(chars, 0, destination, offset, chars.length);
        return chars.length;
    }

    /** {@return the next array of strings in UTF-16, little-endian} */
    public String[] readStrings() {
        return readStrings(TextEncoding.UTF_16LE);
    }

    /**
     * Reads an array of strings.
     *
     * @param encoding their encoding
     * @return the strings
     */
    public String[] readStrings(TextEncoding encoding) {
        String[] value = new String[readCount(4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = readString(encoding);
        }
        return value;
    }

    /**
     * Reads strings in UTF-16, little-endian, into an existing array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     */
    public int readStringsInto(String[] destination, int offset) {
        return readStringsInto(destination, offset, TextEncoding.UTF_16LE);
    }

    /**
     * Reads strings into an existing array. If one of them can't be read, those before it are in the array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @param encoding their encoding
     * @return how many were read
     */
    public int readStringsInto(String[] destination, int offset, TextEncoding encoding) {
        int count = readCountFor(offset, destination.length, 4);
        for (int i = 0; i < count; i++) {
            destination[offset + i] = readString(encoding);
        }
        return count;
    }

    /**
     * Reads a value with its serializer: what C# calls a serializable.
     *
     * @param <T> the type of the value
     * @param serializer its serializer
     * @return the value
     */
    public <T> T read(ValueSerializer<T> serializer) {
        return serializer.read(this);
    }

    /**
     * Reads the count of values, and each value with a serializer. Their number is limited as that of {@linkplain
     * #readCount elements that may take no bytes}.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @return the values
     */
    public <T> List<T> readAll(ValueSerializer<T> serializer) {
        int count = readCount(0);
        List<T> values = new ArrayList<>(Math.min(count, remaining()));
        for (int i = 0; i < count; i++) {
            values.add(serializer.read(this));
        }
        return values;
    }

    /**
     * Reads the count of values, and each value with a serializer, into an existing array. If one of them can't be
     * read, those before it are in the array.
     *
     * @param <T> the type of the values
     * @param destination the array
     * @param offset the index of the first in it
     * @param serializer their serializer
     * @return how many were read
     */
    public <T> int readAllInto(T[] destination, int offset, ValueSerializer<? extends T> serializer) {
        int count = readCountFor(offset, destination.length, 0);
        for (int i = 0; i < count; i++) {
            destination[offset + i] = serializer.read(this);
        }
        return count;
    }

    /** Returns an array to unpack so many chars into. It is kept for the next string, unless it is large. */
    char[] scratch(int chars) {
        char[] existing = scratch;
        return chars <= existing.length ? existing : growScratch(chars);
    }

    private char[] growScratch(int chars) {
        if (chars > MAX_SCRATCH_CHARS) {
            return new char[chars];
        }
        // Grown with the strings, so that a short payload doesn't cost a kilobyte.
        char[] grown = new char[Math.min(MAX_SCRATCH_CHARS, Math.max(32, 2 * Integer.highestOneBit(chars)))];
        scratch = grown;
        return grown;
    }

    StringCache strings() {
        StringCache existing = strings;
        if (existing == null) {
            existing = new StringCache();
            strings = existing;
        }
        return existing;
    }

    /**
     * Returns a view of the array whose chars are little-endian and start at the parity of an index, or null for the
     * first long string of an array: a view is only worth its cost from the second one on.
     */
    @Nullable CharBuffer charsAt(int at) {
        Utf16.Views existing = views;
        if (existing == null) {
            views = new Utf16.Views(bytes);
            return null;
        }
        return existing.at(at);
    }

    /**
     * Ends the bytes after the next ones, as many as are left at most.
     *
     * @return where they ended before, for {@link #unlimit}
     */
    int limit(int count) {
        int before = end;
        end = position + count;
        return before;
    }

    void unlimit(int before) {
        end = before;
    }

    void skipRemaining() {
        position = end;
    }

    /** Moves back over the last bytes, and returns an exception for them. */
    WireException refuse(int count, String message) {
        position -= count;
        return new WireException(message, position - start);
    }

    private WireException tooFew(int count) {
        return new WireException(
                count + (count == 1 ? " byte is" : " bytes are") + " needed at offset " + (position - start) + ", "
                        + (end - position) + (end - position == 1 ? " is left" : " are left"),
                position - start);
    }

    private WireException untrue(int count, int left, int elementBytes) {
        return new WireException(
                "a count of " + count + " can't be true: " + left + " bytes are left, and an element takes "
                        + elementBytes + (elementBytes == 1 ? " byte" : " bytes") + " or more",
                position - start);
    }
}
