package io.darkrift.protocol;

import io.darkrift.annotation.TextEncoding;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The way a value is written. {@link Object#toString()} returns it as a string such as {@code list(text(UTF_8) max
 * 20)}, and {@link #parse(String)} takes it back.
 */
public sealed interface ValueDescription {
    /**
     * Reads the text of a description.
     *
     * @param text as {@code toString()} gives it
     * @return the description
     * @throws ProtocolFormatException if the text is not valid
     */
    static ValueDescription parse(String text) {
        TextReader reader = new TextReader(text);
        ValueDescription value = ValueTextReader.read(reader);
        reader.end();
        return value;
    }

    /**
     * A number.
     *
     * @param type its type
     * @param bounds what it may be, if less than the type holds; whole numbers up to 2^53 for a type of whole numbers
     */
    record Numeric(NumericType type, Optional<Bounds> bounds) implements ValueDescription {
        /**
         * A number.
         *
         * @param type its type
         * @param bounds what it may be, if less than the type holds; whole numbers up to 2^53 for a type of whole numbers
         * @throws IllegalArgumentException if a type of whole numbers has bounds that are not whole
         */
        public Numeric {
            Objects.requireNonNull(type);
            if (type.isInteger() && bounds.isPresent()) {
                bounds.get().requireWhole(type);
            }
        }

        @Override
        public String toString() {
            return type
                    + bounds.map(each -> " in " + each.text(type.isInteger())).orElse("");
        }
    }

    /** A boolean: a byte, 1 or 0. */
    record Bool() implements ValueDescription {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /**
     * Text: the count of its bytes as an int32, then the bytes.
     *
     * @param encoding what the bytes are
     * @param maxLength how many UTF-16 units there may be, if there is a limit
     */
    record Text(TextEncoding encoding, OptionalInt maxLength) implements ValueDescription {
        /**
         * Text.
         *
         * @param encoding what the bytes are
         * @param maxLength how many UTF-16 units there may be, if there is a limit
         * @throws IllegalArgumentException if the limit is negative
         */
        public Text {
            Objects.requireNonNull(encoding);
            Require.maxLength(maxLength);
        }

        @Override
        public String toString() {
            return "text(" + encoding.name() + ")" + ValueTextReader.suffix(maxLength);
        }
    }

    /**
     * A character: a string of one.
     *
     * @param encoding what the bytes are
     */
    record Char(TextEncoding encoding) implements ValueDescription {
        /**
         * A character.
         *
         * @param encoding what the bytes are
         */
        public Char {
            Objects.requireNonNull(encoding);
        }

        /** Returns the bytes of the shortest character, without the count of its bytes. */
        int leastBytes() {
            return encoding == TextEncoding.UTF_16LE || encoding == TextEncoding.UTF_16BE ? 2 : 1;
        }

        @Override
        public String toString() {
            return "char(" + encoding.name() + ")";
        }
    }

    /**
     * A constant of an enum: its number.
     *
     * @param name the canonical name of the enum
     * @param type the type of the number
     */
    record Enumerated(String name, NumericType type) implements ValueDescription {
        /**
         * A constant.
         *
         * @param name the canonical name of the enum
         * @param type the type of the number
         * @throws IllegalArgumentException if the name is not valid, or the type is not one of whole numbers
         */
        public Enumerated {
            Require.className(name);
            ValueTextReader.whole(type);
        }

        @Override
        public String toString() {
            return "enum(" + name + ", " + type + ")";
        }
    }

    /**
     * A struct: its components, one after the other.
     *
     * @param name the canonical name of the record
     */
    record Struct(String name) implements ValueDescription {
        /**
         * A struct.
         *
         * @param name the canonical name of the record
         * @throws IllegalArgumentException if the name is not valid
         */
        public Struct {
            Require.className(name);
        }

        @Override
        public String toString() {
            return "struct(" + name + ")";
        }
    }

    /**
     * One of several structs: its number, then its components.
     *
     * @param name the canonical name of the interface
     * @param type the type of the number
     */
    record Union(String name, NumericType type) implements ValueDescription {
        /**
         * A union.
         *
         * @param name the canonical name of the interface
         * @param type the type of the number
         * @throws IllegalArgumentException if the name is not valid, or the type is not one of whole numbers
         */
        public Union {
            Require.className(name);
            ValueTextReader.whole(type);
        }

        @Override
        public String toString() {
            return "union(" + name + ", " + type + ")";
        }
    }

    /**
     * A value whose bytes are given by the library.
     *
     * @param type which
     */
    record Ready(ReadyType type) implements ValueDescription {
        /**
         * A value.
         *
         * @param type which
         */
        public Ready {
            Objects.requireNonNull(type);
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    /**
     * A value whose bytes are known to a serializer of the user's alone.
     *
     * @param serializer the canonical name of its class
     */
    record Custom(String serializer) implements ValueDescription {
        /**
         * A value.
         *
         * @param serializer the canonical name of its class
         * @throws IllegalArgumentException if the name is not valid
         */
        public Custom {
            Require.className(serializer);
        }

        @Override
        public String toString() {
            return "custom(" + serializer + ")";
        }
    }

    /**
     * An array or a list: the count of its elements as an int32, then the elements. Booleans are packed, eight to a byte,
     * the first in the highest bit; characters are one text.
     *
     * @param element the elements
     * @param maxLength how many there may be, if there is a limit
     */
    record Sequence(ValueDescription element, OptionalInt maxLength) implements ValueDescription {
        /**
         * A sequence.
         *
         * @param element the elements
         * @param maxLength how many there may be, if there is a limit
         * @throws IllegalArgumentException if the limit is negative
         */
        public Sequence {
            Objects.requireNonNull(element);
            Require.maxLength(maxLength);
        }

        @Override
        public String toString() {
            return "list(" + element + ")" + ValueTextReader.suffix(maxLength);
        }
    }

    /**
     * A map: the count of its entries as an int32, then a key, its value, the next key, and so on.
     *
     * @param key the keys
     * @param value the values
     * @param maxLength how many entries there may be, if there is a limit
     */
    record Mapping(ValueDescription key, ValueDescription value, OptionalInt maxLength) implements ValueDescription {
        /**
         * A map.
         *
         * @param key the keys
         * @param value the values
         * @param maxLength how many entries there may be, if there is a limit
         * @throws IllegalArgumentException if the limit is negative
         */
        public Mapping {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
            Require.maxLength(maxLength);
        }

        @Override
        public String toString() {
            return "map(" + key + ", " + value + ")" + ValueTextReader.suffix(maxLength);
        }
    }

    /**
     * A value that may be missing: a boolean, and the value if that is 1.
     *
     * @param value the value
     */
    record Maybe(ValueDescription value) implements ValueDescription {
        /**
         * A value.
         *
         * @param value the value
         */
        public Maybe {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return "optional(" + value + ")";
        }
    }

    /**
     * A real number sent as a whole one of some bits: {@code round((v - min) / (max - min) * (2^bits - 1))}. It shares
     * bytes with the components beside it that are {@code Quantized} or {@code Packed}: the most significant bit first,
     * the last byte filled up with zeros.
     *
     * @param type what it is otherwise: FLOAT32 or FLOAT64
     * @param min the least
     * @param max the largest
     * @param bits 1 to 32
     */
    record Quantized(NumericType type, double min, double max, int bits) implements ValueDescription {
        /**
         * A real number.
         *
         * @param type what it is otherwise: FLOAT32 or FLOAT64
         * @param min the least
         * @param max the largest
         * @param bits 1 to 32
         * @throws IllegalArgumentException if the type is not one of real numbers, the range is empty or endless, or the
         *     bits are not 1 to 32
         */
        public Quantized {
            if (type.isInteger()) {
                throw new IllegalArgumentException(type + " can't be quantized: only float32 and float64 can");
            }
            if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
                throw new IllegalArgumentException("range " + min + " to " + max + " is empty or endless");
            }
            Require.within("the count of bits", bits, 1, 32);
        }

        @Override
        public String toString() {
            return "quantized(" + type + ", " + min + ", " + max + ", " + bits + ")";
        }
    }

    /**
     * A value of some bits; an enum's are two's complement if it has a negative number. It shares bytes with the components beside it that are {@code Quantized} or {@code Packed}:
     * the most significant bit first, the last byte filled up with zeros.
     *
     * @param kind what the bits stand for
     * @param bits 1 to 32
     * @param enumName the canonical name of the enum, if it is one
     * @param bounds what a number may be, if less than the bits hold; whole numbers
     */
    record Packed(PackedKind kind, int bits, Optional<String> enumName, Optional<Bounds> bounds)
            implements ValueDescription {
        /**
         * A value of some bits.
         *
         * @param kind what the bits stand for
         * @param bits 1 to 32
         * @param enumName the canonical name of the enum, if it is one
         * @param bounds what a number may be, if less than the bits hold; whole numbers
         * @throws IllegalArgumentException if the bits are not 1 to 32, not 1 for a boolean, an enum has no name or
         *     something else has one, or something other than a number has bounds, or bounds are not whole
         */
        public Packed {
            Require.within("the count of bits", bits, 1, kind == PackedKind.BOOL ? 1 : 32);
            if (enumName.isPresent() != (kind == PackedKind.ENUM)) {
                throw new IllegalArgumentException(
                        "bits of kind " + kind + ": an enum has a name, and nothing else has");
            }
            enumName.ifPresent(Require::className);
            if (bounds.isPresent()) {
                if (kind != PackedKind.INT && kind != PackedKind.UINT) {
                    throw new IllegalArgumentException("bits of kind " + kind + " have bounds: only numbers have");
                }
                bounds.get().requireWhole(kind);
            }
        }

        @Override
        public String toString() {
            return "bits(" + kind + enumName.map(name -> " " + name).orElse("") + ", " + bits + ")"
                    + bounds.map(each -> " in " + each.text(true)).orElse("");
        }
    }
}
