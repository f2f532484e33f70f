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
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/** Reads one payload, value by value. What it makes of a payload is bounded, whatever that says. */
final class PayloadReader {
    private static final int MAX_VALUES = 2_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LISTED = 64;
    private static final int MAX_TEXT = 1_000;
    private static final int OF_SERVER = 0x8000_0000;
    private static final int SUCCEEDED = 1;

    /** Reading can't go on. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private MessageIndex.Names names;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final List<DecodedMessage.Value> values = new ArrayList<>();
    private int position;
    private int limit;
    private int depth;

    PayloadReader(MessageIndex.Names names, byte[] bytes, int from, int to) {
        this.names = names;
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes);
        this.position = from;
        this.limit = to;
    }

    DecodedMessage result(String name, Optional<String> problem) {
        return new DecodedMessage(name, values, position, problem);
    }

    void use(MessageIndex.Names parts) {
        names = parts;
    }

    // ---- requests

    /** Reads the id of a request or an answer. Returns whether it is a request. */
    boolean requestHeader(boolean fromServer) {
        int at = take(4, "the id of a request");
        int id = buffer.getInt(at);
        boolean asks = fromServer == ((id & OF_SERVER) != 0);
        add(
                "(request)",
                asks ? "id of this request" : "id of the request that this answers",
                "#" + (id & ~OF_SERVER),
                at);
        return asks;
    }

    /** Reads whether an answer is a refusal. */
    boolean isRefusal() {
        int at = take(1, "the kind of an answer");
        boolean succeeded = bytes[at] == SUCCEEDED;
        add("(answer)", "uint8", succeeded ? "succeeded" : "refused", at);
        return !succeeded;
    }

    /** Reads a refusal, or stops where the record of the answer is not described. */
    void refusalOrUnknown(String answer) {
        DecodedMessage.Value last = values.get(values.size() - 1);
        if (!last.text().equals("refused")) {
            throw new Stop("the record of the answer, " + answer + ", is not described");
        }
        value("code", new Numeric(NumericType.UINT16, Optional.empty()));
        value("text", new Text(TextEncoding.UTF_16LE, java.util.OptionalInt.empty()));
    }

    // ---- components

    void components(String path, List<ComponentDescription> components) {
        if (++depth > MAX_DEPTH) {
            throw new Stop("values are nested more than " + MAX_DEPTH + " deep");
        }
        for (List<StructLayout.Field> group : StructLayout.groups(components)) {
            ComponentDescription first = components.get(group.get(0).component());
            if (first.appended() && position == limit) {
                for (StructLayout.Field field : group) {
                    ComponentDescription absent = components.get(field.component());
                    String value = absent.defaultValue();
                    add(
                            join(path, absent.name()),
                            absent.type().toString(),
                            "absent" + (value.isEmpty() ? "" : ": " + value),
                            position);
                }
            } else if (group.get(0).bits() > 0) {
                bits(path, components, group);
            } else {
                value(join(path, first.name()), first.type());
            }
        }
        depth--;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void bits(String path, List<ComponentDescription> components, List<StructLayout.Field> group) {
        StructLayout.Field last = group.get(group.size() - 1);
        int at = take(
                (last.bit() + last.bits() + 7) / 8,
                join(path, components.get(last.component()).name()));
        for (StructLayout.Field field : group) {
            ComponentDescription component = components.get(field.component());
            String text = bitsText(component.type(), bits(at, field.bit(), field.bits()), field.bits());
            values.add(new DecodedMessage.Value(
                    join(path, component.name()),
                    component.type().toString(),
                    text,
                    at + field.bit() / 8,
                    at + (field.bit() + field.bits() + 7) / 8));
        }
    }

    private long bits(int at, int bit, int count) {
        long number = 0;
        for (int i = bit; i < bit + count; i++) {
            number = number << 1 | (bytes[at + i / 8] >> 7 - i % 8 & 1);
        }
        return number;
    }

    private String bitsText(ValueDescription type, long number, int bits) {
        if (type instanceof Quantized quantized) {
            long steps = (1L << quantized.bits()) - 1;
            double value = number == steps
                    ? quantized.max()
                    : quantized.min() + number * ((quantized.max() - quantized.min()) / steps);
            return quantized.type() == NumericType.FLOAT32 ? Float.toString((float) value) : Double.toString(value);
        }
        Packed packed = (Packed) type;
        long signed = number << Long.SIZE - bits >> Long.SIZE - bits;
        return switch (packed.kind()) {
            case BOOL -> number == 1 ? "true" : "false";
            case INT -> Long.toString(signed);
            case UINT -> Long.toString(number);
            case ENUM -> {
                EnumDescription constants = names.enums().get(packed.enumName().orElseThrow());
                boolean isSigned = constants.constants().stream().anyMatch(each -> each.number() < 0);
                yield constant(constants, isSigned ? signed : number);
            }
        };
    }

    private static String constant(EnumDescription constants, long number) {
        return constants.constants().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .map(EnumDescription.Constant::name)
                .or(() -> constants.unknown().map(name -> name + " (" + number + ")"))
                .orElseThrow(() -> new Stop(constants.name() + " has no constant with the number " + number));
    }

    // ---- values

    private void value(String path, ValueDescription type) {
        int at = position;
        if (type instanceof Struct struct) {
            struct(path, names.structs().get(struct.name()));
        } else if (type instanceof Union union) {
            union(path, union);
        } else if (type instanceof Maybe maybe) {
            boolean there = bytes[take(1, path)] == 1;
            if (there) {
                add(path, "optional", "present", at);
                value(path, maybe.value());
            } else {
                add(path, type.toString(), "absent", at);
            }
        } else if (type instanceof Sequence sequence) {
            sequence(path, sequence);
        } else if (type instanceof Mapping mapping) {
            mapping(path, mapping);
        } else if (type instanceof Custom custom) {
            custom(path, custom);
        } else {
            String text = scalar(path, type);
            add(path, type.toString(), text, at);
        }
    }

    private String scalar(String path, ValueDescription type) {
        if (type instanceof Numeric numeric) {
            return number(path, numeric.type());
        }
        if (type instanceof Bool) {
            return bytes[take(1, path)] == 1 ? "true" : "false";
        }
        if (type instanceof Text text) {
            return text(path, text.encoding());
        }
        if (type instanceof Char character) {
            return text(path, character.encoding());
        }
        if (type instanceof Enumerated constant) {
            return constant(names.enums().get(constant.name()), ordinal(path, constant.type()));
        }
        if (type instanceof Ready ready) {
            return ready(path, ready.type());
        }
        int bits = type instanceof Packed packed ? packed.bits() : ((Quantized) type).bits();
        return bitsText(type, bits(take((bits + 7) / 8, path), 0, bits), bits);
    }

    private String number(String path, NumericType type) {
        int at = take(type.bits() / 8, path);
        return switch (type) {
            case INT8 -> Byte.toString(bytes[at]);
            case UINT8 -> Integer.toString(bytes[at] & 0xFF);
            case INT16 -> Short.toString(buffer.getShort(at));
            case UINT16 -> Integer.toString(buffer.getShort(at) & 0xFFFF);
            case INT32 -> Integer.toString(buffer.getInt(at));
            case UINT32 -> Integer.toUnsignedString(buffer.getInt(at));
            case INT64 -> Long.toString(buffer.getLong(at));
            case UINT64 -> Long.toUnsignedString(buffer.getLong(at));
            case FLOAT32 -> Float.toString(buffer.getFloat(at));
            case FLOAT64 -> Double.toString(buffer.getDouble(at));
        };
    }

    /** The number of a constant or a variant. */
    private long ordinal(String path, NumericType type) {
        String number = number(path, type);
        return type == NumericType.UINT64 ? Long.parseUnsignedLong(number) : Long.parseLong(number);
    }

    private String text(String path, TextEncoding encoding) {
        int count = buffer.getInt(take(4, path));
        if (count < 0 || count > limit - position) {
            throw new Stop(path + " says that it has " + count + " bytes, and " + (limit - position) + " are left");
        }
        int at = take(count, path);
        String all = new String(bytes, at, count, charset(encoding));
        return '"' + (all.length() > MAX_TEXT ? all.substring(0, MAX_TEXT) + "…" : all) + '"';
    }

    static Charset charset(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case US_ASCII -> StandardCharsets.US_ASCII;
            default -> StandardCharsets.UTF_16LE;
        };
    }

    private String ready(String path, ReadyType type) {
        int at = take(type.bytes(), path);
        return switch (type) {
            case UUID -> new UUID(buffer.getLong(at), buffer.getLong(at + 8)).toString();
            case INSTANT -> time(() -> Instant.ofEpochSecond(buffer.getLong(at), buffer.getInt(at + 8) & 0xFFFF_FFFFL));
            case DURATION -> time(() -> Duration.ofSeconds(buffer.getLong(at), buffer.getInt(at + 8) & 0xFFFF_FFFFL));
            case VECTOR2, VECTOR3, VECTOR4 -> {
                StringJoiner all = new StringJoiner(", ", "(", ")");
                for (int i = 0; i < type.bytes(); i += Float.BYTES) {
                    all.add(Float.toString(buffer.getFloat(at + i)));
                }
                yield all.toString();
            }
        };
    }

    private static String time(java.util.function.Supplier<Object> time) {
        try {
            return time.get().toString();
        } catch (DateTimeException | ArithmeticException e) {
            throw new Stop("a time is out of range: " + e.getMessage());
        }
    }

    private void struct(String path, StructDescription struct) {
        if (!struct.sized()) {
            components(path, struct.components());
            return;
        }
        int at = take(2, path);
        int size = buffer.getShort(at) & 0xFFFF;
        if (size > limit - position) {
            throw new Stop(path + " says that it has " + size + " bytes, and " + (limit - position) + " are left");
        }
        add(path, "size of " + struct.name(), size + " bytes", at);
        int outer = limit;
        limit = position + size;
        components(path, struct.components());
        rest();
        limit = outer;
    }

    private void union(String path, Union union) {
        int at = position;
        long number = ordinal(path, union.type());
        UnionDescription.Variant variant = names.unions().get(union.name()).variants().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new Stop(union.name() + " has no record with the number " + number));
        add(path, union.toString(), variant.struct(), at);
        struct(path, Objects.requireNonNull(names.structs().get(variant.struct())));
    }

    private void custom(String path, Custom custom) {
        SerializerDescription serializer = names.serializers().get(custom.serializer());
        if (serializer == null) {
            throw new Stop("only " + custom.serializer() + " knows the bytes of " + path);
        }
        components(path, serializer.components());
    }

    private int count(String path) {
        int at = take(4, path);
        int count = buffer.getInt(at);
        if (count < 0) {
            throw new Stop(path + " says that it has " + count + " elements");
        }
        return count;
    }

    private void sequence(String path, Sequence sequence) {
        int at = position;
        ValueDescription element = sequence.element();
        if (element instanceof Char characters) {
            String text = text(path, characters.encoding());
            add(path, sequence.toString(), text, at);
            return;
        }
        int count = count(path);
        if (element instanceof Bool) {
            long size = (count + 7L) / 8;
            if (size > limit - position) {
                throw new Stop(path + " says that it has " + count + " elements, and " + (limit - position)
                        + " bytes are left");
            }
            int first = take((int) size, path);
            add(path, sequence.toString(), listed(count, i -> bits(first, i, 1) == 1 ? "true" : "false"), at);
        } else if (element instanceof Numeric numeric) {
            long size = (long) count * (numeric.type().bits() / 8);
            if (size > limit - position) {
                throw new Stop(path + " says that it has " + count + " elements, and " + (limit - position)
                        + " bytes are left");
            }
            String text = listed(count, i -> number(path, numeric.type()));
            position = (int) (at + 4 + size);
            add(path, sequence.toString(), text, at);
        } else {
            add(path, sequence.toString(), count + " elements", at);
            for (int i = 0; i < count; i++) {
                value(path + "[" + i + "]", element);
                checkCount();
            }
        }
    }

    private static String listed(int count, java.util.function.IntFunction<String> element) {
        StringJoiner all = new StringJoiner(", ", "[", count > MAX_LISTED ? ", … " + count + " in all]" : "]");
        for (int i = 0; i < Math.min(count, MAX_LISTED); i++) {
            all.add(element.apply(i));
        }
        return all.toString();
    }

    private void mapping(String path, Mapping mapping) {
        int at = position;
        int count = count(path);
        add(path, mapping.toString(), count + " entries", at);
        for (int i = 0; i < count; i++) {
            value(path + "[" + i + "].key", mapping.key());
            value(path + "[" + i + "].value", mapping.value());
            checkCount();
        }
    }

    private int elementsWithoutBytes;

    /** A count of elements that take no bytes must not keep the reader busy. */
    private void checkCount() {
        if (++elementsWithoutBytes > MAX_VALUES) {
            throw new Stop("more than " + MAX_VALUES + " values are not shown");
        }
    }

    /** Shows what is left. */
    void rest() {
        if (position < limit) {
            int at = position;
            position = limit;
            add("(ignored)", "bytes behind the last component", (limit - at) + " bytes", at);
        }
    }

    /** Takes bytes. Returns the index of the first one. */
    private int take(int count, String path) {
        if (count > limit - position) {
            throw new Stop("the payload ends within " + path + ": it takes " + count + " bytes, and "
                    + (limit - position) + " are left");
        }
        int at = position;
        position += count;
        return at;
    }

    private void add(String path, String type, String text, int from) {
        if (values.size() >= MAX_VALUES) {
            throw new Stop("more than " + MAX_VALUES + " values are not shown");
        }
        values.add(new DecodedMessage.Value(path, type, text, from, position));
    }
}
