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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a {@link ValueDescription} from JSON. */
final class ValueJsonReader {
    private static final List<NumericType> NUMBERS = List.of(NumericType.values());
    private static final List<TextEncoding> ENCODINGS = List.of(TextEncoding.values());
    private static final List<PackedKind> PACKED = List.of(PackedKind.values());

    /** How what remains of an object is read, by its member "type". */
    private static final Map<String, Function<JsonMembers, ValueDescription>> TYPES = types();

    private ValueJsonReader() {}

    static ValueDescription read(JsonMembers json) {
        String type = json.oneOf("type", List.copyOf(TYPES.keySet()), Function.identity());
        return TYPES.get(type).apply(json);
    }

    private static Map<String, Function<JsonMembers, ValueDescription>> types() {
        Map<String, Function<JsonMembers, ValueDescription>> types = new LinkedHashMap<>();
        NUMBERS.forEach(type -> types.put(type.toString(), json -> new Numeric(type, bounds(json))));
        types.put("bool", json -> new Bool());
        types.put("text", json -> new Text(encoding(json), json.optionalLength("maxLength")));
        types.put("char", json -> new Char(encoding(json)));
        types.put("enum", json -> new Enumerated(json.string("name"), number(json, "as")));
        types.put("struct", json -> new Struct(json.string("name")));
        types.put("union", json -> new Union(json.string("name"), number(json, "as")));
        types.put("list", json -> new Sequence(value(json, "element"), json.optionalLength("maxLength")));
        types.put("map", ValueJsonReader::mapping);
        types.put("optional", json -> new Maybe(value(json, "value")));
        types.put("quantized", ValueJsonReader::quantized);
        types.put("bits", ValueJsonReader::packed);
        for (ReadyType type : ReadyType.values()) {
            types.put(type.toString(), json -> new Ready(type));
        }
        types.put("custom", json -> new Custom(json.string("serializer")));
        return types;
    }

    private static ValueDescription mapping(JsonMembers json) {
        return new Mapping(value(json, "key"), value(json, "value"), json.optionalLength("maxLength"));
    }

    private static ValueDescription quantized(JsonMembers json) {
        return new Quantized(number(json, "of"), json.real("min"), json.real("max"), bits(json));
    }

    private static ValueDescription packed(JsonMembers json) {
        PackedKind kind = json.oneOf("of", PACKED, PackedKind::toString);
        return new Packed(kind, bits(json), json.optionalString("name"), bounds(json));
    }

    private static ValueDescription value(JsonMembers json, String name) {
        return json.object(name, ValueJsonReader::read);
    }

    private static NumericType number(JsonMembers json, String name) {
        return json.oneOf(name, NUMBERS, NumericType::toString);
    }

    private static TextEncoding encoding(JsonMembers json) {
        return json.oneOf("encoding", ENCODINGS, TextEncoding::name);
    }

    private static int bits(JsonMembers json) {
        return (int) json.integer("bits", 1, 32);
    }

    private static Optional<Bounds> bounds(JsonMembers json) {
        Optional<Double> min = json.optionalReal("min");
        Optional<Double> max = json.optionalReal("max");
        return min.isEmpty() && max.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bounds(min.orElse(Double.NEGATIVE_INFINITY), max.orElse(Double.POSITIVE_INFINITY)));
    }
}
