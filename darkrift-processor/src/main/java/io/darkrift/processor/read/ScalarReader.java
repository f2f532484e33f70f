package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.model.ReadyClasses;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.NumericType;
import io.darkrift.protocol.ReadyType;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the wire type of one value: a component, or an element of an array or a list. */
final class ScalarReader {
    private static final JavaType STRING = ClassName.get(String.class);

    private final Elements elements;
    private final EnumReader enums;
    private final StructReader structs;
    private final UnionReader unions;
    private final PackingReader packing = new PackingReader();

    ScalarReader(Elements elements, StructReader structs) {
        this.elements = elements;
        this.enums = new EnumReader(elements);
        this.structs = structs;
        this.unions = new UnionReader(elements, structs);
    }

    /**
     * Reads a wire type.
     *
     * @param mirror the Java type
     * @param boxed whether a number, a boolean or a character is boxed
     * @param marks what the annotations of the component say
     * @param place the component
     */
    WireType read(TypeMirror mirror, boolean boxed, Marks marks, Place place) throws Refusal, Unresolved {
        if (marks.isWire(WireAnnotation.BITS)) {
            if (boxed || !mirror.equals(place.field().asType())) {
                throw misfit(marks.wire().orElseThrow(), place);
            }
            return packing.packed(plain(mirror, false, marks, Optional.empty(), place), marks, place);
        }
        return plain(mirror, boxed, marks, marks.wire(), place);
    }

    private WireType plain(TypeMirror mirror, boolean boxed, Marks marks, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal, Unresolved {
        JavaType type = JavaType.of(mirror);
        Optional<JavaNumber> number = JavaNumber.of(type, boxed);
        if (number.isPresent()) {
            return marks.isWire(WireAnnotation.QUANTIZED)
                    ? packing.quantized(number.get(), type, marks, place)
                    : number(number.get(), type, marks, use, place);
        }
        if (type.equals(boxed ? JavaType.Primitive.BOOLEAN.box() : JavaType.Primitive.BOOLEAN)) {
            expect(WireAnnotation.BOOL, use, place);
            return new WireType.Bool(type);
        }
        if (type.equals(boxed ? JavaType.Primitive.CHAR.box() : JavaType.Primitive.CHAR)) {
            expect(WireAnnotation.CHAR, use, place);
            return new WireType.Char(type, EncodingReader.of(use, place));
        }
        if (type.equals(STRING)) {
            expect(WireAnnotation.TEXT, use, place);
            return new WireType.Text(type, EncodingReader.of(use, place), marks.takeMaxLength());
        }
        if (mirror.getKind() == TypeKind.DECLARED) {
            return readClass((TypeElement) ((DeclaredType) mirror).asElement(), mirror, marks, use, place);
        }
        throw noWireType(mirror, marks, place);
    }

    private static WireType number(
            JavaNumber number, JavaType type, Marks marks, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal {
        NumericType kind = kind(number, use, place);
        return new WireType.Numeric(kind, number, type, marks.takeRange(kind, number));
    }

    private WireType readClass(
            TypeElement type, TypeMirror mirror, Marks marks, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal, Unresolved {
        Optional<ReadyType> ready = ReadyClasses.typeOf(JavaType.of(mirror));
        boolean isEnum = type.getKind() == ElementKind.ENUM;
        boolean isUnion = UnionReader.isUnion(type);
        if (ready.isEmpty() && !isEnum && !isUnion && !StructReader.isStruct(type)) {
            throw noWireType(mirror, marks, place);
        }
        checkReachable(type, place);
        if (isEnum) {
            NumericType unsaid = marks.isWire(WireAnnotation.BITS) ? NumericType.INT32 : NumericType.UINT8;
            NumericType kind = use.isEmpty() ? unsaid : integer(use.get(), place);
            return new WireType.Enumerated(enums.read(type, kind, place), kind);
        }
        if (isUnion) {
            NumericType kind = use.isEmpty() ? NumericType.UINT8 : integer(use.get(), place);
            return new WireType.Union(unions.read(type, kind, use, place), kind);
        }
        if (use.isPresent()) {
            throw misfit(use.get(), place);
        }
        return ready.isPresent() ? new WireType.Ready(ready.get()) : structs.read(type, place);
    }

    private void checkReachable(TypeElement type, Place place) throws Refusal {
        if (!Visibility.isReachable(type, place.home(), elements)) {
            throw place.refuse(
                    Rule.INACCESSIBLE_TYPE,
                    place.name() + " is of type " + type.getSimpleName() + ", which the serializer beside "
                            + place.owner().getSimpleName() + " can't reach: make it public, or package-private in the"
                            + " same package");
        }
    }

    private static NumericType kind(JavaNumber number, Optional<WireAnnotation.Use> use, Place place) throws Refusal {
        if (use.isPresent()) {
            Optional<NumericType> kind = use.get().annotation().kind();
            if (kind.isEmpty() || !Numbers.fits(kind.get(), number)) {
                throw misfit(use.get(), place);
            }
            return kind.get();
        }
        return number.natural()
                .orElseThrow(() -> place.refuse(
                        Rule.NO_WIRE_TYPE,
                        place.name() + " is a BigInteger, whose size has no bounds: annotate it with @UInt64, or name a"
                                + " serializer with @SerializedBy"));
    }

    private static NumericType integer(WireAnnotation.Use use, Place place) throws Refusal {
        Optional<NumericType> kind = use.annotation().kind().filter(NumericType::isInteger);
        if (kind.isEmpty()) {
            throw misfit(use, place);
        }
        return kind.get();
    }

    private static void expect(WireAnnotation annotation, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal {
        if (use.isPresent() && !use.get().is(annotation)) {
            throw misfit(use.get(), place);
        }
    }

    Refusal noWireType(TypeMirror type, Marks marks, Place place) {
        return marks.wire().isPresent()
                ? misfit(marks.wire().get(), place)
                : place.refuse(
                        Rule.NO_WIRE_TYPE,
                        place.name() + " is of type "
                                + TypeNames.shortName(place.field().asType()) + ", which has no wire type: "
                                + Remedies.forType(type));
    }

    static Refusal misfit(WireAnnotation.Use use, Place place) {
        return new Refusal(
                Rule.MISFIT,
                use.site(),
                use.annotation() + " does not fit " + place.name() + " of type "
                        + TypeNames.shortName(place.field().asType()) + ": it fits "
                        + use.annotation().fitting()
                        + (use.is(WireAnnotation.BITS) ? ", by themselves" : ", an array or a List of them"));
    }
}
