package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Makes any descriptions, always the same for a seed. */
final class RandomDescriptions {
    private static final List<String> DOCS =
            List.of("", "Says \"hello\".", "Two\nlines, <b>bold</b>.", "\t\\ \u0001 é €");

    private final Random random;
    private int structs;
    private int enums;
    private int unions;

    RandomDescriptions(long seed) {
        random = new Random(seed);
    }

    ProtocolDescription protocol() {
        List<EnumDescription> enums = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            enums.add(enumeration());
        }
        List<StructDescription> structs = new ArrayList<>();
        List<UnionDescription> unions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean sized = random.nextInt(3) == 0;
            structs.add(new StructDescription("a.Struct" + this.structs, "a", notes(), sized, components(sized)));
            this.structs++;
            unions.add(new UnionDescription(
                    "a.Union" + this.unions,
                    "a",
                    notes(),
                    List.of(new UnionDescription.Variant(
                            any("a.Struct", this.structs), random.nextLong(), extensions()))));
            this.unions++;
        }
        List<MessageDescription> messages = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            messages.add(new MessageDescription(
                    "a.b.Message" + i,
                    oneOf("a.b", "a"),
                    65_536 - i,
                    oneOf(Direction.values()),
                    oneOf(Optional.<String>empty(), Optional.of("a.b.Message1"), Optional.of("z.Elsewhere")),
                    notes(),
                    components(true)));
        }
        List<SerializerDescription> serializers = random.nextBoolean()
                ? List.of()
                : List.of(new SerializerDescription(
                        "a.b.Outer.VectorSerializer",
                        "a.b",
                        notes(),
                        List.of(new ComponentDescription("x", numeric(), false, "", notes()))));
        return new ProtocolDescription(
                "a.GeneratedMessageRegistry", extensions(), messages, structs, enums, unions, serializers);
    }

    private EnumDescription enumeration() {
        List<EnumDescription.Constant> constants = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            constants.add(new EnumDescription.Constant("CONSTANT_" + i, random.nextLong(), notes()));
        }
        Optional<String> unknown = random.nextBoolean() ? Optional.empty() : Optional.of("CONSTANT_0");
        return new EnumDescription("a.Enum" + enums++, "a", notes(), constants, unknown);
    }

    private List<ComponentDescription> components(boolean canGrow) {
        List<ComponentDescription> components = new ArrayList<>();
        boolean appended = false;
        for (int i = random.nextInt(5); i > 0; i--) {
            appended |= canGrow && random.nextInt(4) == 0;
            String defaultValue = appended ? oneOf("", "100", "a \"quoted\" text", "\\\n\r\t\b\f\u001f/é") : "";
            components.add(new ComponentDescription("c" + i, value(2), appended, defaultValue, notes()));
        }
        return components;
    }

    ComponentDescription component() {
        enums = 1;
        structs = 1;
        unions = 1;
        boolean appended = random.nextBoolean();
        String defaultValue = appended ? oneOf("", "100", "a \"quoted\" text", "\\\n\r\t\b\f\u001f/é") : "";
        return new ComponentDescription(oneOf("id", "größe", "a$b", "_1"), value(3), appended, defaultValue, "");
    }

    private ValueDescription value(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 11)) {
            case 0 -> new Bool();
            case 1 -> new Text(encoding(), maxLength());
            case 2 -> new Char(encoding());
            case 3 -> new Enumerated(any("a.Enum", enums), whole());
            case 4 -> structs == 0 ? new Bool() : new Struct(any("a.Struct", structs));
            case 5 -> unions == 0 ? new Bool() : new Union(any("a.Union", unions), whole());
            case 6 -> new Ready(oneOf(ReadyType.values()));
            case 7 -> new Custom("a.b.Outer.VectorSerializer");
            case 8 -> quantized();
            case 9 -> packed();
            case 10 -> numeric();
            case 11 -> new Sequence(value(depth - 1), maxLength());
            case 12 -> new Mapping(value(depth - 1), value(depth - 1), maxLength());
            default -> new Maybe(value(depth - 1));
        };
    }

    private ValueDescription numeric() {
        NumericType type = oneOf(NumericType.values());
        if (random.nextBoolean()) {
            return new Numeric(type, Optional.empty());
        }
        double min =
                type.isInteger() ? random.nextInt() : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        double max = type.isInteger() ? 1L << 53 : min + Math.abs(min);
        Bounds bounds = switch (random.nextInt(3)) {
            case 0 -> new Bounds(min, max);
            case 1 -> new Bounds(min, Double.POSITIVE_INFINITY);
            default -> new Bounds(Double.NEGATIVE_INFINITY, max);
        };
        return new Numeric(type, Optional.of(bounds));
    }

    private ValueDescription quantized() {
        double min = random.nextGaussian();
        NumericType type = random.nextBoolean() ? NumericType.FLOAT32 : NumericType.FLOAT64;
        return new Quantized(type, min, min + 1 + random.nextDouble(), 1 + random.nextInt(32));
    }

    private ValueDescription packed() {
        PackedKind kind = oneOf(PackedKind.values());
        Optional<String> name = kind == PackedKind.ENUM ? Optional.of(any("a.Enum", enums)) : Optional.empty();
        boolean isBounded = (kind == PackedKind.INT || kind == PackedKind.UINT) && random.nextBoolean();
        Optional<Bounds> bounds = isBounded ? Optional.of(new Bounds(0, random.nextInt(9))) : Optional.empty();
        return new Packed(kind, kind == PackedKind.BOOL ? 1 : 1 + random.nextInt(32), name, bounds);
    }

    private NumericType whole() {
        NumericType type = oneOf(NumericType.values());
        return type.isInteger() ? type : NumericType.UINT8;
    }

    private TextEncoding encoding() {
        return oneOf(TextEncoding.values());
    }

    private OptionalInt maxLength() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(Integer.MAX_VALUE));
    }

    private String any(String prefix, int count) {
        return prefix + random.nextInt(count);
    }

    private Notes notes() {
        Optional<Notes.Deprecation> deprecation = random.nextInt(4) > 0
                ? Optional.empty()
                : Optional.of(new Notes.Deprecation(doc(), random.nextBoolean()));
        return new Notes(doc(), deprecation, extensions().extensions());
    }

    private Notes extensions() {
        Map<String, String> extensions = random.nextInt(4) > 0
                ? Map.of()
                : Map.of("x-a", "{\"b\":[1,null,\"<é\"]}", "x-", oneOf("true", "1.50", "\"\\n\""));
        return new Notes("", Optional.empty(), extensions);
    }

    private String doc() {
        return DOCS.get(random.nextInt(DOCS.size()));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
