package io.darkrift.protocol;

import io.darkrift.annotation.TextEncoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is left of a value when its structs are resolved: the bytes, and which of them are refused. */
sealed interface Wire {
    /**
     * A value and its name.
     *
     * @param path the components that lead to it, joined by dots; empty for an element itself
     */
    record Leaf(String path, Wire wire) {
        String parent() {
            return path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }

        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** A number. */
    record Number(NumericType type, Optional<Bounds> bounds) implements Wire {}

    /** A boolean in a byte. */
    record Flag() implements Wire {}

    /** Text, and an array or list of characters. */
    record Chars(TextEncoding encoding, OptionalInt maxLength) implements Wire {}

    /** One character. */
    record OneChar(TextEncoding encoding) implements Wire {}

    /** The number of a constant. */
    record Constant(NumericType type, EnumDescription of) implements Wire {}

    /**
     * Bits that share bytes with those beside them.
     *
     * @param value a packed or a quantized value
     * @param of the enum, if it is one
     * @param position the bits before it, from the last beginning of a byte that is a beginning of a value
     * @param group the bits from there to the next such one, or to the end
     */
    record Bits(ValueDescription value, Optional<EnumDescription> of, int position, int group) implements Wire {}

    /** A number, and what it stands for. */
    record Choice(NumericType type, List<Variant> variants) implements Wire {
        /** A struct of a union, resolved. */
        record Variant(String struct, long number, List<Leaf> layout) {}
    }

    /** What only a serializer of the user's knows. */
    record Opaque(String serializer) implements Wire {}

    /** Booleans, eight to a byte. */
    record Flags(OptionalInt maxLength) implements Wire {}

    /** A count, and as many elements. */
    record Repeat(List<Leaf> element, OptionalInt maxLength) implements Wire {}

    /** A count, and as many keys and values. */
    record Pairs(List<Leaf> key, List<Leaf> value, OptionalInt maxLength) implements Wire {}

    /** A count of bytes, and components, of which some at the end may be unknown or missing. */
    record Sized(ComponentLeaves components) implements Wire {}

    /** A boolean, and something if it is true. */
    record Perhaps(List<Leaf> value) implements Wire {}
}
