package io.darkrift.wire.support;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a value fits its wire type. Each returns the value, ready to be stored, or throws an
 * {@link IllegalArgumentException} that names the place, the value and the range.
 */
public final class Checks {
    private Checks() {}

    /**
     * Refuses null.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param place what it is, such as {@code Choose.items}
     * @return the value
     */
    public static <T> T notNull(@Nullable T value, String place) {
        if (value == null) {
            throw new IllegalArgumentException(place + " is null: DarkRift has no null, give it a value");
        }
        return value;
    }

    /**
     * Refuses what is no signed integer of one byte.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int int8(long value, String place) {
        return (byte) value == value ? (int) value : (int) outside(value, place, "an Int8", -128, 127);
    }

    /**
     * Refuses what is no unsigned integer of one byte.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int uint8(long value, String place) {
        return (value & 0xFF) == value ? (int) value : (int) outside(value, place, "a UInt8", 0, 255);
    }

    /**
     * Refuses what is no signed integer of two bytes.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int int16(long value, String place) {
        return (short) value == value ? (int) value : (int) outside(value, place, "an Int16", -32_768, 32_767);
    }

    /**
     * Refuses what is no unsigned integer of two bytes.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int uint16(long value, String place) {
        return (value & 0xFFFF) == value ? (int) value : (int) outside(value, place, "a UInt16", 0, 65_535);
    }

    /**
     * Refuses what is no signed integer of four bytes.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int int32(long value, String place) {
        return (int) value == value
                ? (int) value
                : (int) outside(value, place, "an Int32", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Refuses what is no unsigned integer of four bytes.
     *
     * @param value the value
     * @param place what it is
     * @return its bits
     */
    public static int uint32(long value, String place) {
        return (value & 0xFFFF_FFFFL) == value
                ? (int) value
                : (int) outside(value, place, "a UInt32", 0, 4_294_967_295L);
    }

    /**
     * Refuses what is no unsigned integer of eight bytes.
     *
     * @param value the value
     * @param place what it is
     * @return its bits
     */
    public static long uint64(@Nullable BigInteger value, String place) {
        BigInteger number = notNull(value, place);
        if (number.signum() < 0 || number.bitLength() > 64) {
            throw new IllegalArgumentException(place + " is " + number + ": a UInt64 holds 0 to 18446744073709551615");
        }
        return number.longValue();
    }

    private static long outside(long value, String place, String type, long min, long max) {
        throw new IllegalArgumentException(place + " is " + value + ": " + type + " holds " + min + " to " + max);
    }
}
