package io.darkrift.processor.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;
import io.darkrift.protocol.PackedKind;
import io.darkrift.protocol.ReadyType;
import io.darkrift.protocol.StructLayout;
import io.darkrift.protocol.ValueDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How a component, or an element of one, is written: its description, which is what goes over the wire, and the Java
 * types that hold it.
 */
public sealed interface WireType {
    /** The Java type of one value; of an element of a list it is the box. */
    JavaType javaType();

    /** Returns the description of what is written. */
    ValueDescription description();

    /** The types that it is made of; a struct is whole. */
    default List<WireType> parts() {
        return List.of();
    }

    /** Calls the method for the type at hand. */
    <R> R accept(WireTypeVisitor<R> visitor);

    /** The bytes that a value takes. */
    default StructLayout.Size size() {
        Map<String, StructLayout.Size> named = new TreeMap<>();
        collectSizes(named);
        return StructLayout.sizeOf(description(), named::get);
    }

    /** The sizes of what the description names. */
    default void collectSizes(Map<String, StructLayout.Size> named) {
        parts().forEach(part -> part.collectSizes(named));
    }

    /** The bytes that a value takes at the least. */
    default int leastBytes() {
        return size().least();
    }

    /** Returns the number of values in it when all structs are resolved. */
    default long flattened() {
        return 1 + parts().stream().mapToLong(WireType::flattened).sum();
    }

    /** Types whose values all take the same count of bytes: runs of them are written at constant offsets. */
    sealed interface Fixed extends WireType {
        /** Returns whether bytes of the right count can still be rejected. */
        default boolean canBeRefused() {
            return false;
        }
    }

    /** Types whose values vary in size. */
    sealed interface Varying extends WireType {}

    /** Types that take some bits: neighbours share bytes. */
    sealed interface Bitwise extends Fixed {
        int bits();
    }

    /** A record with a serializer of its own. */
    sealed interface Struct extends WireType {
        @Override
        ClassName javaType();

        ClassName serializer();

        /** Its components, in their order; empty if it is not described. */
        List<Component> components();

        /** Returns whether its components are known: those of a serializer that a user wrote are not. */
        boolean isDescribed();

        /** Returns whether the count of its bytes stands before it. */
        boolean isSized();

        /** Returns whether it ends where the message ends: nothing else tells what an older peer did not send. */
        default boolean isOpen() {
            List<Component> all = components();
            return !isSized() && !all.isEmpty() && all.get(all.size() - 1).isOpen();
        }

        @Override
        default ValueDescription description() {
            return new ValueDescription.Struct(javaType().canonicalName());
        }

        @Override
        default long flattened() {
            return Math.max(
                    1,
                    components().stream()
                            .mapToLong(each -> each.type().flattened())
                            .sum());
        }
    }

    /**
     * A number.
     *
     * @param javaType the Java type, or its box
     * @param bounds what its values may be
     */
    record Numeric(NumericType kind, JavaNumber java, JavaType javaType, Optional<Bounds> bounds) implements Fixed {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Numeric(kind, bounds);
        }

        @Override
        public boolean canBeRefused() {
            return bounds.isPresent();
        }

        /** Returns whether an array of these is written by one call. */
        public boolean isBulk() {
            return java != JavaNumber.BIG_INTEGER && !isChecked() && javaType.isPrimitive();
        }

        public boolean isChecked() {
            return Numbers.checks(kind, java);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.numeric(this);
        }
    }

    record Bool(JavaType javaType) implements Fixed {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Bool();
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    record Enumerated(EnumModel model, NumericType kind) implements Fixed {
        @Override
        public ClassName javaType() {
            return model.name();
        }

        @Override
        public ValueDescription description() {
            return new ValueDescription.Enumerated(model.name().canonicalName(), kind);
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
            return ReadyClasses.javaType(type);
        }

        @Override
        public ValueDescription description() {
            return new ValueDescription.Ready(type);
        }

        /** A class with the static methods put and get. */
        public ClassName serializer() {
            return ReadyClasses.serializer(type);
        }

        @Override
        public boolean canBeRefused() {
            return type == ReadyType.INSTANT || type == ReadyType.DURATION;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.ready(this);
        }
    }

    /** A struct whose size is fixed, and whose serializer has SIZE, put and get. */
    record FixedStruct(
            ClassName javaType,
            ClassName serializer,
            int bytes,
            boolean canBeRefused,
            List<Component> components,
            long flattened)
            implements Fixed, Struct {
        public FixedStruct {
            components = List.copyOf(components);
        }

        @Override
        public boolean isDescribed() {
            return true;
        }

        @Override
        public boolean isSized() {
            return false;
        }

        @Override
        public StructLayout.Size size() {
            return new StructLayout.Size(bytes, true);
        }

        @Override
        public void collectSizes(Map<String, StructLayout.Size> named) {
            named.put(javaType.canonicalName(), size());
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.fixedStruct(this);
        }
    }

    record VaryingStruct(
            ClassName javaType,
            ClassName serializer,
            int leastBytes,
            List<Component> components,
            boolean isDescribed,
            boolean isSized,
            long flattened)
            implements Varying, Struct {
        public VaryingStruct {
            components = List.copyOf(components);
        }

        @Override
        public StructLayout.Size size() {
            return new StructLayout.Size(leastBytes, false);
        }

        @Override
        public void collectSizes(Map<String, StructLayout.Size> named) {
            named.put(javaType.canonicalName(), size());
        }

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
    record Text(JavaType javaType, TextEncoding encoding, OptionalInt maxLength) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Text(encoding, maxLength);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.text(this);
        }
    }

    record Char(JavaType javaType, TextEncoding encoding) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Char(encoding);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.character(this);
        }
    }

    /** What a serializer of the user's writes. */
    record Custom(JavaType javaType, CustomSerializer serializer) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Custom(serializer.name().canonicalName());
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
        public JavaType javaType() {
            return value.javaType();
        }

        @Override
        public ValueDescription description() {
            if (value instanceof Bool) {
                return new ValueDescription.Packed(PackedKind.BOOL, bits, Optional.empty(), Optional.empty());
            }
            if (value instanceof Enumerated each) {
                Optional<String> name = Optional.of(each.javaType().canonicalName());
                return new ValueDescription.Packed(PackedKind.ENUM, bits, name, Optional.empty());
            }
            PackedKind kind = isSigned ? PackedKind.INT : PackedKind.UINT;
            return new ValueDescription.Packed(kind, bits, Optional.empty(), ((Numeric) value).bounds());
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
    record Quantized(JavaNumber java, JavaType javaType, Bounds bounds, int bits) implements Bitwise {
        @Override
        public ValueDescription description() {
            NumericType number = java == JavaNumber.FLOAT ? NumericType.FLOAT32 : NumericType.FLOAT64;
            return new ValueDescription.Quantized(number, bounds.min(), bounds.max(), bits);
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.quantized(this);
        }
    }

    /** One of several structs: the number of the struct, and the struct. */
    record Union(UnionModel model, NumericType kind) implements Varying {
        @Override
        public ClassName javaType() {
            return model.name();
        }

        @Override
        public ValueDescription description() {
            return new ValueDescription.Union(model.name().canonicalName(), kind);
        }

        @Override
        public List<WireType> parts() {
            return List.copyOf(
                    model.variants().stream().map(UnionModel.Variant::struct).toList());
        }

        @Override
        public void collectSizes(Map<String, StructLayout.Size> named) {
            named.put(model.name().canonicalName(), new StructLayout.Size(model.leastBytes(), false));
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
    record Maybe(WireType value, boolean isOptional, JavaType javaType) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Maybe(value.description());
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
    record Mapping(WireType key, WireType value, JavaType javaType, OptionalInt maxLength) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Mapping(key.description(), value.description(), maxLength);
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
    record Sequence(WireType element, boolean isList, JavaType javaType, OptionalInt maxLength) implements Varying {
        @Override
        public ValueDescription description() {
            return new ValueDescription.Sequence(element.description(), maxLength);
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
