package io.darkrift.wire.support;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what is written is within its {@code @Range}, both bounds included. Each returns the value, ready to be
 * stored, or throws an {@link IllegalArgumentException} that names the place, the value and the range. No range
 * contains NaN.
 *
 * <p>Bounds of floats are rounded to float first: {@code 0.1f} is within a range that ends with {@code 0.1}.
 */
public final class RangeChecks {
    private RangeChecks() {}

    /**
     * Rejects an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static int within(int value, long min, long max, String place) {
        if (value < min || value > max) {
            throw written(value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects an element that is an integer outside a range.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static int within(int value, long min, long max, String place, int index) {
        if (value < min || value > max) {
            throw written(value, min, max, element(place, index));
        }
        return value;
    }

    /**
     * Rejects an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static long within(long value, long min, long max, String place) {
        if (value < min || value > max) {
            throw written(value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects an element that is an integer outside a range.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static long within(long value, long min, long max, String place, int index) {
        if (value < min || value > max) {
            throw written(value, min, max, element(place, index));
        }
        return value;
    }

    /**
     * Rejects a float outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static float within(float value, double min, double max, String place) {
        if (!(value >= (float) min && value <= (float) max)) {
            throw written(value, (float) min, (float) max, place);
        }
        return value;
    }

    /**
     * Rejects an element that is a float outside a range.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static float within(float value, double min, double max, String place, int index) {
        if (!(value >= (float) min && value <= (float) max)) {
            throw written(value, (float) min, (float) max, element(place, index));
        }
        return value;
    }

    /**
     * Rejects a double outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static double within(double value, double min, double max, String place) {
        if (!(value >= min && value <= max)) {
            throw written(value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects an element that is a double outside a range.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static double within(double value, double min, double max, String place, int index) {
        if (!(value >= min && value <= max)) {
            throw written(value, min, max, element(place, index));
        }
        return value;
    }

    /**
     * Rejects an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static BigInteger within(@Nullable BigInteger value, long min, long max, String place) {
        BigInteger number = Checks.notNull(value, place);
        if (isOutside(number, min, max)) {
            throw written(number, min, max, place);
        }
        return number;
    }

    /**
     * Rejects an element that is an integer outside a range.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what the array or list is
     * @param index the index of the element
     * @return the element
     */
    public static BigInteger within(@Nullable BigInteger value, long min, long max, String place, int index) {
        BigInteger number = Checks.notNull(value, place, index);
        if (isOutside(number, min, max)) {
            throw written(number, min, max, element(place, index));
        }
        return number;
    }

    // ---- for the other classes of this package

    static boolean isOutside(BigInteger value, long min, long max) {
        return value.bitLength() > 63 || value.longValue() < min || value.longValue() > max;
    }

    static String element(String place, int index) {
        return place + "[" + index + "]";
    }

    static IllegalArgumentException written(Number value, Number min, Number max, String place) {
        return new IllegalArgumentException(place + " is " + value + ": " + allowed(min, max));
    }

    static WireException read(DarkriftReader in, Number value, Number min, Number max, String place) {
        return new WireException(place + ": " + value + " arrived, and " + allowed(min, max), in.position());
    }

    private static String allowed(Number min, Number max) {
        return "only " + min + " to " + max + " is allowed";
    }

    /** Returns the index of the first number that is outside, or the length of the array. */
    static int first(byte[] values, long min, long max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }

    static int first(short[] values, long min, long max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }

    static int first(int[] values, long min, long max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }

    static int first(long[] values, long min, long max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }

    static int first(float[] values, float min, float max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }

    static int first(double[] values, double min, double max) {
        int i = 0;
        while (i < values.length && values[i] >= min && values[i] <= max) {
            i++;
        }
        return i;
    }
}
