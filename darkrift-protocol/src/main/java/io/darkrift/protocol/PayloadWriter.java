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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Writes one payload, value by value, and says which value is wrong. */
final class PayloadWriter {
    static final String TYPE = "@type";
    static final String KEY = "key";
    static final String VALUE = "value";
    private static final int MAX_SHOWN = 60;

    /** Digits and exponents beyond this are not numbers of a message, and would take long to expand. */
    private static final int MAX_DIGITS = 400;

    private final MessageIndex.Names names;
    private final RandomValues random;
    private byte[] bytes = new byte[64];
    private int size;

    PayloadWriter(MessageIndex.Names names, RandomGenerator random) {
        this.names = names;
        this.random = new RandomValues(names, random);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    // ---- components

    void components(String path, List<ComponentDescription> components, Map<?, ?> values) {
        requireKnown(path, components, values);
        boolean ended = false;
        for (List<StructLayout.Field> group : StructLayout.groups(components)) {
            ComponentDescription first = components.get(group.get(0).component());
            if (first.appended() && !values.containsKey(first.name())) {
                ended = true;
            } else if (ended && values.containsKey(first.name())) {
                throw new IllegalArgumentException(
                        path + "." + first.name() + " has a value, but an appended component before it does not");
            } else if (group.get(0).bits() > 0) {
                bits(path, components, group, values);
            } else {
                value(path + "." + first.name(), first.type(), get(path, first, values));
            }
        }
    }

    private static void requireKnown(String path, List<ComponentDescription> components, Map<?, ?> values) {
        Set<Object> unknown = new LinkedHashSet<>(values.keySet());
        components.forEach(component -> unknown.remove(component.name()));
        unknown.remove(TYPE);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    path + " has no component " + shown(unknown.iterator().next()) + ": it has "
                            + (components.isEmpty()
                                    ? "none"
                                    : components.stream()
                                            .map(ComponentDescription::name)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private static Object get(String path, ComponentDescription component, Map<?, ?> values) {
        if (!values.containsKey(component.name())) {
            if (component.type() instanceof Maybe) {
                return null;
            }
            throw new IllegalArgumentException(
                    path + "." + component.name() + " is missing: it is " + article(component.type()));
        }
        return values.get(component.name());
    }

    private static String article(ValueDescription type) {
        return "of type " + type;
    }

    private void bits(
            String path, List<ComponentDescription> components, List<StructLayout.Field> group, Map<?, ?> values) {
        StructLayout.Field last = group.get(group.size() - 1);
        int at = reserve((last.bit() + last.bits() + 7) / 8);
        for (StructLayout.Field field : group) {
            ComponentDescription component = components.get(field.component());
            String place = path + "." + component.name();
            bits(at, field.bit(), field.bits(), bitsOf(place, component.type(), get(path, component, values)));
        }
    }

    private void bits(int at, int bit, int count, long number) {
        for (int i = 0; i < count; i++) {
            if ((number >> (count - 1 - i) & 1) == 1) {
                bytes[at + (bit + i) / 8] |= (byte) (0x80 >> (bit + i) % 8);
            }
        }
    }

    private long bitsOf(String path, ValueDescription type, Object given) {
        Object value = present(path, type, given == MessageEncoder.ANY ? random.of(type) : given);
        if (type instanceof Quantized quantized) {
            return quantize(path, quantized, value);
        }
        Packed packed = (Packed) type;
        return switch (packed.kind()) {
            case BOOL -> flag(path, value) ? 1 : 0;
            case INT, UINT -> whole(path, value, least(packed), largest(packed));
            case ENUM -> {
                EnumDescription constants = names.enums().get(packed.enumName().orElseThrow());
                long number = constant(path, constants, value);
                boolean signed = constants.constants().stream().anyMatch(each -> each.number() < 0);
                int spare = Long.SIZE - packed.bits();
                long kept = signed ? number << spare >> spare : number << spare >>> spare;
                yield fits(path, number, number == kept, packed.bits() + " bits");
            }
        };
    }

    private static long quantize(String path, Quantized quantized, Object value) {
        boolean single = quantized.type() == NumericType.FLOAT32;
        double min = single ? (float) quantized.min() : quantized.min();
        double max = single ? (float) quantized.max() : quantized.max();
        double real = real(path, quantized.type(), value, min, max);
        long steps = (1L << quantized.bits()) - 1;
        return Math.min(steps, (long) ((real - min) * (steps / (max - min)) + 0.5));
    }

    /** The number that a count of steps stands for. */
    static double dequantize(Quantized quantized, long number) {
        long steps = (1L << quantized.bits()) - 1;
        boolean single = quantized.type() == NumericType.FLOAT32;
        double min = single ? (float) quantized.min() : quantized.min();
        double max = single ? (float) quantized.max() : quantized.max();
        double value = number == steps ? max : min + number * ((max - min) / steps);
        return single ? (float) value : value;
    }

    // ---- values

    private static Object present(String path, ValueDescription type, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(path + " is null: it is " + article(type));
        }
        return value;
    }

    private void value(String path, ValueDescription type, Object given) {
        Object value = given == MessageEncoder.ANY ? random.of(type) : given;
        if (type instanceof Maybe maybe) {
            append(value == null ? 0 : 1, 1);
            if (value != null) {
                value(path, maybe.value(), value);
            }
            return;
        }
        Object there = present(path, type, value);
        if (type instanceof Struct struct) {
            struct(path, Objects.requireNonNull(names.structs().get(struct.name())), map(path, type, there));
        } else if (type instanceof Union union) {
            union(path, union, map(path, type, there));
        } else if (type instanceof Sequence sequence) {
            sequence(path, sequence, there);
        } else if (type instanceof Mapping mapping) {
            mapping(path, mapping, there);
        } else if (type instanceof Custom custom) {
            SerializerDescription serializer = names.serializers().get(custom.serializer());
            if (serializer == null) {
                throw new IllegalArgumentException("only " + custom.serializer() + " knows the bytes of " + path);
            }
            components(path, serializer.components(), map(path, type, there));
        } else {
            scalar(path, type, there);
        }
    }

    private void scalar(String path, ValueDescription type, Object value) {
        if (type instanceof Numeric numeric) {
            number(path, numeric, value);
        } else if (type instanceof Bool) {
            append(flag(path, value) ? 1 : 0, 1);
        } else if (type instanceof Text text) {
            text(path, type, value, text.maxLength(), text.encoding());
        } else if (type instanceof Char character) {
            String string = string(path, type, value);
            if (string.length() != 1) {
                throw wrong(path, value, "a string of one character");
            }
            text(string, character.encoding(), path);
        } else if (type instanceof Enumerated each) {
            long number = constant(path, Objects.requireNonNull(names.enums().get(each.name())), value);
            append(
                    fits(path, number, isIn(number, each.type()), "type " + each.type()),
                    each.type().bits() / 8);
        } else if (type instanceof Ready ready) {
            ready(path, ready.type(), value);
        } else {
            int bits = type instanceof Packed packed ? packed.bits() : ((Quantized) type).bits();
            long number = bitsOf(path, type, value);
            bits(reserve((bits + 7) / 8), 0, bits, number);
        }
    }

    private static boolean isIn(long number, NumericType type) {
        Numeric any = new Numeric(type, Optional.empty());
        return number >= least(any) && number <= largest(any);
    }

    private static long fits(String path, long number, boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(path + " is the number " + number + ", which does not fit " + what);
        }
        return number;
    }

    private void number(String path, Numeric numeric, Object value) {
        int width = numeric.type().bits() / 8;
        if (numeric.type() == NumericType.UINT64) {
            BigInteger number = integer(path, value);
            BigInteger max = largest(numeric) == Long.MAX_VALUE && !hasMax(numeric)
                    ? BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE)
                    : BigInteger.valueOf(largest(numeric));
            if (number.compareTo(BigInteger.valueOf(least(numeric))) < 0 || number.compareTo(max) > 0) {
                throw wrong(path, value, "a number from " + least(numeric) + " to " + max);
            }
            append(number.longValue(), width);
        } else if (numeric.type().isInteger()) {
            append(whole(path, value, least(numeric), largest(numeric)), width);
        } else {
            boolean single = numeric.type() == NumericType.FLOAT32;
            double min = numeric.bounds().map(Bounds::min).orElse(Double.NEGATIVE_INFINITY);
            double max = numeric.bounds().map(Bounds::max).orElse(Double.POSITIVE_INFINITY);
            double real = real(path, numeric.type(), value, single ? (float) min : min, single ? (float) max : max);
            append(single ? Float.floatToRawIntBits((float) real) : Double.doubleToRawLongBits(real), width);
        }
    }

    private static boolean hasMax(Numeric numeric) {
        return numeric.bounds()
                .filter(bounds -> !Double.isInfinite(bounds.max()))
                .isPresent();
    }

    /** The least number that a type of whole numbers may be. */
    static long least(Numeric numeric) {
        NumericType type = numeric.type();
        long least = type.name().startsWith("U") ? 0 : Long.MIN_VALUE >> Long.SIZE - type.bits();
        // A cast of an infinite double ends at the ends of long.
        return Math.max(
                least, numeric.bounds().map(bounds -> (long) bounds.min()).orElse(Long.MIN_VALUE));
    }

    /** The largest number that a type of whole numbers may be, Long.MAX_VALUE for one that may be more. */
    static long largest(Numeric numeric) {
        NumericType type = numeric.type();
        long largest = type == NumericType.UINT64
                ? Long.MAX_VALUE
                : Long.MAX_VALUE >>> Long.SIZE - type.bits() - (type.name().startsWith("U") ? 1 : 0);
        return Math.min(
                largest, numeric.bounds().map(bounds -> (long) bounds.max()).orElse(Long.MAX_VALUE));
    }

    /** The least number of some bits. */
    static long least(Packed packed) {
        long least = packed.kind() == PackedKind.UINT ? 0 : Long.MIN_VALUE >> Long.SIZE - packed.bits();
        return Math.max(
                least, packed.bounds().map(bounds -> (long) bounds.min()).orElse(Long.MIN_VALUE));
    }

    /** The largest number of some bits. */
    static long largest(Packed packed) {
        int bits = packed.kind() == PackedKind.UINT ? packed.bits() : packed.bits() - 1;
        long largest = (1L << bits) - 1;
        return Math.min(
                largest, packed.bounds().map(bounds -> (long) bounds.max()).orElse(Long.MAX_VALUE));
    }

    private static long whole(String path, Object value, long min, long max) {
        BigInteger number = integer(path, value);
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw wrong(path, value, "a whole number from " + min + " to " + max);
        }
        return number.longValue();
    }

    private static BigInteger integer(String path, Object value) {
        try {
            return decimal(path, value).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw wrong(path, value, "a whole number");
        }
    }

    private static BigDecimal decimal(String path, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        try {
            String text = value instanceof Number || value instanceof String
                    ? value.toString().strip()
                    : "";
            BigDecimal number = new BigDecimal(text.length() > MAX_DIGITS ? "" : text);
            if (Math.abs((long) number.scale()) <= MAX_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported as any other value that is not a number.
        }
        throw wrong(path, value, "a number");
    }

    private static double real(String path, NumericType type, Object value, double min, double max) {
        double real = value instanceof Double || value instanceof Float
                ? ((Number) value).doubleValue()
                : decimal(path, value).doubleValue();
        double rounded = type == NumericType.FLOAT32 ? (float) real : real;
        boolean overflows = Double.isInfinite(rounded) && !(value instanceof Double || value instanceof Float);
        if (overflows || !(rounded >= min && rounded <= max)) {
            throw wrong(path, value, "a number from " + min + " to " + max);
        }
        return rounded;
    }

    private static boolean flag(String path, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(path, value, "true or false");
    }

    private static long constant(String path, EnumDescription constants, Object value) {
        return constants.constants().stream()
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        path,
                        value,
                        "one of "
                                + constants.constants().stream()
                                        .map(EnumDescription.Constant::name)
                                        .collect(Collectors.joining(", "))))
                .number();
    }

    private static String string(String path, ValueDescription type, Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw wrong(path, value, "a string, for " + type);
    }

    private void text(String path, ValueDescription type, Object value, OptionalInt maxLength, TextEncoding encoding) {
        String string = string(path, type, value);
        requireLength(path, string.length(), maxLength, "characters");
        text(string, encoding, path);
    }

    private void text(String string, TextEncoding encoding, String path) {
        if (!PayloadReader.charset(encoding).newEncoder().canEncode(string)) {
            throw wrong(path, string, "text that " + encoding + " can encode");
        }
        byte[] encoded = string.getBytes(PayloadReader.charset(encoding));
        append(encoded.length, 4);
        int at = reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
    }

    private static void requireLength(String path, int length, OptionalInt maxLength, String what) {
        if (maxLength.isPresent() && length > maxLength.getAsInt()) {
            throw new IllegalArgumentException(
                    path + " has " + length + " " + what + ": it has at most " + maxLength.getAsInt());
        }
    }

    private void ready(String path, ReadyType type, Object value) {
        try {
            switch (type) {
                case UUID -> {
                    UUID id = UUID.fromString(String.valueOf(value));
                    append(id.getMostSignificantBits(), 8);
                    append(id.getLeastSignificantBits(), 8);
                }
                case INSTANT -> {
                    Instant time = Instant.parse(String.valueOf(value));
                    append(time.getEpochSecond(), 8);
                    append(time.getNano(), 4);
                }
                case DURATION -> {
                    Duration time = Duration.parse(String.valueOf(value));
                    append(time.getSeconds(), 8);
                    append(time.getNano(), 4);
                }
                case VECTOR2, VECTOR3, VECTOR4 -> vector(path, type.bytes() / Float.BYTES, value);
            }
        } catch (DateTimeException e) {
            throw wrong(path, value, "a time such as 2030-01-01T00:00:00Z or PT1.5S, for " + type);
        } catch (NumberFormatException e) {
            throw wrong(path, value, "a UUID");
        } catch (IllegalArgumentException e) {
            throw type == ReadyType.UUID ? wrong(path, value, "a UUID") : e;
        }
    }

    private void vector(String path, int count, Object value) {
        if (!(value instanceof List<?> numbers) || numbers.size() != count) {
            throw wrong(path, value, "a list of " + count + " numbers");
        }
        for (int i = 0; i < count; i++) {
            Object number = numbers.get(i);
            if (number == null) {
                throw wrong(path, value, "a list of " + count + " numbers");
            }
            append(
                    Float.floatToRawIntBits((float) real(
                            path + "[" + i + "]",
                            NumericType.FLOAT32,
                            number,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY)),
                    4);
        }
    }

    // ---- composites

    private static Map<?, ?> map(String path, ValueDescription type, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(path, value, "an object with components, for " + type);
    }

    private void struct(String path, StructDescription struct, Map<?, ?> values) {
        int at = struct.sized() ? reserve(2) : size;
        components(path, struct.components(), values);
        if (struct.sized()) {
            int count = size - at - 2;
            fits(path, count, count <= 0xFFFF, "the size of a struct");
            bytes[at] = (byte) (count >> 8);
            bytes[at + 1] = (byte) count;
        }
    }

    private void union(String path, Union union, Map<?, ?> values) {
        UnionDescription variants = Objects.requireNonNull(names.unions().get(union.name()));
        Object type = String.valueOf(values.get(TYPE));
        UnionDescription.Variant variant = variants.variants().stream()
                .filter(each -> each.struct().equals(type) || each.struct().endsWith("." + type))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(path + " has " + shown(values.get(TYPE)) + " as \"" + TYPE
                                + "\": it is one of "
                                + variants.variants().stream()
                                        .map(each -> each.struct()
                                                .substring(each.struct().lastIndexOf('.') + 1))
                                        .collect(Collectors.joining(", "))));
        boolean fits = isIn(variant.number(), union.type());
        append(
                fits(path, variant.number(), fits, "type " + union.type()),
                union.type().bits() / 8);
        struct(path, Objects.requireNonNull(names.structs().get(variant.struct())), values);
    }

    private void sequence(String path, Sequence sequence, Object value) {
        if (sequence.element() instanceof Char character) {
            text(path, sequence, value, sequence.maxLength(), character.encoding());
            return;
        }
        if (!(value instanceof List<?> elements)) {
            throw wrong(path, value, "a list, for " + sequence);
        }
        requireLength(path, elements.size(), sequence.maxLength(), "elements");
        append(elements.size(), 4);
        if (sequence.element() instanceof Bool) {
            int at = reserve((elements.size() + 7) / 8);
            for (int i = 0; i < elements.size(); i++) {
                String place = path + "[" + i + "]";
                Object element = elements.get(i) == MessageEncoder.ANY ? random.of(new Bool()) : elements.get(i);
                bits(at, i, 1, flag(place, present(place, sequence.element(), element)) ? 1 : 0);
            }
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            value(path + "[" + i + "]", sequence.element(), elements.get(i));
        }
    }

    private void mapping(String path, Mapping mapping, Object value) {
        List<?> entries;
        if (value instanceof Map<?, ?> map) {
            entries = map.entrySet().stream()
                    .map(entry -> pair(entry.getKey(), entry.getValue()))
                    .toList();
        } else if (value instanceof List<?> list) {
            entries = list;
        } else {
            throw wrong(path, value, "an object, or a list of objects with \"key\" and \"value\"");
        }
        requireLength(path, entries.size(), mapping.maxLength(), "entries");
        append(entries.size(), 4);
        for (int i = 0; i < entries.size(); i++) {
            String place = path + "[" + i + "]";
            if (!(entries.get(i) instanceof Map<?, ?> entry) || !entry.keySet().equals(Set.of(KEY, VALUE))) {
                throw wrong(place, entries.get(i), "an object with \"key\" and \"value\"");
            }
            value(place + ".key", mapping.key(), entry.get(KEY));
            value(place + ".value", mapping.value(), entry.get(VALUE));
        }
    }

    private static Map<String, Object> pair(Object key, Object value) {
        Map<String, Object> pair = new HashMap<>();
        pair.put(KEY, key);
        pair.put(VALUE, value);
        return pair;
    }

    // ---- bytes

    /** Takes some bytes, which are 0. Returns the index of the first one. */
    private int reserve(int count) {
        int at = size;
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
        size += count;
        return at;
    }

    private void append(long number, int count) {
        int at = reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (number >> 8 * (count - 1 - i));
        }
    }

    private static IllegalArgumentException wrong(String path, Object value, String expected) {
        return new IllegalArgumentException(path + " is " + shown(value) + ": it is " + expected);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        String cut = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return value instanceof String ? Quoting.quote(cut) : cut;
    }
}
