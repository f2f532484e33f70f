package io.darkrift.processor.read;

import io.darkrift.annotation.WireValue;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.NumericType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads sealed interfaces whose records are structs. */
final class UnionReader {
    private static final Set<NumericType> KINDS =
            Set.of(NumericType.UINT8, NumericType.UINT16, NumericType.INT8, NumericType.INT16, NumericType.INT32);

    private final Elements elements;
    private final StructReader structs;

    UnionReader(Elements elements, StructReader structs) {
        this.elements = elements;
        this.structs = structs;
    }

    static boolean isUnion(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
    }

    UnionModel read(TypeElement type, NumericType kind, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal, Unresolved {
        if (!KINDS.contains(kind)) {
            throw new Refusal(
                    Rule.MISFIT,
                    use.orElseThrow().site(),
                    "@" + Numbers.label(kind) + " does not fit " + place.name()
                            + ", a sealed interface: its records are numbered"
                            + " by @UInt8, @UInt16, @Int8, @Int16 or @Int32");
        }
        if (!type.getTypeParameters().isEmpty()) {
            throw refuse(
                    type, "is generic, so that its records have no certain wire type", "remove its parameters", place);
        }
        Set<TypeElement> records = new LinkedHashSet<>();
        collect(type, type, records, place);
        List<UnionModel.Variant> variants = new ArrayList<>();
        Map<Long, TypeElement> byNumber = new HashMap<>();
        for (TypeElement record : records) {
            long number = number(type, record, kind, place);
            TypeElement other = byNumber.putIfAbsent(number, record);
            if (other != null) {
                throw refuse(
                        type,
                        "has two records with the number " + number + ", " + other.getSimpleName() + " and "
                                + record.getSimpleName(),
                        "give one of them another @WireValue",
                        place);
            }
            if (!Visibility.isReachable(record, place.home(), elements)) {
                throw refuse(
                        type,
                        "permits " + record.getSimpleName() + ", which the serializer beside "
                                + place.owner().getSimpleName() + " can't reach",
                        "make it public, or move it into the same package",
                        place);
            }
            variants.add(new UnionModel.Variant(structs.read(record, place), number));
        }
        variants.sort(Comparator.comparingLong(UnionModel.Variant::number));
        return new UnionModel(ClassName.get(type), variants);
    }

    /** Finds all records, also those of sealed interfaces that the interface permits. */
    private static void collect(TypeElement union, TypeElement type, Set<TypeElement> records, Place place)
            throws Refusal {
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            TypeElement each = (TypeElement) ((DeclaredType) permitted).asElement();
            if (isUnion(each)) {
                collect(union, each, records, place);
            } else if (StructReader.isStruct(each) && each.getKind() == ElementKind.RECORD) {
                records.add(each);
            } else {
                throw refuse(
                        union,
                        "permits " + each.getSimpleName() + ", which is not a @DarkriftStruct",
                        "make it a record that is marked so",
                        place);
            }
        }
    }

    private static long number(TypeElement union, TypeElement record, NumericType kind, Place place) throws Refusal {
        Optional<AnnotationMirror> mirror = Annotations.find(record, WireValue.class);
        if (mirror.isEmpty()) {
            throw refuse(
                    union,
                    "permits " + record.getSimpleName() + ", which has no number",
                    "pin one with @WireValue",
                    place);
        }
        long number = NumberedTypes.number(record).orElse(0L);
        if (number < Numbers.min(kind) || number > Numbers.max(kind)) {
            throw refuse(
                    union,
                    "permits " + record.getSimpleName() + " with the number " + number + ", but @" + Numbers.label(kind)
                            + " holds " + Numbers.min(kind) + " to " + Numbers.max(kind),
                    "choose another @WireValue, or annotate the component with a wider type",
                    place);
        }
        return number;
    }

    private static Refusal refuse(TypeElement union, String why, String remedy, Place place) {
        return place.refuse(
                Rule.UNION, place.name() + " is of type " + union.getSimpleName() + ", which " + why + ": " + remedy);
    }
}
