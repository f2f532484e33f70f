package io.darkrift.processor.read;

import io.darkrift.annotation.Range;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;

/** What the bounds of {@code @Range} and {@code @Quantized} must be. */
final class RangeRules {
    /** As far as doubles hold each whole number. */
    private static final double MAX_WHOLE = 1L << 53;

    private RangeRules() {}

    /** The bounds of a number. */
    static Bounds range(double min, double max, NumericType kind, JavaNumber java, Place place) throws Refusal {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            throw refuse(Numbers.text(min, max), place, "no number is in it: choose finite bounds, the lesser first");
        }
        Bounds bounds = new Bounds(min, max);
        if (kind.isInteger()) {
            checkInteger(bounds, kind, java, place);
        } else if (java == JavaNumber.FLOAT && !isFloat(min, max)) {
            throw refuse(Numbers.text(bounds), place, "a float does not reach so far: choose bounds within its range");
        }
        return bounds;
    }

    private static void checkInteger(Bounds bounds, NumericType kind, JavaNumber java, Place place) throws Refusal {
        String text = Numbers.text(bounds);
        if (!isWhole(bounds.min()) || !isWhole(bounds.max())) {
            throw refuse(text, place, "bounds of integers are whole, and at most 2^53 from zero");
        }
        if (!Numbers.isSigned(kind) && java != JavaNumber.BIG_INTEGER && !Numbers.checks(kind, java)) {
            throw refuse(
                    text,
                    place,
                    "the component holds the bits of a " + Numbers.label(kind)
                            + " in a type that has a sign: make it of a wider" + " type");
        }
        if (bounds.min() < Numbers.min(kind) || bounds.max() > Numbers.max(kind)) {
            throw refuse(
                    text,
                    place,
                    "@" + Numbers.label(kind) + " holds " + Numbers.min(kind) + " to " + Numbers.max(kind)
                            + " in any case: choose bounds within" + " that");
        }
    }

    /** The bounds of a quantized number. */
    static Bounds quantized(double min, double max, JavaNumber java, WireAnnotation.Use use, Place place)
            throws Refusal {
        boolean isFloat = java == JavaNumber.FLOAT;
        boolean hasRoom = isFloat ? (float) min < (float) max : min < max;
        if (!hasRoom
                || !Double.isFinite(min)
                || !Double.isFinite(max)
                || isFloat && !isFloat(min, max)
                || Double.isInfinite(max - min)) {
            throw new Refusal(
                    Rule.PACKING,
                    use.site(),
                    place.name() + " can't be quantized from " + Numbers.text(min, max)
                            + ": choose finite bounds, the lesser first, that its type can hold, and their difference too");
        }
        return new Bounds(min, max);
    }

    private static boolean isFloat(double min, double max) {
        return Float.isFinite((float) min) && Float.isFinite((float) max);
    }

    private static boolean isWhole(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) <= MAX_WHOLE;
    }

    private static Refusal refuse(String bounds, Place place, String why) {
        return new Refusal(
                Rule.LIMIT,
                place.site().annotation(Range.class.getName()),
                place.name() + " can't have the range " + bounds + ": " + why);
    }
}
