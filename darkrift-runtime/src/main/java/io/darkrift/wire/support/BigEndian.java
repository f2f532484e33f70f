package io.darkrift.wire.support;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Big-endian numbers in a {@code byte[]}. Every access is checked against the bounds of the array. */
public final class BigEndian {
    private static final VarHandle INT16 = view(short[].class);
    private static final VarHandle INT32 = view(int[].class);
    private static final VarHandle INT64 = view(long[].class);

    private BigEndian() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN);
    }

    /**
     * Stores one byte.
     *
     * @param bytes where
     * @param at at which index
     * @param value the byte: the low eight bits count
     */
    public static void putInt8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    /**
     * Stores two bytes.
     *
     * @param bytes where
     * @param at at which index
     * @param value the number: the low sixteen bits count
     */
    public static void putInt16(byte[] bytes, int at, int value) {
        INT16.set(bytes, at, (short) value);
    }

    /**
     * Stores four bytes.
     *
     * @param bytes where
     * @param at at which index
     * @param value the number
     */
    public static void putInt32(byte[] bytes, int at, int value) {
        INT32.set(bytes, at, value);
    }

    /**
     * Stores eight bytes.
     *
     * @param bytes where
     * @param at at which index
     * @param value the number
     */
    public static void putInt64(byte[] bytes, int at, long value) {
        INT64.set(bytes, at, value);
    }

    /**
     * Stores a float in four bytes.
     *
     * @param bytes where
     * @param at at which index
     * @param value the number; the bits of a NaN are kept
     */
    public static void putFloat32(byte[] bytes, int at, float value) {
        INT32.set(bytes, at, Float.floatToRawIntBits(value));
    }

    /**
     * Stores a double in eight bytes.
     *
     * @param bytes where
     * @param at at which index
     * @param value the number; the bits of a NaN are kept
     */
    public static void putFloat64(byte[] bytes, int at, double value) {
        INT64.set(bytes, at, Double.doubleToRawLongBits(value));
    }

    /**
     * Stores a boolean in one byte.
     *
     * @param bytes where
     * @param at at which index
     * @param value true becomes 1, false 0
     */
    public static void putBoolean(byte[] bytes, int at, boolean value) {
        bytes[at] = (byte) (value ? 1 : 0);
    }

    /**
     * Loads a signed byte.
     *
     * @param bytes where from
     * @param at from which index
     * @return -128 to 127
     */
    public static byte getInt8(byte[] bytes, int at) {
        return bytes[at];
    }

    /**
     * Loads an unsigned byte.
     *
     * @param bytes where from
     * @param at from which index
     * @return 0 to 255
     */
    public static int getUInt8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /**
     * Loads a signed number of two bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return -32,768 to 32,767
     */
    public static short getInt16(byte[] bytes, int at) {
        return (short) INT16.get(bytes, at);
    }

    /**
     * Loads an unsigned number of two bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return 0 to 65,535
     */
    public static int getUInt16(byte[] bytes, int at) {
        return getInt16(bytes, at) & 0xFFFF;
    }

    /**
     * Loads a signed number of four bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return any int
     */
    public static int getInt32(byte[] bytes, int at) {
        return (int) INT32.get(bytes, at);
    }

    /**
     * Loads an unsigned number of four bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return 0 to 4,294,967,295
     */
    public static long getUInt32(byte[] bytes, int at) {
        return getInt32(bytes, at) & 0xFFFF_FFFFL;
    }

    /**
     * Loads a number of eight bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return any long
     */
    public static long getInt64(byte[] bytes, int at) {
        return (long) INT64.get(bytes, at);
    }

    /**
     * Loads an unsigned number of eight bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return 0 to 2<sup>64</sup> - 1
     */
    public static BigInteger getBigUInt64(byte[] bytes, int at) {
        return new BigInteger(1, bytes, at, 8);
    }

    /**
     * Loads a float of four bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return the float
     */
    public static float getFloat32(byte[] bytes, int at) {
        return Float.intBitsToFloat(getInt32(bytes, at));
    }

    /**
     * Loads a double of eight bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return the double
     */
    public static double getFloat64(byte[] bytes, int at) {
        return Double.longBitsToDouble(getInt64(bytes, at));
    }

    /**
     * Loads a boolean of one byte.
     *
     * @param bytes where from
     * @param at from which index
     * @return true if the byte is 1, as in C#
     */
    public static boolean getBoolean(byte[] bytes, int at) {
        return bytes[at] == 1;
    }
}
