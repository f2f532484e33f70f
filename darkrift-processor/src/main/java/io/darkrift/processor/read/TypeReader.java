package io.darkrift.processor.read;

import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the wire type of a component: what contains others here, single values in {@link ScalarReader}. */
final class TypeReader {
    private final Types types;
    private final ScalarReader scalars;
    private final SerializedByReader serializers;
    private final MapKeyRules keys;

    TypeReader(Elements elements, Types types, StructReader structs) {
        this.types = types;
        this.scalars = new ScalarReader(elements, structs);
        this.serializers = new SerializedByReader(elements, types);
        this.keys = new MapKeyRules(elements, types);
    }

    WireType read(Marks marks, Place place) throws Refusal, Unresolved {
        TypeMirror type = place.field().asType();
        return Nullness.isNullable(place.field()) && !type.getKind().isPrimitive()
                ? nullable(type, marks, place)
                : present(type, false, marks, place);
    }

    /** Reads a type that stands within another. */
    private WireType part(TypeMirror type, boolean boxed, Marks marks, Place place) throws Refusal, Unresolved {
        if (boxed) {
            marks.limitElement(type);
        }
        if (!Nullness.isNullable(type)) {
            return present(type, boxed, marks, place);
        }
        WireType value = present(type, true, marks, place);
        return new WireType.Maybe(value, false, Nullness.marked(value.javaType(), type));
    }

    private WireType nullable(TypeMirror type, Marks marks, Place place) throws Refusal, Unresolved {
        WireType value = present(type, true, marks, place);
        return new WireType.Maybe(value, false, value.javaType());
    }

    private WireType present(TypeMirror type, boolean boxed, Marks marks, Place place) throws Refusal, Unresolved {
        Optional<WireType> custom = custom(type, marks, place);
        if (custom.isPresent()) {
            return custom.get();
        }
        if (type.getKind() == TypeKind.ARRAY) {
            return array(((ArrayType) type).getComponentType(), marks, place);
        }
        if (is(type, List.class)) {
            return list(argument(type, 0, place), marks, place);
        }
        if (is(type, Optional.class)) {
            WireType value = part(argument(type, 0, place), true, marks, place);
            return new WireType.Maybe(value, true, JavaType.generic(Optional.class, value.javaType()));
        }
        if (is(type, Map.class)) {
            return map(argument(type, 0, place), argument(type, 1, place), marks, place);
        }
        return scalars.read(type, boxed, marks, place);
    }

    private Optional<WireType> custom(TypeMirror type, Marks marks, Place place) throws Refusal, Unresolved {
        if (!marks.isWire(WireAnnotation.SERIALIZED_BY)) {
            return Optional.empty();
        }
        WireAnnotation.Use use = marks.wire().orElseThrow();
        SerializedByReader.Found found = serializers.read(use, place);
        if (isSame(type, found.values())) {
            return Optional.of(new WireType.Custom(JavaType.of(type), found.serializer()));
        }
        if (type.getKind() == TypeKind.ARRAY
                || is(type, List.class)
                || is(type, Optional.class)
                || is(type, Map.class)) {
            return Optional.empty();
        }
        throw SerializedByReader.unusable(
                use,
                found.serializer().name().simpleName(),
                "writes " + TypeNames.shortName(found.values()) + ", but " + place.name() + " is of type "
                        + TypeNames.shortName(place.field().asType())
                        + ": name a class that implements ValueSerializer for that type");
    }

    private boolean isSame(TypeMirror type, TypeMirror values) {
        TypeMirror reference = type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
                : type;
        return types.isSameType(reference, values);
    }

    private WireType array(TypeMirror elementType, Marks marks, Place place) throws Refusal, Unresolved {
        OptionalInt maxLength = marks.takeMaxLength();
        WireType element = part(elementType, false, marks, place);
        return new WireType.Sequence(element, false, new JavaType.ArrayOf(element.javaType()), maxLength);
    }

    private WireType list(TypeMirror elementType, Marks marks, Place place) throws Refusal, Unresolved {
        OptionalInt maxLength = marks.takeMaxLength();
        WireType element = part(elementType, true, marks, place);
        return new WireType.Sequence(element, true, JavaType.generic(List.class, element.javaType()), maxLength);
    }

    private WireType map(TypeMirror keyType, TypeMirror valueType, Marks marks, Place place)
            throws Refusal, Unresolved {
        OptionalInt maxLength = marks.takeMaxLength();
        WireType key = part(keyType, true, marks.takeMapKey(), place);
        keys.check(key, keyType, place);
        WireType value = part(valueType, true, marks, place);
        return new WireType.Mapping(
                key, value, JavaType.generic(Map.class, key.javaType(), value.javaType()), maxLength);
    }

    static boolean is(TypeMirror type, Class<?> named) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(named.getName());
    }

    private static TypeMirror argument(TypeMirror type, int index, Place place) throws Refusal {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        if (arguments.isEmpty() || arguments.get(index).getKind() == TypeKind.WILDCARD) {
            throw place.refuse(
                    Rule.OPEN_LIST,
                    place.name() + " is a " + TypeNames.shortName(type)
                            + ", which leaves its elements open: name their type, as in List<String>");
        }
        return arguments.get(index);
    }
}
