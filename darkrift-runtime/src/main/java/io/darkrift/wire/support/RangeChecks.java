package io.darkrift.wire.support;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what is written is within its {@code @Range}, both bounds included. Each returns the value, ready to be stored,
 * or throws an {@link IllegalArgumentException} that names the place, the value and the range. NaN is within none.
 *
 * <p>Bounds of floats are rounded to float first: {@code 0.1f} is within a range that ends with {@code 0.1}.
 */
public final class RangeChecks {
    private RangeChecks() {}

    /**
     * Refuses an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static int within(int value, long min, long max, String place) {
        if (value < min || value > max) {
            throw Outside.written(value, min, max, place);
        }
        return value;
    }

    /**
     * Refuses an element that is an integer outside a range.
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
            throw Outside.written(value, min, max, Outside.element(place, index));
        }
        return value;
    }

    /**
     * Refuses an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static long within(long value, long min, long max, String place) {
        if (value < min || value > max) {
            throw Outside.written(value, min, max, place);
        }
        return value;
    }

    /**
     * Refuses an element that is an integer outside a range.
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
            throw Outside.written(value, min, max, Outside.element(place, index));
        }
        return value;
    }

    /**
     * Refuses a float outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static float within(float value, double min, double max, String place) {
        if (!(value >= (float) min && value <= (float) max)) {
            throw Outside.written(value, (float) min, (float) max, place);
        }
        return value;
    }

    /**
     * Refuses an element that is a float outside a range.
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
            throw Outside.written(value, (float) min, (float) max, Outside.element(place, index));
        }
        return value;
    }

    /**
     * Refuses a double outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static double within(double value, double min, double max, String place) {
        if (!(value >= min && value <= max)) {
            throw Outside.written(value, min, max, place);
        }
        return value;
    }

    /**
     * Refuses an element that is a double outside a range.
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
            throw Outside.written(value, min, max, Outside.element(place, index));
        }
        return value;
    }

    /**
     * Refuses an integer outside a range.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what it is, such as {@code Player.health}
     * @return the number
     */
    public static BigInteger within(@Nullable BigInteger value, long min, long max, String place) {
        BigInteger number = Checks.notNull(value, place);
        if (Outside.isOutside(number, min, max)) {
            throw Outside.written(number, min, max, place);
        }
        return number;
    }

    /**
     * Refuses an element that is an integer outside a range.
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
        if (Outside.isOutside(number, min, max)) {
            throw Outside.written(number, min, max, Outside.element(place, index));
        }
        return number;
    }
}
