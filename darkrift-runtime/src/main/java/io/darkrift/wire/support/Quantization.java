package io.darkrift.wire.support;

/**
 * Turns a number from a range into an unsigned integer of a few bits, and back: {@code @Quantized}.
 *
 * <p>The range is cut into {@code 2^bits - 1} steps; a number becomes the count of steps from {@code min} that is nearest to it.
 * Both bounds come out exactly, and a greater number never comes out as a lesser one. Any other number comes out
 * with an error of at most
 *
 * <ul>
 *   <li>a float: half a step, and {@code Math.ulp} of the bound that is farther from zero, as a float;
 *   <li>a double: half a step, and twenty times {@code Math.ulp} of that bound.
 * </ul>
 *
 * <p>If a step is at least twice what is added to its half here, the result becomes the same integer again.
 *
 * <p>The bounds are finite, the second is greater, {@code max - min} is finite too, and a step is at least
 * {@code Double.MIN_NORMAL}. Those of a float are rounded to float first.
 */
public final class Quantization {
    private Quantization() {}

    /**
     * Makes an integer of a float.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param bits how many bits the integer has: 1 to 32
     * @param place what the number is, such as {@code Player.yaw}
     * @return the integer: 0 to {@code 2^bits - 1}
     * @throws IllegalArgumentException if the number is outside the range or NaN
     */
    public static long quantize(float value, double min, double max, int bits, String place) {
        float low = (float) min;
        float high = (float) max;
        if (!(value >= low && value <= high)) {
            throw RangeChecks.written(value, low, high, place);
        }
        return nearest(value, low, high, bits);
    }

    /**
     * Makes an integer of a double.
     *
     * @param value the number
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param bits how many bits the integer has: 1 to 32
     * @param place what the number is
     * @return the integer: 0 to {@code 2^bits - 1}
     * @throws IllegalArgumentException if the number is outside the range or NaN
     */
    public static long quantize(double value, double min, double max, int bits, String place) {
        if (!(value >= min && value <= max)) {
            throw RangeChecks.written(value, min, max, place);
        }
        return nearest(value, min, max, bits);
    }

    /**
     * Makes an integer of a float that is an element.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param bits how many bits the integer has: 1 to 32
     * @param place what the array or list is
     * @param index the index of the element
     * @return the integer: 0 to {@code 2^bits - 1}
     * @throws IllegalArgumentException if the element is outside the range or NaN
     */
    public static long quantize(float value, double min, double max, int bits, String place, int index) {
        float low = (float) min;
        float high = (float) max;
        if (!(value >= low && value <= high)) {
            throw RangeChecks.written(value, low, high, RangeChecks.element(place, index));
        }
        return nearest(value, low, high, bits);
    }

    /**
     * Makes an integer of a double that is an element.
     *
     * @param value the element
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param bits how many bits the integer has: 1 to 32
     * @param place what the array or list is
     * @param index the index of the element
     * @return the integer: 0 to {@code 2^bits - 1}
     * @throws IllegalArgumentException if the element is outside the range or NaN
     */
    public static long quantize(double value, double min, double max, int bits, String place, int index) {
        if (!(value >= min && value <= max)) {
            throw RangeChecks.written(value, min, max, RangeChecks.element(place, index));
        }
        return nearest(value, min, max, bits);
    }

    /**
     * Makes a float of an integer.
     *
     * @param number the integer: 0 to {@code 2^bits - 1}
     * @param min the least number, which 0 stands for
     * @param max the greatest number
     * @param bits how many bits the integer has: 1 to 32
     * @return the float: min to max
     */
    public static float dequantizeFloat(long number, double min, double max, int bits) {
        return (float) valueOf(number, (float) min, (float) max, bits);
    }

    /**
     * Makes a double of an integer.
     *
     * @param number the integer: 0 to {@code 2^bits - 1}
     * @param min the least number, which 0 stands for
     * @param max the greatest number
     * @param bits how many bits the integer has: 1 to 32
     * @return the double: min to max
     */
    public static double dequantizeDouble(long number, double min, double max, int bits) {
        return valueOf(number, min, max, bits);
    }

    // In generated code min, max and bits are constants, and so are, once this is inlined, the quotients below.

    private static long nearest(double value, double min, double max, int bits) {
        double stepsPerUnit = steps(bits) / (max - min);
        return (long) ((value - min) * stepsPerUnit + 0.5);
    }

    private static double valueOf(long number, double min, double max, int bits) {
        long steps = steps(bits);
        // All steps may add up to a little less than max.
        return number == steps ? max : min + number * ((max - min) / steps);
    }

    private static long steps(int bits) {
        return (1L << bits) - 1;
    }
}
