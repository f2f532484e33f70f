package io.darkrift.processor.read;

import io.darkrift.annotation.Range;
import io.darkrift.processor.model.Bounds;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.report.Rule;

/** What bounds must be. */
final class RangeRules {
    /** As far as doubles hold each whole number. */
    private static final double MAX_WHOLE = 1L << 53;

    private RangeRules() {}

    static void check(Bounds bounds, NumberKind kind, JavaNumber java, Place place) throws Refusal {
        if (!isFinite(bounds) || bounds.min() > bounds.max()) {
            throw refuse(bounds, place, "no number is in it: choose finite bounds, the lesser first");
        }
        if (!kind.isInteger()) {
            checkFloat(bounds, java, place);
            return;
        }
        if (!isWhole(bounds.min()) || !isWhole(bounds.max())) {
            throw refuse(bounds, place, "bounds of integers are whole, and at most 2^53 from zero");
        }
        if (!kind.isSigned() && java != JavaNumber.BIG_INTEGER && !kind.checks(java)) {
            throw refuse(
                    bounds,
                    place,
                    "the component holds the bits of a " + kind.label()
                            + " in a type that has a sign: make it of a wider" + " type");
        }
        if (bounds.min() < kind.min() || bounds.max() > kind.max()) {
            throw refuse(
                    bounds,
                    place,
                    "@" + kind.label() + " holds " + kind.min() + " to " + kind.max()
                            + " in any case: choose bounds within" + " that");
        }
    }

    private static void checkFloat(Bounds bounds, JavaNumber java, Place place) throws Refusal {
        if (java == JavaNumber.FLOAT && !isFloat(bounds)) {
            throw refuse(bounds, place, "a float does not reach so far: choose bounds within its range");
        }
    }

    static void checkQuantized(Bounds bounds, JavaNumber java, WireAnnotation.Use use, Place place) throws Refusal {
        boolean isEmpty =
                java == JavaNumber.FLOAT ? (float) bounds.min() >= (float) bounds.max() : bounds.min() >= bounds.max();
        boolean isTooWide = java == JavaNumber.FLOAT && !isFloat(bounds)
                || !isFinite(bounds)
                || Double.isInfinite(bounds.max() - bounds.min());
        if (isEmpty || isTooWide) {
            throw new Refusal(
                    Rule.PACKING,
                    use.site(),
                    place.name() + " can't be quantized from " + bounds
                            + ": choose finite bounds, the lesser first, that its type can hold, and their difference too");
        }
    }

    private static boolean isFinite(Bounds bounds) {
        return Double.isFinite(bounds.min()) && Double.isFinite(bounds.max());
    }

    private static boolean isFloat(Bounds bounds) {
        return Float.isFinite((float) bounds.min()) && Float.isFinite((float) bounds.max());
    }

    private static boolean isWhole(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) <= MAX_WHOLE;
    }

    private static Refusal refuse(Bounds bounds, Place place, String why) {
        return new Refusal(
                Rule.LIMIT,
                place.site().annotation(Range.class.getName()),
                place.name() + " can't have the range " + bounds + ": " + why);
    }
}
