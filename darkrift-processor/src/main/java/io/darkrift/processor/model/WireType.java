package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.darkrift.annotation.TextEncoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a component, or an element of one, is written. */
public sealed interface WireType {
    /** The Java type of one value; of an element of a list it is the box. */
    TypeName javaType();

    /** The bytes that a value takes at the least. */
    int leastBytes();

    /** The types that it is made of; a struct is whole. */
    default List<WireType> parts() {
        return List.of();
    }

    /** Calls the method for the type at hand. */
    <R> R accept(WireTypeVisitor<R> visitor);

    /** Types whose values all take the same count of bytes: runs of them are written at constant offsets. */
    sealed interface Fixed extends WireType {
        int bytes();

        @Override
        default int leastBytes() {
            return bytes();
        }

        /** Whether bytes of the right count can still be no such value. */
        default boolean canBeRefused() {
            return false;
        }
    }

    /** Types whose values vary in size. */
    sealed interface Varying extends WireType {}

    /** Types that take some bits: neighbours share bytes. The bytes are those that one takes by itself. */
    sealed interface Bitwise extends Fixed {
        int bits();

        @Override
        default int bytes() {
            return (bits() + 7) / 8;
        }
    }

    /**
     * A number.
     *
     * @param javaType the Java type, or its box
     * @param bounds what its values may be
     */
    record Numeric(NumberKind kind, JavaNumber java, TypeName javaType, Optional<Bounds> bounds) implements Fixed {
        @Override
        public int bytes() {
            return kind.bytes();
        }

        @Override
        public boolean canBeRefused() {
            return bounds.isPresent();
        }

        /** Whether an array of these is written by one call. */
        public boolean isBulk() {
            return java != JavaNumber.BIG_INTEGER && !kind.checks(java) && javaType.isPrimitive();
        }

        public boolean isChecked() {
            return kind.checks(java);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.numeric(this);
        }
    }

    record Bool(TypeName javaType) implements Fixed {
        @Override
        public int bytes() {
            return 1;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    record Enumerated(EnumModel model, NumberKind kind) implements Fixed {
        @Override
        public ClassName javaType() {
            return model.name();
        }

        @Override
        public int bytes() {
            return kind.bytes();
        }

        @Override
        public boolean canBeRefused() {
            return true;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.enumerated(this);
        }
    }

    /** A value of a class that the runtime has a serializer for. */
    record Ready(ReadyType type) implements Fixed {
        @Override
        public ClassName javaType() {
            return type.javaType();
        }

        @Override
        public int bytes() {
            return type.bytes();
        }

        @Override
        public boolean canBeRefused() {
            return type.canBeRefused();
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.ready(this);
        }
    }

    /** A struct whose size is fixed, and whose serializer has SIZE, put and get. */
    record FixedStruct(
            ClassName javaType, ClassName serializer, int bytes, boolean canBeRefused, List<Component> components)
            implements Fixed {
        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.fixedStruct(this);
        }
    }

    record VaryingStruct(ClassName javaType, ClassName serializer, int leastBytes, List<Component> components)
            implements Varying {
        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.varyingStruct(this);
        }
    }

    /**
     * Text.
     *
     * @param maxLength how many characters it may have
     */
    record Text(TypeName javaType, TextEncoding encoding, OptionalInt maxLength) implements Varying {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.text(this);
        }
    }

    record Char(TypeName javaType, TextEncoding encoding) implements Varying {
        @Override
        public int leastBytes() {
            return encoding == TextEncoding.UTF_16LE || encoding == TextEncoding.UTF_16BE ? 6 : 5;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.character(this);
        }
    }

    /** What a serializer of the user's writes. */
    record Custom(TypeName javaType, CustomSerializer serializer) implements Varying {
        @Override
        public int leastBytes() {
            return 0;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.custom(this);
        }
    }

    /**
     * A boolean, an integer, or an enum in a few bits.
     *
     * @param value what it would be if it had bytes of its own
     */
    record Packed(Fixed value, int bits, boolean isSigned) implements Bitwise {
        @Override
        public TypeName javaType() {
            return value.javaType();
        }

        @Override
        public boolean canBeRefused() {
            return value.canBeRefused();
        }

        @Override
        public List<WireType> parts() {
            return List.of(value);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.packed(this);
        }
    }

    /** A fraction as one of evenly spaced steps, which are counted. */
    record Quantized(JavaNumber java, TypeName javaType, Bounds bounds, int bits) implements Bitwise {
        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.quantized(this);
        }
    }

    /** One of several structs: the number of the struct, and the struct. */
    record Union(UnionModel model, NumberKind kind) implements Varying {
        @Override
        public ClassName javaType() {
            return model.name();
        }

        @Override
        public int leastBytes() {
            return kind.bytes() + model.leastBytes();
        }

        @Override
        public List<WireType> parts() {
            return model.variants().stream().map(UnionModel.Variant::struct).toList();
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.union(this);
        }
    }

    /**
     * A value that may be absent: a boolean, and the value if there is one.
     *
     * @param isOptional whether it is an {@code Optional}, or else null stands for nothing
     */
    record Maybe(WireType value, boolean isOptional, TypeName javaType) implements Varying {
        @Override
        public int leastBytes() {
            return 1;
        }

        @Override
        public List<WireType> parts() {
            return List.of(value);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.maybe(this);
        }
    }

    /**
     * A map: the count, and each key with its value.
     *
     * @param maxLength how many entries it may have
     */
    record Mapping(WireType key, WireType value, TypeName javaType, OptionalInt maxLength) implements Varying {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public List<WireType> parts() {
            return List.of(key, value);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.mapping(this);
        }
    }

    /**
     * An array or a list: the count, and each element.
     *
     * @param maxLength how many elements it may have
     */
    record Sequence(WireType element, boolean isList, TypeName javaType, OptionalInt maxLength) implements Varying {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public List<WireType> parts() {
            return List.of(element);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.sequence(this);
        }
    }
}
