package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.math.BigInteger;
import java.util.List;

/**
 * Writes values as DarkRift does, one after the other, into an array that grows.
 *
 * <p>Numbers are big-endian. Text is the count of its bytes in four bytes and those bytes, in UTF-16, little-endian,
 * unless another encoding is given. An array is the count of its elements in four bytes and the elements.
 *
 * <p>A value that can't be written is an {@link IllegalArgumentException}, and leaves no trace. Not safe for use by
 * several threads at once.
 */
public final class DarkriftWriter extends ScalarWriter {
    private static final int DEFAULT_CAPACITY = 256;

    /** An empty writer. */
    public DarkriftWriter() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * An empty writer.
     *
     * @param capacity how many bytes it holds before it grows
     */
    public DarkriftWriter(int capacity) {
        super(capacity);
    }

    /**
     * Writes text in UTF-16, little-endian. An unpaired surrogate is written as it is.
     *
     * @param value the text
     */
    public void writeString(String value) {
        TextWriter.writeUtf16Le(this, value);
    }

    /**
     * Writes text.
     *
     * @param value the text
     * @param encoding its encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the text is not
     */
    public void writeString(String value, TextEncoding encoding) {
        TextWriter.write(this, value, encoding);
    }

    /**
     * Writes a character as a text of its own, in UTF-16, little-endian.
     *
     * @param value the character
     */
    public void writeChar(char value) {
        int at = reserve(6);
        BigEndian.putInt32(array(), at, 2);
        BigEndian.putInt16(array(), at + 4, Character.reverseBytes(value));
    }

    /**
     * Writes a character as a text of its own.
     *
     * @param value the character
     * @param encoding its encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the character is not
     */
    public void writeChar(char value, TextEncoding encoding) {
        writeString(String.valueOf(value), encoding);
    }

    /**
     * Writes characters as one text in UTF-16, little-endian.
     *
     * @param value the characters
     */
    public void writeChars(char[] value) {
        writeString(new String(value));
    }

    /**
     * Writes characters as one text.
     *
     * @param value the characters
     * @param encoding their encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the text is not
     */
    public void writeChars(char[] value, TextEncoding encoding) {
        writeString(new String(value), encoding);
    }

    /**
     * Writes texts in UTF-16, little-endian.
     *
     * @param value the texts
     */
    public void writeStrings(String[] value) {
        writeStrings(value, TextEncoding.UTF_16LE);
    }

    /**
     * Writes texts.
     *
     * @param value the texts
     * @param encoding their encoding
     * @throws IllegalArgumentException if one is null, or the encoding is ASCII and the text is not
     */
    public void writeStrings(String[] value, TextEncoding encoding) {
        int start = position();
        try {
            writeInt32(value.length);
            for (int i = 0; i < value.length; i++) {
                writeString(Checks.notNull(value[i], "strings[" + i + "]"), encoding);
            }
        } catch (RuntimeException e) {
            rewind(start);
            throw e;
        }
    }

    /**
     * Writes bytes with their count. To write them without, see {@link #writeRaw(byte[]) writeRaw}.
     *
     * @param value the bytes
     */
    public void writeBytes(byte[] value) {
        int at = reserveArray(value.length, 1);
        System.arraycopy(value, 0, array(), at, value.length);
    }

    /**
     * Writes signed integers of one byte each.
     *
     * @param value the numbers
     */
    public void writeInt8s(byte[] value) {
        writeBytes(value);
    }

    /**
     * Writes unsigned integers of one byte each.
     *
     * @param value the numbers: 0 to 255
     * @throws IllegalArgumentException if one is outside that range
     */
    public void writeUInt8s(int[] value) {
        for (int number : value) {
            Checks.uint8(number, "uint8");
        }
        int at = reserveArray(value.length, 1);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            bytes[at + i] = (byte) value[i];
        }
    }

    /**
     * Writes booleans, packed: eight to a byte, the first in the highest bit.
     *
     * @param value the booleans
     */
    public void writeBooleans(boolean[] value) {
        int size = (int) ((value.length + 7L) / 8);
        int at = reserve(4 + size);
        byte[] bytes = array();
        BigEndian.putInt32(bytes, at, value.length);
        for (int i = 0; i < size; i++) {
            int bits = 0;
            int last = Math.min(8 * i + 8, value.length);
            for (int j = 8 * i; j < last; j++) {
                bits |= value[j] ? 0x80 >> (j & 7) : 0;
            }
            bytes[at + 4 + i] = (byte) bits;
        }
    }

    /**
     * Writes signed integers of two bytes each.
     *
     * @param value the numbers
     */
    public void writeInt16s(short[] value) {
        int at = reserveArray(value.length, 2);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, value[i]);
        }
    }

    /**
     * Writes unsigned integers of two bytes each.
     *
     * @param value the numbers: 0 to 65,535
     * @throws IllegalArgumentException if one is outside that range
     */
    public void writeUInt16s(int[] value) {
        for (int number : value) {
            Checks.uint16(number, "uint16");
        }
        int at = reserveArray(value.length, 2);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, value[i]);
        }
    }

    /**
     * Writes signed integers of four bytes each.
     *
     * @param value the numbers
     */
    public void writeInt32s(int[] value) {
        int at = reserveArray(value.length, 4);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, value[i]);
        }
    }

    /**
     * Writes unsigned integers of four bytes each.
     *
     * @param value the numbers: 0 to 4,294,967,295
     * @throws IllegalArgumentException if one is outside that range
     */
    public void writeUInt32s(long[] value) {
        for (long number : value) {
            Checks.uint32(number, "uint32");
        }
        int at = reserveArray(value.length, 4);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, (int) value[i]);
        }
    }

    /**
     * Writes signed integers of eight bytes each.
     *
     * @param value the numbers
     */
    public void writeInt64s(long[] value) {
        int at = reserveArray(value.length, 8);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, value[i]);
        }
    }

    /**
     * Writes unsigned integers of eight bytes each.
     *
     * @param bits the bits of the numbers: -1 is 2<sup>64</sup> - 1
     */
    public void writeUInt64s(long[] bits) {
        writeInt64s(bits);
    }

    /**
     * Writes unsigned integers of eight bytes each.
     *
     * @param value the numbers: 0 to 2<sup>64</sup> - 1
     * @throws IllegalArgumentException if one is null or outside that range
     */
    public void writeUInt64s(BigInteger[] value) {
        for (BigInteger number : value) {
            Checks.uint64(number, "uint64");
        }
        int at = reserveArray(value.length, 8);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, value[i].longValue());
        }
    }

    /**
     * Writes floats of four bytes each.
     *
     * @param value the numbers
     */
    public void writeFloat32s(float[] value) {
        int at = reserveArray(value.length, 4);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putFloat32(bytes, at + 4 * i, value[i]);
        }
    }

    /**
     * Writes doubles of eight bytes each.
     *
     * @param value the numbers
     */
    public void writeFloat64s(double[] value) {
        int at = reserveArray(value.length, 8);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putFloat64(bytes, at + 8 * i, value[i]);
        }
    }

    /**
     * Writes a value with a serializer: what C# calls a serializable.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param serializer its serializer
     */
    public <T> void write(T value, ValueSerializer<? super T> serializer) {
        int start = position();
        try {
            serializer.write(value, this);
        } catch (RuntimeException e) {
            rewind(start);
            throw e;
        }
    }

    /**
     * Writes the count of values, and each with a serializer.
     *
     * @param <T> the type of the values
     * @param values the values
     * @param serializer their serializer
     */
    public <T> void writeAll(List<? extends T> values, ValueSerializer<? super T> serializer) {
        int start = position();
        try {
            writeInt32(values.size());
            for (T value : values) {
                serializer.write(value, this);
            }
        } catch (RuntimeException e) {
            rewind(start);
            throw e;
        }
    }
}
