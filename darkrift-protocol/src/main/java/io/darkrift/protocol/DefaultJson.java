package io.darkrift.protocol;

import com.google.gson.stream.JsonWriter;
import io.darkrift.protocol.ValueDescription.Bool;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Numeric;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import java.io.IOException;
import java.util.regex.Pattern;

/** Writes defaults as what they are: numbers and booleans as such, all else as strings. */
final class DefaultJson {
    /** What JSON has for a number; Java has more, such as hexadecimal ones, which stay strings. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private DefaultJson() {}

    static void write(ComponentDescription component, JsonWriter json) throws IOException {
        String text = component.defaultValue();
        boolean isTyped = isBool(component.type())
                ? text.equals("true") || text.equals("false")
                : isNumber(component.type()) && NUMBER.matcher(text).matches();
        if (isTyped) {
            json.jsonValue(text);
        } else {
            json.value(text);
        }
    }

    private static boolean isBool(ValueDescription type) {
        if (type instanceof Maybe maybe) {
            return isBool(maybe.value());
        }
        return type instanceof Bool || type instanceof Packed packed && packed.kind() == PackedKind.BOOL;
    }

    private static boolean isNumber(ValueDescription type) {
        if (type instanceof Maybe maybe) {
            return isNumber(maybe.value());
        }
        return type instanceof Numeric
                || type instanceof Quantized
                || type instanceof Packed packed
                        && (packed.kind() == PackedKind.INT || packed.kind() == PackedKind.UINT);
    }
}
