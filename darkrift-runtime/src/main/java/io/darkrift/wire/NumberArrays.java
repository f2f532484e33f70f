package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Copies the elements of arrays of numbers and booleans from a {@code byte[]} into existing arrays, and into a
 * {@code byte[]}. The caller has checked that the bytes are there, and writes or reads the count in front of them.
 */
final class NumberArrays {
    private NumberArrays() {}

    static void getUInt8s(byte[] bytes, int at, int[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt8(bytes, at + i);
        }
    }

    static void getInt16s(byte[] bytes, int at, short[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
    }

    static void getUInt16s(byte[] bytes, int at, int[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
    }

    static void getInt32s(byte[] bytes, int at, int[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
    }

    static void getUInt32s(byte[] bytes, int at, long[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
    }

    static void getInt64s(byte[] bytes, int at, long[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt64(bytes, at + 8 * i);
        }
    }

    static void getFloat32s(byte[] bytes, int at, float[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getFloat32(bytes, at + 4 * i);
        }
    }

    static void getFloat64s(byte[] bytes, int at, double[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
    }

    /** Unpacks booleans, eight to a byte, the first in the highest bit. */
    static void getBooleans(byte[] bytes, int at, boolean[] destination, int offset, int count) {
        for (int i = 0; i < count; i++) {
            destination[offset + i] = (bytes[at + (i >> 3)] & 0x80 >> (i & 7)) != 0;
        }
    }

    static void putUInt8s(byte[] bytes, int at, int[] value) {
        for (int i = 0; i < value.length; i++) {
            bytes[at + i] = (byte) value[i];
        }
    }

    static void putInt16s(byte[] bytes, int at, short[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, value[i]);
        }
    }

    static void putUInt16s(byte[] bytes, int at, int[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, value[i]);
        }
    }

    static void putInt32s(byte[] bytes, int at, int[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, value[i]);
        }
    }

    static void putUInt32s(byte[] bytes, int at, long[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, (int) value[i]);
        }
    }

    static void putInt64s(byte[] bytes, int at, long[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, value[i]);
        }
    }

    static void putBigUInt64s(byte[] bytes, int at, BigInteger[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, value[i].longValue());
        }
    }

    static void putFloat32s(byte[] bytes, int at, float[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putFloat32(bytes, at + 4 * i, value[i]);
        }
    }

    static void putFloat64s(byte[] bytes, int at, double[] value) {
        for (int i = 0; i < value.length; i++) {
            BigEndian.putFloat64(bytes, at + 8 * i, value[i]);
        }
    }

    /** Packs booleans, eight to a byte, the first in the highest bit. */
    static void putBooleans(byte[] bytes, int at, boolean[] value) {
        int size = packedSize(value.length);
        for (int i = 0; i < size; i++) {
            int bits = 0;
            int last = Math.min(8 * i + 8, value.length);
            for (int j = 8 * i; j < last; j++) {
                bits |= value[j] ? 0x80 >> (j & 7) : 0;
            }
            bytes[at + i] = (byte) bits;
        }
    }

    /** Returns the number of bytes that packed booleans take. */
    static int packedSize(int count) {
        return (int) ((count + 7L) >> 3);
    }

    // The place of an element is a string, so each check first finds out whether there is anything to report.

    static void checkUInt8s(int[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFF) != value[i]) {
                Checks.uint8(value[i], "uint8s[" + i + "]");
            }
        }
    }

    static void checkUInt16s(int[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFFFF) != value[i]) {
                Checks.uint16(value[i], "uint16s[" + i + "]");
            }
        }
    }

    static void checkUInt32s(long[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((value[i] & 0xFFFF_FFFFL) != value[i]) {
                Checks.uint32(value[i], "uint32s[" + i + "]");
            }
        }
    }

    static void checkBigUInt64s(BigInteger[] value) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == null || value[i].signum() < 0 || value[i].bitLength() > 64) {
                Checks.uint64(value[i], "uint64s[" + i + "]");
            }
        }
    }

    /** Returns a list of unsigned numbers that keeps eight bytes for each: a BigInteger takes 68. */
    static List<BigInteger> unsigned(long[] bits) {
        return new UnsignedList(bits);
    }

    private static final class UnsignedList extends AbstractList<BigInteger> implements RandomAccess {
        private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

        private final long[] bits;

        UnsignedList(long[] bits) {
            this.bits = bits;
        }

        @Override
        public BigInteger get(int index) {
            BigInteger signed = BigInteger.valueOf(bits[index]);
            return signed.signum() < 0 ? signed.add(TWO_TO_64) : signed;
        }

        @Override
        public int size() {
            return bits.length;
        }
    }
}
