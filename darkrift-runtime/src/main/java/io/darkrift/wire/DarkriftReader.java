package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values that DarkRift wrote, one after the other, from an array.
 *
 * <p>A count or length is checked against the bytes that are left before anything is allocated. Bytes that are no such
 * value are a {@link WireException}, and nothing else. Not safe for use by several threads at once.
 */
public final class DarkriftReader extends ScalarReader {
    /**
     * A reader of a whole array.
     *
     * @param bytes the array; it is not copied
     */
    public DarkriftReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * A reader of a part of an array.
     *
     * @param bytes the array; it is not copied
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public DarkriftReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Reads text in UTF-16, little-endian.
     *
     * @return the text
     * @throws WireException if its length can't be true
     */
    public String readString() {
        return TextReader.readUtf16Le(this);
    }

    /**
     * Reads text. What is no character in the encoding is read as U+FFFD.
     *
     * @param encoding its encoding
     * @return the text
     * @throws WireException if its length can't be true
     */
    public String readString(TextEncoding encoding) {
        return TextReader.read(this, encoding);
    }

    /**
     * Reads a character that was written as a text of its own, in UTF-16, little-endian.
     *
     * @return the character
     * @throws WireException if there is no text of one character
     */
    public char readChar() {
        return readChar(TextEncoding.UTF_16LE);
    }

    /**
     * Reads a character that was written as a text of its own.
     *
     * @param encoding its encoding
     * @return the character
     * @throws WireException if there is no text of one character
     */
    public char readChar(TextEncoding encoding) {
        int before = position();
        String text = readString(encoding);
        if (text.length() != 1) {
            throw refuse(position() - before, "one character was expected, a text of " + text.length() + " came");
        }
        return text.charAt(0);
    }

    /**
     * Reads characters that were written as one text in UTF-16, little-endian.
     *
     * @return the characters
     * @throws WireException if the length can't be true
     */
    public char[] readChars() {
        return readString().toCharArray();
    }

    /**
     * Reads characters that were written as one text.
     *
     * @param encoding their encoding
     * @return the characters
     * @throws WireException if the length can't be true
     */
    public char[] readChars(TextEncoding encoding) {
        return readString(encoding).toCharArray();
    }

    /**
     * Reads texts in UTF-16, little-endian.
     *
     * @return the texts
     * @throws WireException if the count, or a length, can't be true
     */
    public String[] readStrings() {
        return readStrings(TextEncoding.UTF_16LE);
    }

    /**
     * Reads texts.
     *
     * @param encoding their encoding
     * @return the texts
     * @throws WireException if the count, or a length, can't be true
     */
    public String[] readStrings(TextEncoding encoding) {
        String[] value = new String[readCount(4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = readString(encoding);
        }
        return value;
    }

    /**
     * Reads bytes that have their count before them.
     *
     * @return the bytes
     * @throws WireException if the count can't be true
     */
    public byte[] readBytes() {
        return readRaw(readCount(1));
    }

    /**
     * Reads signed integers of one byte each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public byte[] readInt8s() {
        return readBytes();
    }

    /**
     * Reads unsigned integers of one byte each.
     *
     * @return the numbers: 0 to 255
     * @throws WireException if the count can't be true
     */
    public int[] readUInt8s() {
        int[] value = new int[readCount(1)];
        int at = require(value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt8(bytes, at + i);
        }
        return value;
    }

    /**
     * Reads booleans that are packed, eight to a byte.
     *
     * @return the booleans
     * @throws WireException if the count can't be true
     */
    public boolean[] readBooleans() {
        int count = readInt32();
        int size = (int) ((count + 7L) >> 3);
        if (count < 0 || size > remaining()) {
            throw refuse(4, "a count of " + count + " booleans can't be true: " + (remaining()) + " bytes are left");
        }
        int at = require(size);
        byte[] bytes = array();
        boolean[] value = new boolean[count];
        for (int i = 0; i < count; i++) {
            value[i] = (bytes[at + (i >> 3)] & 0x80 >> (i & 7)) != 0;
        }
        return value;
    }

    /**
     * Reads signed integers of two bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public short[] readInt16s() {
        short[] value = new short[readCount(2)];
        int at = require(2 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of two bytes each.
     *
     * @return the numbers: 0 to 65,535
     * @throws WireException if the count can't be true
     */
    public int[] readUInt16s() {
        int[] value = new int[readCount(2)];
        int at = require(2 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of four bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public int[] readInt32s() {
        int[] value = new int[readCount(4)];
        int at = require(4 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of four bytes each.
     *
     * @return the numbers: 0 to 4,294,967,295
     * @throws WireException if the count can't be true
     */
    public long[] readUInt32s() {
        long[] value = new long[readCount(4)];
        int at = require(4 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of eight bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public long[] readInt64s() {
        long[] value = new long[readCount(8)];
        int at = require(8 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getInt64(bytes, at + 8 * i);
        }
        return value;
    }

    /**
     * Reads unsigned integers of eight bytes each, as their bits.
     *
     * @return the bits: 2<sup>64</sup> - 1 is -1
     * @throws WireException if the count can't be true
     */
    public long[] readUInt64s() {
        return readInt64s();
    }

    /**
     * Reads unsigned integers of eight bytes each.
     *
     * @return the numbers: 0 to 2<sup>64</sup> - 1
     * @throws WireException if the count can't be true
     */
    public BigInteger[] readBigUInt64s() {
        BigInteger[] value = new BigInteger[readCount(8)];
        int at = require(8 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getBigUInt64(bytes, at + 8 * i);
        }
        return value;
    }

    /**
     * Reads floats of four bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public float[] readFloat32s() {
        float[] value = new float[readCount(4)];
        int at = require(4 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getFloat32(bytes, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads doubles of eight bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public double[] readFloat64s() {
        double[] value = new double[readCount(8)];
        int at = require(8 * value.length);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
        return value;
    }

    /**
     * Reads a value with its serializer: what C# calls a serializable.
     *
     * @param <T> the type of the value
     * @param serializer its serializer
     * @return the value
     * @throws WireException if the bytes are no such value
     */
    public <T> T read(ValueSerializer<T> serializer) {
        return serializer.read(this);
    }

    /**
     * Reads the count of values, and each with a serializer.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @return the values
     * @throws WireException if the count can't be true, or the bytes are no such values
     */
    public <T> List<T> readAll(ValueSerializer<T> serializer) {
        int count = readCount(0);
        List<T> values = new ArrayList<>(Math.min(count, remaining()));
        for (int i = 0; i < count; i++) {
            values.add(serializer.read(this));
        }
        return values;
    }
}
