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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes up values within the limits of descriptions, as {@link MessageEncoder} takes them. */
final class RandomValues {
    /** One of so many numbers is an end of its range. */
    private static final int ENDS = 16;

    private static final int MAX_TEXT = 16;
    private static final int MAX_ELEMENTS = 4;
    private static final int MAX_NESTED_ELEMENTS = 2;
    private static final double USUAL_REAL = 1_000;
    private static final String ASCII = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ";
    private static final String BEYOND_ASCII = "äéñøßžλжא水";
    private static final long MAX_SECONDS = 4_000_000_000L;

    private final MessageIndex.Names names;
    private final RandomGenerator random;
    private int depth;

    RandomValues(MessageIndex.Names names, RandomGenerator random) {
        this.names = names;
        this.random = random;
    }

    /** Returns the values of components; sometimes without those that are appended. */
    Map<String, Object> of(List<ComponentDescription> components) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ComponentDescription component : components) {
            if (component.appended() && random.nextInt(ENDS) == 0) {
                break;
            }
            values.put(component.name(), of(component.type()));
        }
        return values;
    }

    /** Returns a value of a type. */
    Object of(ValueDescription type) {
        if (type instanceof Numeric numeric) {
            return numeric.type().isInteger()
                    ? whole(type, PayloadWriter.least(numeric), PayloadWriter.largest(numeric))
                    : real(numeric);
        } else if (type instanceof Bool) {
            return random.nextBoolean();
        } else if (type instanceof Text text) {
            return text(text.encoding(), text.maxLength());
        } else if (type instanceof Char character) {
            return String.valueOf(character(character.encoding()));
        } else if (type instanceof Enumerated constant) {
            return constant(constant.name());
        } else if (type instanceof Struct struct) {
            return of(names.structs().get(struct.name()).components());
        } else if (type instanceof Union union) {
            return union(union);
        } else if (type instanceof Ready ready) {
            return ready(ready.type());
        } else if (type instanceof Sequence sequence) {
            return sequence(sequence);
        } else if (type instanceof Mapping mapping) {
            return mapping(mapping);
        } else if (type instanceof Maybe maybe) {
            return random.nextBoolean() ? of(maybe.value()) : null;
        } else if (type instanceof Quantized quantized) {
            return quantized(quantized);
        } else if (type instanceof Packed packed) {
            return packed(packed);
        }
        String serializer = ((Custom) type).serializer();
        SerializerDescription described = names.serializers().get(serializer);
        if (described == null) {
            throw new IllegalArgumentException(
                    "only " + serializer + " knows the bytes of its values: they can't be made up");
        }
        return of(described.components());
    }

    /** A number of a range, both ends included. */
    private long whole(ValueDescription type, long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException("no number fits " + type + ": its bounds are not those of its type");
        }
        return switch (random.nextInt(ENDS)) {
            case 0 -> min;
            case 1 -> max;
            default ->
                max == Long.MAX_VALUE
                        ? min == Long.MIN_VALUE ? random.nextLong() : random.nextLong(min, max)
                        : random.nextLong(min, max + 1);
        };
    }

    private Number real(Numeric numeric) {
        boolean single = numeric.type() == NumericType.FLOAT32;
        Bounds bounds = numeric.bounds().orElse(new Bounds(-USUAL_REAL, USUAL_REAL));
        double min = Double.isInfinite(bounds.min()) ? bounds.max() - USUAL_REAL : bounds.min();
        double max = Double.isInfinite(bounds.max()) ? bounds.min() + USUAL_REAL : bounds.max();
        if (single) {
            min = clamp((float) min);
            max = clamp((float) max);
        }
        double part = random.nextInt(ENDS) == 0 ? random.nextInt(2) : random.nextDouble();
        double value = Math.min(max, Math.max(min, (1 - part) * min + part * max)) + 0.0;
        return single ? (Number) (float) value : value;
    }

    private static double clamp(float bound) {
        return Math.min(Float.MAX_VALUE, Math.max(-Float.MAX_VALUE, bound));
    }

    /** A number that comes out of the bits as it was. */
    private double quantized(Quantized quantized) {
        long steps = (1L << quantized.bits()) - 1;
        return PayloadWriter.dequantize(quantized, whole(quantized, 0, steps));
    }

    private Object packed(Packed packed) {
        return switch (packed.kind()) {
            case BOOL -> random.nextBoolean();
            case INT, UINT -> whole(packed, PayloadWriter.least(packed), PayloadWriter.largest(packed));
            case ENUM -> constant(packed.enumName().orElseThrow());
        };
    }

    /** A constant; not the one that stands for unknown numbers, unless it is the only one. */
    private String constant(String name) {
        EnumDescription constants = Objects.requireNonNull(names.enums().get(name));
        List<String> all = constants.constants().stream()
                .map(EnumDescription.Constant::name)
                .toList();
        List<String> known = all.stream()
                .filter(each -> !constants.unknown().equals(Optional.of(each)))
                .toList();
        return oneOf(known.isEmpty() ? all : known, name, "constants");
    }

    private Map<String, Object> union(Union union) {
        UnionDescription variants = names.unions().get(union.name());
        String struct = oneOf(
                variants.variants().stream()
                        .map(UnionDescription.Variant::struct)
                        .toList(),
                union.name(),
                "records");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(PayloadWriter.TYPE, struct);
        values.putAll(of(names.structs().get(struct).components()));
        return values;
    }

    private String oneOf(List<String> all, String owner, String what) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException(owner + " has no " + what + ": a value can't be made up");
        }
        return all.get(random.nextInt(all.size()));
    }

    private String text(TextEncoding encoding, OptionalInt maxLength) {
        int most = Math.min(MAX_TEXT, maxLength.orElse(MAX_TEXT));
        int length = most == 0 ? 0 : 1 + random.nextInt(most);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(character(encoding));
        }
        return text.toString();
    }

    private char character(TextEncoding encoding) {
        String all = encoding != TextEncoding.US_ASCII && random.nextInt(ENDS) == 0 ? BEYOND_ASCII : ASCII;
        return all.charAt(random.nextInt(all.length()));
    }

    private Object ready(ReadyType type) {
        return switch (type) {
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case INSTANT -> Instant.ofEpochSecond(random.nextLong(MAX_SECONDS)).toString();
            case DURATION -> Duration.ofMillis(random.nextLong(MAX_SECONDS)).toString();
            case VECTOR2, VECTOR3, VECTOR4 ->
                IntStream.range(0, type.bytes() / Float.BYTES)
                        .mapToObj(i -> (Object) (float) random.nextDouble(-USUAL_REAL, USUAL_REAL))
                        .toList();
        };
    }

    /** A short count, and a shorter one of what is within another collection. */
    private int count(OptionalInt maxLength) {
        int most = depth == 0 ? MAX_ELEMENTS : MAX_NESTED_ELEMENTS;
        return random.nextInt(1 + Math.min(most, maxLength.orElse(most)));
    }

    private Object sequence(Sequence sequence) {
        if (sequence.element() instanceof Char character) {
            return text(character.encoding(), sequence.maxLength());
        }
        List<Object> elements = new ArrayList<>();
        int count = count(sequence.maxLength());
        depth++;
        for (int i = 0; i < count; i++) {
            elements.add(of(sequence.element()));
        }
        depth--;
        return elements;
    }

    private List<Map<String, Object>> mapping(Mapping mapping) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        int count = count(mapping.maxLength());
        depth++;
        for (int i = 0; i < count; i++) {
            // A key that is there already takes the new value: keys are distinct.
            entries.put(of(mapping.key()), of(mapping.value()));
        }
        depth--;
        List<Map<String, Object>> list = new ArrayList<>();
        entries.forEach((key, value) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(PayloadWriter.KEY, key);
            entry.put(PayloadWriter.VALUE, value);
            list.add(entry);
        });
        return list;
    }
}
