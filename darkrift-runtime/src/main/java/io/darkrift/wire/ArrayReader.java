package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import java.math.BigInteger;
import java.util.List;

/** The part of {@link DarkriftReader} that reads arrays of numbers and booleans. */
abstract sealed class ArrayReader extends ScalarReader permits ArrayIntoReader {
    ArrayReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Reads bytes that have their count before them.
     *
     * @return the bytes
     * @throws WireException if the count can't be true
     */
    public final byte[] readBytes() {
        return readRaw(readCount(1));
    }

    /**
     * Reads signed integers of one byte each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public final byte[] readInt8s() {
        return readBytes();
    }

    /**
     * Reads unsigned integers of one byte each.
     *
     * @return the numbers: 0 to 255
     * @throws WireException if the count can't be true
     */
    public final int[] readUInt8s() {
        int at = requireArray(1);
        byte[] bytes = array();
        int[] value = new int[BigEndian.getInt32(bytes, at - 4)];
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
    public final boolean[] readBooleans() {
        boolean[] value = new boolean[readBooleanCount()];
        unpack(value, 0, value.length);
        return value;
    }

    /**
     * Reads signed integers of two bytes each.
     *
     * @return the numbers: -32,768 to 32,767
     * @throws WireException if the count can't be true
     */
    public final short[] readInt16s() {
        int at = requireArray(2);
        byte[] bytes = array();
        short[] value = new short[BigEndian.getInt32(bytes, at - 4)];
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
    public final int[] readUInt16s() {
        int at = requireArray(2);
        byte[] bytes = array();
        int[] value = new int[BigEndian.getInt32(bytes, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of four bytes each.
     *
     * @return the numbers: any int
     * @throws WireException if the count can't be true
     */
    public final int[] readInt32s() {
        int at = requireArray(4);
        byte[] bytes = array();
        int[] value = new int[BigEndian.getInt32(bytes, at - 4)];
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
    public final long[] readUInt32s() {
        int at = requireArray(4);
        byte[] bytes = array();
        long[] value = new long[BigEndian.getInt32(bytes, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        return value;
    }

    /**
     * Reads signed integers of eight bytes each.
     *
     * @return the numbers: any long
     * @throws WireException if the count can't be true
     */
    public final long[] readInt64s() {
        int at = requireArray(8);
        byte[] bytes = array();
        long[] value = new long[BigEndian.getInt32(bytes, at - 4)];
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
    public final long[] readUInt64s() {
        return readInt64s();
    }

    /**
     * Reads unsigned integers of eight bytes each.
     *
     * @return the numbers: 0 to 2<sup>64</sup> - 1; a list that can't be changed. It keeps eight bytes for each, and
     *     makes the number when it is asked for
     * @throws WireException if the count can't be true
     */
    public final List<BigInteger> readBigUInt64s() {
        return new UInt64List(readInt64s());
    }

    /**
     * Reads floats of four bytes each.
     *
     * @return the numbers
     * @throws WireException if the count can't be true
     */
    public final float[] readFloat32s() {
        int at = requireArray(4);
        byte[] bytes = array();
        float[] value = new float[BigEndian.getInt32(bytes, at - 4)];
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
    public final double[] readFloat64s() {
        int at = requireArray(8);
        byte[] bytes = array();
        double[] value = new double[BigEndian.getInt32(bytes, at - 4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
        return value;
    }

    /** Reads the count of packed booleans. */
    final int readBooleanCount() {
        int count = readInt32();
        if (count < 0 || packedSize(count) > remaining()) {
            String left = remaining() + (remaining() == 1 ? " byte is" : " bytes are") + " left";
            throw refuse(4, "a count of " + count + " booleans can't be true: " + left);
        }
        return count;
    }

    /** Reads so many packed booleans: there are enough bytes for them. */
    final void unpack(boolean[] value, int from, int count) {
        int at = require(packedSize(count));
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            value[from + i] = (bytes[at + (i >> 3)] & 0x80 >> (i & 7)) != 0;
        }
    }

    private static int packedSize(int count) {
        return (int) ((count + 7L) >> 3);
    }
}
