package io.darkrift.processor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** A Java type as it stands in a source, without what the compiler knows of it. */
public sealed interface JavaType
        permits JavaType.Primitive, JavaType.ArrayOf, JavaType.Generic, JavaType.Annotated, ClassName {
    /** The primitive types: numbers, {@code boolean} and {@code char}. */
    enum Primitive implements JavaType {
        BOOLEAN("Boolean"),
        BYTE("Byte"),
        SHORT("Short"),
        INT("Integer"),
        LONG("Long"),
        CHAR("Character"),
        FLOAT("Float"),
        DOUBLE("Double");

        private final ClassName box;

        Primitive(String box) {
            this.box = ClassName.get("java.lang", box);
        }

        @Override
        public ClassName box() {
            return box;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record ArrayOf(JavaType component) implements JavaType {
        @Override
        public String toString() {
            return component + "[]";
        }
    }

    /** A class with type arguments. */
    record Generic(ClassName raw, List<JavaType> arguments) implements JavaType {
        public Generic {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return raw + arguments.stream().map(JavaType::toString).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** A type with annotations that belong to it. */
    record Annotated(JavaType type, List<ClassName> annotations) implements JavaType {
        public Annotated {
            annotations = List.copyOf(annotations);
        }

        @Override
        public JavaType raw() {
            return type.raw();
        }

        @Override
        public String toString() {
            return annotations.stream().map(name -> "@" + name + " ").collect(Collectors.joining()) + type;
        }
    }

    /** The type of the compiler's, without its annotations. */
    static JavaType of(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> new ArrayOf(of(((ArrayType) type).getComponentType()));
            case DECLARED -> {
                DeclaredType declared = (DeclaredType) type;
                if (declared.getEnclosingType() instanceof DeclaredType outer
                        && !outer.getTypeArguments().isEmpty()) {
                    yield ClassName.get("", type.toString());
                }
                ClassName name = ClassName.get((TypeElement) declared.asElement());
                yield declared.getTypeArguments().isEmpty()
                        ? name
                        : new Generic(
                                name,
                                declared.getTypeArguments().stream()
                                        .map(JavaType::of)
                                        .toList());
            }
            case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
                Primitive.valueOf(type.getKind().name());
            // Wildcards, which only serializers by hand can have to do with, stand in sources as they are.
            default -> ClassName.get("", type.toString());
        };
    }

    static JavaType generic(Class<?> raw, JavaType... arguments) {
        return new Generic(
                ClassName.get(raw), Arrays.stream(arguments).map(JavaType::box).toList());
    }

    /** The type as a type argument can be it. */
    default JavaType box() {
        return this;
    }

    /** The type without arguments and annotations. */
    default JavaType raw() {
        return this instanceof Generic generic ? generic.raw() : this;
    }

    default boolean isPrimitive() {
        return this instanceof Primitive;
    }

    /** The primitive that it holds, if it is a box. */
    default Optional<Primitive> unbox() {
        return Arrays.stream(Primitive.values())
                .filter(primitive -> primitive.box().equals(raw()))
                .findFirst();
    }

    default boolean isGeneric() {
        return this instanceof Generic
                || this instanceof Annotated annotated && annotated.type().isGeneric();
    }

    default JavaType annotated(List<ClassName> annotations) {
        return annotations.isEmpty() ? this : new Annotated(this, annotations);
    }
}
