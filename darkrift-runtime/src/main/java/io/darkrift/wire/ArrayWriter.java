package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** The part of {@link DarkriftWriter} that writes arrays of numbers and booleans. */
abstract sealed class ArrayWriter extends ScalarWriter permits DarkriftWriter {
    ArrayWriter(int capacity) {
        super(capacity);
    }

    /**
     * Writes bytes with their count. To write them without, see {@link #writeRaw(byte[]) writeRaw}.
     *
     * @param value the bytes
     */
    public final void writeBytes(byte[] value) {
        int at = reserveArray(value.length, 1);
        System.arraycopy(value, 0, array(), at, value.length);
    }

    /**
     * Writes a part of an array of bytes with its count.
     *
     * @param value an array that holds the bytes
     * @param from the index of the first
     * @param count how many
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public final void writeBytes(byte[] value, int from, int count) {
        Objects.checkFromIndexSize(from, count, value.length);
        int at = reserveArray(count, 1);
        System.arraycopy(value, from, array(), at, count);
    }

    /**
     * Writes signed integers of one byte each.
     *
     * @param value the numbers
     */
    public final void writeInt8s(byte[] value) {
        writeBytes(value);
    }

    /**
     * Writes unsigned integers of one byte each.
     *
     * @param value the numbers: 0 to 255
     * @throws IllegalArgumentException if one is outside that range
     */
    public final void writeUInt8s(int[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFF) != value[i]) {
                Checks.uint8(value[i], "uint8s[" + i + "]");
            }
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
    public final void writeBooleans(boolean[] value) {
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
    public final void writeInt16s(short[] value) {
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
    public final void writeUInt16s(int[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFFFF) != value[i]) {
                Checks.uint16(value[i], "uint16s[" + i + "]");
            }
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
    public final void writeInt32s(int[] value) {
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
    public final void writeUInt32s(long[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFFFF_FFFFL) != value[i]) {
                Checks.uint32(value[i], "uint32s[" + i + "]");
            }
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
    public final void writeInt64s(long[] value) {
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
    public final void writeUInt64s(long[] bits) {
        writeInt64s(bits);
    }

    /**
     * Writes unsigned integers of eight bytes each.
     *
     * @param value the numbers: 0 to 2<sup>64</sup> - 1
     * @throws IllegalArgumentException if one is null or outside that range
     */
    public final void writeUInt64s(BigInteger[] value) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == null || value[i].signum() < 0 || value[i].bitLength() > 64) {
                Checks.uint64(value[i], "uint64s[" + i + "]");
            }
        }
        int at = reserveArray(value.length, 8);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, value[i].longValue());
        }
    }

    /**
     * Writes unsigned integers of eight bytes each.
     *
     * @param value the numbers: 0 to 2<sup>64</sup> - 1
     * @throws IllegalArgumentException if one is null or outside that range
     */
    public final void writeUInt64s(List<BigInteger> value) {
        writeUInt64s(value.toArray(BigInteger[]::new));
    }

    /**
     * Writes floats of four bytes each.
     *
     * @param value the numbers
     */
    public final void writeFloat32s(float[] value) {
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
    public final void writeFloat64s(double[] value) {
        int at = reserveArray(value.length, 8);
        byte[] bytes = array();
        for (int i = 0; i < value.length; i++) {
            BigEndian.putFloat64(bytes, at + 8 * i, value[i]);
        }
    }
}
