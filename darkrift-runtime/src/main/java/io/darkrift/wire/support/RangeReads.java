package io.darkrift.wire.support;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.math.BigInteger;

/**
 * Checks that what was read is within its {@code @Range}, both bounds included. Each returns the value, or throws a
 * {@link WireException} that names the component, the value and the range. No range contains NaN.
 *
 * <p>Bounds of floats are rounded to float first: {@code 0.1f} is within a range that ends with {@code 0.1}.
 */
public final class RangeReads {
    private RangeReads() {}

    /**
     * Rejects an integer outside a range.
     *
     * @param in the reader, after the number
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the number
     * @throws WireException if it is outside
     */
    public static int within(DarkriftReader in, int value, long min, long max, String place) {
        if (value < min || value > max) {
            throw RangeChecks.read(in, value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects an integer outside a range.
     *
     * @param in the reader, after the number
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the number
     * @throws WireException if it is outside
     */
    public static long within(DarkriftReader in, long value, long min, long max, String place) {
        if (value < min || value > max) {
            throw RangeChecks.read(in, value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects a float outside a range.
     *
     * @param in the reader, after the number
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the number
     * @throws WireException if it is outside
     */
    public static float within(DarkriftReader in, float value, double min, double max, String place) {
        if (!(value >= (float) min && value <= (float) max)) {
            throw RangeChecks.read(in, value, (float) min, (float) max, place);
        }
        return value;
    }

    /**
     * Rejects a double outside a range.
     *
     * @param in the reader, after the number
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the number
     * @throws WireException if it is outside
     */
    public static double within(DarkriftReader in, double value, double min, double max, String place) {
        if (!(value >= min && value <= max)) {
            throw RangeChecks.read(in, value, min, max, place);
        }
        return value;
    }

    /**
     * Rejects an integer outside a range.
     *
     * @param in the reader, after the number
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the number
     * @throws WireException if it is outside
     */
    public static BigInteger within(DarkriftReader in, BigInteger value, long min, long max, String place) {
        if (RangeChecks.isOutside(value, min, max)) {
            throw RangeChecks.read(in, value, min, max, place);
        }
        return value;
    }
}
