package io.darkrift.protocol;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.protocol.ValueDescription.Bool;
import io.darkrift.protocol.ValueDescription.Char;
import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Numeric;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.ValueDescription.Ready;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Text;
import io.darkrift.protocol.ValueDescription.Union;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the text of a {@link ValueDescription}. */
final class ValueTextReader {
    private final TextReader text;

    private ValueTextReader(TextReader text) {
        this.text = text;
    }

    static ValueDescription read(TextReader text) {
        try {
            return new ValueTextReader(text).value();
        } catch (IllegalArgumentException e) {
            throw text.refused(e);
        }
    }

    /** Returns the suffix of a value whose length has a limit. */
    static String suffix(OptionalInt maxLength) {
        return maxLength.isPresent() ? " max " + maxLength.getAsInt() : "";
    }

    /** A type that numbers constants and variants. */
    static NumericType whole(NumericType type) {
        if (!type.isInteger()) {
            throw new IllegalArgumentException("a number of type " + type + ": it is of a type of whole numbers");
        }
        return type;
    }

    private ValueDescription value() {
        Optional<NumericType> number = oneOf(NumericType.values());
        if (number.isPresent()) {
            return new Numeric(number.get(), optionalBounds());
        }
        Optional<ReadyType> ready = oneOf(ReadyType.values());
        if (ready.isPresent()) {
            return new Ready(ready.get());
        }
        if (text.take("bool")) {
            return new Bool();
        }
        if (text.take("text(")) {
            TextEncoding encoding = encoding();
            return new Text(encoding, maxLength());
        }
        return text.take("char(") ? new Char(encoding()) : named();
    }

    private ValueDescription named() {
        if (text.take("enum(")) {
            String name = text.className();
            return new Enumerated(name, lastNumericType());
        }
        if (text.take("union(")) {
            String name = text.className();
            return new Union(name, lastNumericType());
        }
        if (text.take("struct(")) {
            return new Struct(closed(text.className()));
        }
        return text.take("custom(") ? new Custom(closed(text.className())) : container();
    }

    private ValueDescription container() {
        if (text.take("list(")) {
            ValueDescription element = closed(value());
            return new Sequence(element, maxLength());
        }
        if (text.take("map(")) {
            ValueDescription key = value();
            text.expect(", ");
            ValueDescription value = closed(value());
            return new Mapping(key, value, maxLength());
        }
        return text.take("optional(") ? new Maybe(closed(value())) : small();
    }

    private ValueDescription small() {
        if (text.take("quantized(")) {
            NumericType type = numericType();
            text.expect(", ");
            double min = text.number("the least value");
            text.expect(", ");
            double max = text.number("the largest value");
            text.expect(", ");
            return new Quantized(type, min, max, closed(text.integer("a count of bits")));
        }
        if (text.take("bits(")) {
            PackedKind kind = oneOf(PackedKind.values()).orElseThrow(() -> text.expected("bool, int, uint or enum"));
            Optional<String> name = text.take(" ") ? Optional.of(text.className()) : Optional.empty();
            text.expect(", ");
            int bits = closed(text.integer("a count of bits"));
            return new Packed(kind, bits, name, optionalBounds());
        }
        throw text.expected("a type");
    }

    private Optional<Bounds> optionalBounds() {
        if (!text.take(" in ")) {
            return Optional.empty();
        }
        double min = text.number("the least value");
        text.expect("..");
        return Optional.of(new Bounds(min, text.number("the largest value")));
    }

    private TextEncoding encoding() {
        for (TextEncoding encoding : TextEncoding.values()) {
            if (text.take(encoding.name())) {
                return closed(encoding);
            }
        }
        throw text.expected("an encoding");
    }

    private NumericType lastNumericType() {
        text.expect(", ");
        return closed(numericType());
    }

    private NumericType numericType() {
        return oneOf(NumericType.values()).orElseThrow(() -> text.expected("a type of numbers"));
    }

    private OptionalInt maxLength() {
        return text.take(" max ") ? OptionalInt.of(text.integer("a length")) : OptionalInt.empty();
    }

    private <T> T closed(T value) {
        text.expect(")");
        return value;
    }

    /** Returns the value whose text is next. The text of a value does not begin another, except for int in uint. */
    private <T extends Enum<T>> Optional<T> oneOf(T[] values) {
        for (T value : values) {
            if (text.take(value.toString())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
