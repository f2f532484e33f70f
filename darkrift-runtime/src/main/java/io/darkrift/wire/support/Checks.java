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
     * Rejects null.
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
     * Rejects a null element of an array or a list.
     *
     * @param <T> the type of the element
     * @param value the element
     * @param place what the array or list is, such as {@code Choose.items}
     * @param index the index of the element
     * @return the element
     */
    public static <T> T notNull(@Nullable T value, String place, int index) {
        return value != null ? value : notNull(value, element(place, index));
    }

    /**
     * Returns the number of a constant of an enum whose constants are numbered in their order. Generated code calls
     * this method instead of {@code ordinal()}, because code checkers warn of that.
     *
     * @param constant the constant
     * @param place what it is, such as {@code Choose.team}
     * @return its ordinal
     */
    public static int ordinal(@Nullable Enum<?> constant, String place) {
        return notNull(constant, place).ordinal();
    }

    /**
     * Returns the number of a constant in an array or a list.
     *
     * @param constant the constant
     * @param place what the array or list is
     * @param index the index of the constant
     * @return its ordinal
     */
    public static int ordinal(@Nullable Enum<?> constant, String place, int index) {
        return notNull(constant, place, index).ordinal();
    }

    /**
     * Rejects a value that is not a signed integer of one byte.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int int8(long value, String place) {
        return (byte) value == value ? (int) value : (int) outside(value, place, "an Int8", -128, 127);
    }

    /**
     * Rejects a value that is not an unsigned integer of one byte.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int uint8(long value, String place) {
        return (value & 0xFF) == value ? (int) value : (int) outside(value, place, "a UInt8", 0, 255);
    }

    /**
     * Rejects a value that is not a signed integer of two bytes.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int int16(long value, String place) {
        return (short) value == value ? (int) value : (int) outside(value, place, "an Int16", -32_768, 32_767);
    }

    /**
     * Rejects a value that is not an unsigned integer of two bytes.
     *
     * @param value the value
     * @param place what it is
     * @return the value
     */
    public static int uint16(long value, String place) {
        return (value & 0xFFFF) == value ? (int) value : (int) outside(value, place, "a UInt16", 0, 65_535);
    }

    /**
     * Rejects a value that is not a signed integer of four bytes.
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
     * Rejects a value that is not an unsigned integer of four bytes.
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
     * Rejects a value that is not an unsigned integer of eight bytes.
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

    /**
     * Rejects an element that is not a signed integer of one byte.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int int8(long value, String place, int index) {
        return (byte) value == value ? (int) value : int8(value, element(place, index));
    }

    /**
     * Rejects an element that is not an unsigned integer of one byte.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int uint8(long value, String place, int index) {
        return (value & 0xFF) == value ? (int) value : uint8(value, element(place, index));
    }

    /**
     * Rejects an element that is not a signed integer of two bytes.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int int16(long value, String place, int index) {
        return (short) value == value ? (int) value : int16(value, element(place, index));
    }

    /**
     * Rejects an element that is not an unsigned integer of two bytes.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int uint16(long value, String place, int index) {
        return (value & 0xFFFF) == value ? (int) value : uint16(value, element(place, index));
    }

    /**
     * Rejects an element that is not a signed integer of four bytes.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int int32(long value, String place, int index) {
        return (int) value == value ? (int) value : int32(value, element(place, index));
    }

    /**
     * Rejects an element that is not an unsigned integer of four bytes.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return its bits
     */
    public static int uint32(long value, String place, int index) {
        return (value & 0xFFFF_FFFFL) == value ? (int) value : uint32(value, element(place, index));
    }

    /**
     * Rejects an element that is not an unsigned integer of eight bytes.
     *
     * @param value the element
     * @param place what the array or list is
     * @param index the index of the element
     * @return its bits
     */
    public static long uint64(@Nullable BigInteger value, String place, int index) {
        return value != null && value.signum() >= 0 && value.bitLength() <= 64
                ? value.longValue()
                : uint64(value, element(place, index));
    }

    /**
     * Rejects text that is not ASCII.
     *
     * @param value the text
     * @param place what it is
     * @return the text
     */
    public static String ascii(@Nullable String value, String place) {
        String text = notNull(value, place);
        for (int i = 0; i < text.length(); i++) {
            ascii(text.charAt(i), place, i);
        }
        return text;
    }

    /**
     * Rejects an element that is a string which is not ASCII.
     *
     * @param value the text
     * @param place what the array or list is
     * @param index the index of the element
     * @return the text
     */
    public static String ascii(@Nullable String value, String place, int index) {
        String text = notNull(value, place, index);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return ascii(value, element(place, index));
            }
        }
        return text;
    }

    /**
     * Rejects characters that are not ASCII.
     *
     * @param value the characters
     * @param place what they are
     * @return the characters
     */
    public static char[] ascii(char @Nullable [] value, String place) {
        char[] chars = notNull(value, place);
        for (int i = 0; i < chars.length; i++) {
            ascii(chars[i], place, i);
        }
        return chars;
    }

    /**
     * Rejects a character that is not ASCII.
     *
     * @param value the character
     * @param place what it is
     * @return the character
     */
    public static char ascii(char value, String place) {
        if (value >= 0x80) {
            throw new IllegalArgumentException(
                    place + " is " + codeOf(value) + ": ASCII holds U+0000 to U+007F, choose another encoding");
        }
        return value;
    }

    private static void ascii(char value, String place, int index) {
        if (value >= 0x80) {
            throw new IllegalArgumentException("character " + index + " of " + place + " is " + codeOf(value)
                    + ": ASCII holds U+0000 to U+007F, choose another encoding");
        }
    }

    private static String codeOf(char value) {
        return String.format("U+%04X", (int) value);
    }

    /**
     * Returns the exception for a record of a sealed interface that was added after the code that writes it was
     * compiled.
     *
     * @param value the record
     * @param type the simple name of the interface
     * @param place what it is
     * @return the exception
     */
    public static IllegalArgumentException noVariant(Object value, String type, String place) {
        return new IllegalArgumentException(place + " is of " + value.getClass() + ", which has no number as a " + type
                + ": compile the messages that hold a " + type + " again");
    }

    private static String element(String place, int index) {
        return place + "[" + index + "]";
    }

    private static long outside(long value, String place, String type, long min, long max) {
        throw new IllegalArgumentException(place + " is " + value + ": " + type + " holds " + min + " to " + max);
    }
}
