package io.darkrift.processor.read;

import io.darkrift.annotation.Bits;
import io.darkrift.annotation.Bool;
import io.darkrift.annotation.Char;
import io.darkrift.annotation.Float32;
import io.darkrift.annotation.Float64;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int64;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.Quantized;
import io.darkrift.annotation.SerializedBy;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.NumericType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** The annotations that choose a wire type, of which a component has one at most. */
enum WireAnnotation {
    INT8(Int8.class, NumericType.INT8, "byte, short, int, long or an enum"),
    INT16(Int16.class, NumericType.INT16, "short, int, long or an enum"),
    INT32(Int32.class, NumericType.INT32, "int, long or an enum"),
    INT64(Int64.class, NumericType.INT64, "long or an enum"),
    UINT8(UInt8.class, NumericType.UINT8, "byte, short, int, long or an enum"),
    UINT16(UInt16.class, NumericType.UINT16, "short, int, long or an enum"),
    UINT32(UInt32.class, NumericType.UINT32, "int, long or an enum"),
    UINT64(UInt64.class, NumericType.UINT64, "long, BigInteger or an enum"),
    FLOAT32(Float32.class, NumericType.FLOAT32, "float"),
    FLOAT64(Float64.class, NumericType.FLOAT64, "double"),
    BOOL(Bool.class, null, "boolean"),
    CHAR(Char.class, null, "char"),
    TEXT(Text.class, null, "String"),
    SERIALIZED_BY(SerializedBy.class, null, "any type"),
    BITS(Bits.class, null, "boolean, byte, short, int, long or an enum"),
    QUANTIZED(Quantized.class, null, "float or double");

    /** An annotation where it stands. */
    record Use(WireAnnotation annotation, AnnotationMirror mirror, Site site) {
        boolean is(WireAnnotation other) {
            return annotation == other;
        }
    }

    private static final Map<String, WireAnnotation> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(annotation -> annotation.type.getName(), each -> each));

    private final Class<?> type;
    private final NumericType kind;
    private final String fitting;

    WireAnnotation(Class<?> type, NumericType kind, String fitting) {
        this.type = type;
        this.kind = kind;
        this.fitting = fitting;
    }

    Optional<NumericType> kind() {
        return Optional.ofNullable(kind);
    }

    /** The Java types that it fits. */
    String fitting() {
        return fitting;
    }

    @Override
    public String toString() {
        return "@" + type.getSimpleName();
    }

    /** The one on a component's field, if any. */
    static Optional<Use> on(Element field, Site site, String place) throws Refusal {
        Use found = null;
        for (AnnotationMirror mirror : Annotations.of(field)) {
            Use use = use(mirror, site);
            if (use != null && found != null) {
                throw new Refusal(
                        Rule.TWO_WIRE_TYPES,
                        use.site(),
                        place + " has " + found.annotation() + " and " + use.annotation() + ": keep one of them");
            }
            found = use != null ? use : found;
        }
        return Optional.ofNullable(found);
    }

    private static Use use(AnnotationMirror mirror, Site site) {
        String name = Annotations.nameOf(mirror);
        return named(name)
                .map(annotation -> new Use(annotation, mirror, site.annotation(name)))
                .orElse(null);
    }

    static Optional<WireAnnotation> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns whether values take bits rather than bytes. */
    boolean isBitwise() {
        return this == BITS || this == QUANTIZED;
    }
}
