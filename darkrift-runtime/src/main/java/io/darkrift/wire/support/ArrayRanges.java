package io.darkrift.wire.support;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;

/**
 * Checks that the numbers of an array are within their {@code @Range}, as {@link RangeChecks} and {@link RangeReads} do for
 * one: before it is written, with an {@link IllegalArgumentException}, and after it was read, with a
 * {@link WireException}. Both name the first element that is outside.
 */
public final class ArrayRanges {
    private ArrayRanges() {}

    /**
     * Rejects integers outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static byte[] within(byte[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static byte[] within(DarkriftReader in, byte[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static short[] within(short[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static short[] within(DarkriftReader in, short[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static int[] within(int[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static int[] within(DarkriftReader in, int[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static long[] within(long[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects integers outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static long[] within(DarkriftReader in, long[] values, long min, long max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects floats outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static float[] within(float[] values, double min, double max, String place) {
        int at = RangeChecks.first(values, (float) min, (float) max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], (float) min, (float) max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects floats outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static float[] within(DarkriftReader in, float[] values, double min, double max, String place) {
        int at = RangeChecks.first(values, (float) min, (float) max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], (float) min, (float) max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects doubles outside a range on writing.
     *
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place what they are, such as {@code Choose.items}
     * @return the numbers
     */
    public static double[] within(double[] values, double min, double max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.written(values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }

    /**
     * Rejects doubles outside a range on reading.
     *
     * @param in the reader, after the numbers
     * @param values the numbers
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param place the component
     * @return the numbers
     * @throws WireException if one is outside
     */
    public static double[] within(DarkriftReader in, double[] values, double min, double max, String place) {
        int at = RangeChecks.first(values, min, max);
        if (at < values.length) {
            throw RangeChecks.read(in, values[at], min, max, RangeChecks.element(place, at));
        }
        return values;
    }
}
