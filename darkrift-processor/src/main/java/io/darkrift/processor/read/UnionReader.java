package io.darkrift.processor.read;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.WireValue;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.report.Rule;
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

/** Reads sealed interfaces whose records are structs. */
final class UnionReader {
    private static final Set<NumberKind> KINDS =
            Set.of(NumberKind.UINT8, NumberKind.UINT16, NumberKind.INT8, NumberKind.INT16, NumberKind.INT32);

    private final StructReader structs;

    UnionReader(StructReader structs) {
        this.structs = structs;
    }

    static boolean isUnion(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
    }

    UnionModel read(TypeElement type, NumberKind kind, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal, Unresolved {
        if (!KINDS.contains(kind)) {
            throw new Refusal(
                    Rule.MISFIT,
                    use.orElseThrow().site(),
                    "@" + kind.label() + " does not fit " + place.name()
                            + ", a sealed interface: its records are told apart"
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
            variants.add(new UnionModel.Variant(structs.read(record, place), SerializerNames.of(record), number));
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
                        "permits " + each.getSimpleName() + ", which is no @DarkriftStruct",
                        "make it a record that is marked so",
                        place);
            }
        }
    }

    private static long number(TypeElement union, TypeElement record, NumberKind kind, Place place) throws Refusal {
        Optional<AnnotationMirror> mirror = Annotations.find(record, WireValue.class);
        if (mirror.isEmpty()) {
            throw refuse(
                    union,
                    "permits " + record.getSimpleName() + ", which has no number",
                    "pin one with @WireValue",
                    place);
        }
        long number = Annotations.given(mirror.get(), "value")
                .map(value -> value.getValue() instanceof Long given ? given : 0L)
                .orElse(0L);
        if (number < kind.min() || number > kind.max()) {
            throw refuse(
                    union,
                    "permits " + record.getSimpleName() + " with the number " + number + ", but @" + kind.label()
                            + " holds " + kind.min() + " to " + kind.max(),
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
