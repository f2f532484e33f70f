package io.darkrift.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a component of a record: one value, or an array or a list of values. */
final class ComponentReader {
    private final Types types;
    private final ScalarReader scalars;
    private final SerializedByReader serializers;

    ComponentReader(Elements elements, Types types, StructReader structs) {
        this.types = types;
        this.scalars = new ScalarReader(elements, structs);
        this.serializers = new SerializedByReader(elements, types);
    }

    Component read(Place place) throws Refusal, Unresolved {
        TypeMirror type = place.field().asType();
        Resolution.check(type, place);
        Optional<WireAnnotation.Use> use = WireAnnotation.on(place.field(), place.site(), place.name());
        WireType wireType = use.isPresent() && use.get().is(WireAnnotation.SERIALIZED_BY)
                ? readCustom(type, use.get(), place)
                : readPlain(type, use, place);
        return new Component(place.field().getSimpleName().toString(), place.name(), wireType);
    }

    private WireType readPlain(TypeMirror type, Optional<WireAnnotation.Use> use, Place place)
            throws Refusal, Unresolved {
        if (type.getKind() == TypeKind.ARRAY) {
            TypeMirror element = ((ArrayType) type).getComponentType();
            return sequence(scalars.read(element, false, use, place), false);
        }
        if (isList(type)) {
            return sequence(scalars.read(listElement(type, place), true, use, place), true);
        }
        return scalars.read(type, false, use, place);
    }

    private WireType readCustom(TypeMirror type, WireAnnotation.Use use, Place place) throws Refusal, Unresolved {
        SerializedByReader.Found found = serializers.read(use, place);
        if (isSame(type, found.values())) {
            return new WireType.Custom(nameOf(type), found.serializer());
        }
        if (type.getKind() == TypeKind.ARRAY) {
            TypeMirror element = ((ArrayType) type).getComponentType();
            if (isSame(element, found.values()) && types.isSameType(element, types.erasure(element))) {
                return sequence(new WireType.Custom(nameOf(element), found.serializer()), false);
            }
        }
        if (isList(type) && isSame(listElement(type, place), found.values())) {
            return sequence(new WireType.Custom(nameOf(listElement(type, place)), found.serializer()), true);
        }
        throw SerializedByReader.unusable(
                use,
                found.serializer().name().simpleName(),
                "writes " + TypeNames.shortName(found.values()) + ", but " + place.name() + " is of type "
                        + TypeNames.shortName(type) + ": name a class that implements ValueSerializer for that type");
    }

    private boolean isSame(TypeMirror type, TypeMirror values) {
        TypeMirror reference = type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
                : type;
        return types.isSameType(reference, values);
    }

    private static TypeName nameOf(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations();
    }

    private static boolean isList(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals("java.util.List");
    }

    private static TypeMirror listElement(TypeMirror type, Place place) throws Refusal {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        if (arguments.isEmpty() || arguments.get(0).getKind() == TypeKind.WILDCARD) {
            throw place.refuse(
                    Rule.OPEN_LIST,
                    place.name() + " is a " + TypeNames.shortName(type)
                            + ", which leaves its elements open: name their type, as in List<String>");
        }
        return arguments.get(0);
    }

    private static WireType sequence(WireType element, boolean isList) {
        TypeName type = isList
                ? ParameterizedTypeName.get(ClassName.get(List.class), element.javaType())
                : ArrayTypeName.of(element.javaType());
        return new WireType.Sequence(element, isList, type);
    }
}
