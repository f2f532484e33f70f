package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.darkrift.annotation.TextEncoding;
import java.util.List;

/** How a component, or an element of one, is written. */
public sealed interface WireType {
    /** The Java type of one value; of an element of a list it is the box. */
    TypeName javaType();

    /** The bytes that a value takes at the least. */
    int leastBytes();

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

    record Numeric(NumberKind kind, JavaNumber java, TypeName javaType) implements Fixed {
        @Override
        public int bytes() {
            return kind.bytes();
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

    record Text(TypeName javaType, TextEncoding encoding) implements Varying {
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

    /** An array or a list: the count, and each element. */
    record Sequence(WireType element, boolean isList, TypeName javaType) implements Varying {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public <R> R accept(WireTypeVisitor<R> visitor) {
            return visitor.sequence(this);
        }
    }
}
