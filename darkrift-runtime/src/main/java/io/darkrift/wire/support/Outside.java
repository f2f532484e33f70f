package io.darkrift.wire.support;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.math.BigInteger;

/** Finds numbers that are outside a range, and tells of them. */
final class Outside {
    private Outside() {}

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
        return new WireException(place + ": " + value + " came, and " + allowed(min, max), in.position());
    }

    private static String allowed(Number min, Number max) {
        return "only " + min + " to " + max + " is allowed";
    }

    /** The index of the first number that is outside, or the length of the array. */
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
