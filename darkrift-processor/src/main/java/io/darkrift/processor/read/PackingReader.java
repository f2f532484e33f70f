package io.darkrift.processor.read;

import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.Bounds;
import javax.lang.model.element.AnnotationMirror;

/** Reads what takes bits rather than bytes. */
final class PackingReader {
    private static final int MAX_BITS = 32;

    WireType packed(WireType value, Marks marks, Place place) throws Refusal {
        WireAnnotation.Use use = marks.wire().orElseThrow();
        boolean isInteger =
                value instanceof WireType.Numeric number && number.kind().isInteger();
        if (!isInteger && !(value instanceof WireType.Bool) && !(value instanceof WireType.Enumerated)) {
            throw ScalarReader.misfit(use, place);
        }
        int bits = (int) Annotations.number(use.mirror(), "value");
        boolean isSigned = Annotations.given(use.mirror(), "signed")
                .map(given -> Boolean.TRUE.equals(given.getValue()))
                .orElse(false);
        if (bits < 1 || bits > MAX_BITS || value instanceof WireType.Bool && bits > 1) {
            throw refuse(
                    use,
                    "value",
                    place.name() + " can't take " + bits + " bits: a boolean takes 1, a number or an enum 1 to "
                            + MAX_BITS);
        }
        if (value instanceof WireType.Numeric number && 8 * Numbers.bytes(number.kind()) < bits) {
            throw refuse(
                    use,
                    "value",
                    place.name() + " can't take " + bits + " bits, its type has fewer: choose a wider type");
        }
        if (value instanceof WireType.Numeric number && !isSigned && 8 * Numbers.bytes(number.kind()) == bits) {
            throw refuse(
                    use,
                    "value",
                    place.name() + " has room for " + (bits - 1)
                            + " bits without a sign: choose a wider type, or signed" + " = true");
        }
        if (value instanceof WireType.Enumerated enumerated) {
            checkConstants(enumerated.model(), bits, isSigned, use, place);
        }
        return new WireType.Packed((WireType.Fixed) value, bits, isSigned);
    }

    private static void checkConstants(EnumModel model, int bits, boolean isSigned, WireAnnotation.Use use, Place place)
            throws Refusal {
        long min = isSigned ? -(1L << bits - 1) : 0;
        long max = (1L << (isSigned ? bits - 1 : bits)) - 1;
        for (EnumModel.Constant constant : model.constants()) {
            if (constant.number() < min || constant.number() > max) {
                throw refuse(
                        use,
                        "value",
                        "number " + constant.number() + " of " + model.name().simpleName() + "." + constant.name()
                                + " does not fit " + place.name() + ": " + bits
                                + (bits == 1 ? " bit holds " : " bits hold ") + min + " to " + max
                                + ", give it more");
            }
        }
    }

    WireType quantized(JavaNumber number, JavaType type, Marks marks, Place place) throws Refusal {
        WireAnnotation.Use use = marks.wire().orElseThrow();
        AnnotationMirror mirror = use.mirror();
        if (number != JavaNumber.FLOAT && number != JavaNumber.DOUBLE) {
            throw ScalarReader.misfit(use, place);
        }
        int bits = Annotations.given(mirror, "bits").isPresent() ? (int) Annotations.number(mirror, "bits") : 16;
        if (bits < 1 || bits > MAX_BITS) {
            throw refuse(use, "bits", place.name() + " can't take " + bits + " bits: choose 1 to " + MAX_BITS);
        }
        Bounds bounds = RangeRules.quantized(
                Annotations.number(mirror, "min"), Annotations.number(mirror, "max"), number, use, place);
        return new WireType.Quantized(number, type, bounds, bits);
    }

    private static Refusal refuse(WireAnnotation.Use use, String value, String text) {
        return new Refusal(Rule.PACKING, use.site().value(value), text);
    }
}
