package io.darkrift.protocol;

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
import io.darkrift.protocol.Wire.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves the values of a protocol to what they are on the wire. */
final class WireLayouts {
    private final Map<String, StructDescription> structs;
    private final Map<String, EnumDescription> enums;
    private final Map<String, UnionDescription> unions;
    private final Map<String, SerializerDescription> serializers;

    /**
     * The layouts of a protocol.
     *
     * @param opaque the serializers by hand of which another protocol does not know what they write: they are compared by
     *     their names
     */
    WireLayouts(ProtocolDescription protocol, Set<String> opaque) {
        structs = byName(protocol.structs(), StructDescription::name);
        enums = byName(protocol.enums(), EnumDescription::name);
        unions = byName(protocol.unions(), UnionDescription::name);
        serializers = byName(
                protocol.serializers().stream()
                        .filter(each -> !opaque.contains(each.name()))
                        .toList(),
                SerializerDescription::name);
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        return parts.stream().collect(Collectors.toMap(name, part -> part));
    }

    StructDescription struct(Struct struct) {
        return structs.get(struct.name());
    }

    /** Returns whether a struct ends where the message ends. */
    boolean isOpen(Struct struct) {
        return struct(struct).isOpen(structs::get);
    }

    /** Returns what a serializer by hand declares that it writes, if it does. */
    Optional<SerializerDescription> serializer(Custom custom) {
        return Optional.ofNullable(serializers.get(custom.serializer()));
    }

    UnionDescription union(Union union) {
        return unions.get(union.name());
    }

    /** The components of a message or a struct. */
    List<Leaf> of(List<ComponentDescription> components) {
        return of("", components);
    }

    private List<Leaf> of(String path, List<ComponentDescription> components) {
        List<Leaf> leaves = new ArrayList<>();
        for (List<StructLayout.Field> group : StructLayout.groups(components)) {
            for (StructLayout.Field field : group) {
                ComponentDescription component = components.get(field.component());
                String name = path.isEmpty() ? component.name() : path + "." + component.name();
                leaves.addAll(
                        field.bits() > 0 ? bits(name, component.type(), field, group) : of(name, component.type()));
            }
        }
        return leaves;
    }

    private List<Leaf> bits(
            String path, ValueDescription value, StructLayout.Field field, List<StructLayout.Field> group) {
        StructLayout.Field last = group.get(group.size() - 1);
        int bits = last.bit() + last.bits();
        return List.of(new Leaf(path, group.size() == 1 ? alone(value, bits) : shared(value, field.bit(), bits)));
    }

    /** A value with bytes of its own is a number like any other. */
    private Wire alone(ValueDescription value, int bits) {
        if (!(value instanceof Packed packed) || bits % 8 != 0 || bits == 24) {
            return shared(value, 0, bits);
        }
        Optional<EnumDescription> of = enumOf(packed);
        return of.isPresent()
                ? new Wire.Constant(number(bits, false), of.get())
                : new Wire.Number(number(bits, packed.kind() == PackedKind.INT), packed.bounds());
    }

    private Wire shared(ValueDescription value, int position, int group) {
        return new Wire.Bits(value, enumOf(value), position, group);
    }

    private static NumericType number(int bits, boolean isSigned) {
        return switch (bits) {
            case 8 -> isSigned ? NumericType.INT8 : NumericType.UINT8;
            case 16 -> isSigned ? NumericType.INT16 : NumericType.UINT16;
            default -> isSigned ? NumericType.INT32 : NumericType.UINT32;
        };
    }

    /** A value by itself. */
    List<Leaf> of(ValueDescription value) {
        return of("", value);
    }

    private List<Leaf> of(String path, ValueDescription value) {
        if (value instanceof Struct struct && !struct(struct).sized()) {
            return of(path, struct(struct).components());
        }
        if (value instanceof Custom custom && serializers.containsKey(custom.serializer())) {
            return of(path, serializers.get(custom.serializer()).components());
        }
        if (value instanceof Ready ready) {
            return ready(path, ready.type());
        }
        if (value instanceof Packed || value instanceof Quantized) {
            int bits = value instanceof Packed packed ? packed.bits() : ((Quantized) value).bits();
            return List.of(new Leaf(path, alone(value, bits)));
        }
        return List.of(new Leaf(path, single(value)));
    }

    private Wire single(ValueDescription value) {
        if (value instanceof Numeric numeric) {
            return new Wire.Number(numeric.type(), numeric.bounds());
        }
        if (value instanceof Bool) {
            return new Wire.Flag();
        }
        if (value instanceof Text text) {
            return new Wire.Chars(text.encoding(), text.maxLength());
        }
        if (value instanceof Char character) {
            return new Wire.OneChar(character.encoding());
        }
        if (value instanceof Enumerated each) {
            return new Wire.Constant(each.type(), enums.get(each.name()));
        }
        return value instanceof Custom custom ? new Wire.Opaque(custom.serializer()) : composed(value);
    }

    private Wire composed(ValueDescription value) {
        if (value instanceof Sequence sequence) {
            return sequence(sequence);
        }
        if (value instanceof Mapping mapping) {
            return new Wire.Pairs(of(mapping.key()), of(mapping.value()), mapping.maxLength());
        }
        if (value instanceof Maybe maybe) {
            return new Wire.Perhaps(of(maybe.value()));
        }
        if (value instanceof Struct struct) {
            return new Wire.Sized(ComponentLeaves.of(struct(struct).components(), this));
        }
        Union union = (Union) value;
        return new Wire.Choice(
                union.type(),
                union(union).variants().stream()
                        .map(variant -> new Wire.Choice.Variant(
                                variant.struct(), variant.number(), of(new Struct(variant.struct()))))
                        .toList());
    }

    private Wire sequence(Sequence sequence) {
        if (sequence.element() instanceof Bool) {
            return new Wire.Flags(sequence.maxLength());
        }
        if (sequence.element() instanceof Char character) {
            return new Wire.Chars(character.encoding(), sequence.maxLength());
        }
        return new Wire.Repeat(of(sequence.element()), sequence.maxLength());
    }

    private static List<Leaf> ready(String path, ReadyType type) {
        return switch (type) {
            case UUID -> numbers(path, NumericType.INT64, "most", "least");
            case INSTANT, DURATION -> time(path);
            case VECTOR2 -> numbers(path, NumericType.FLOAT32, "x", "y");
            case VECTOR3 -> numbers(path, NumericType.FLOAT32, "x", "y", "z");
            case VECTOR4 -> numbers(path, NumericType.FLOAT32, "x", "y", "z", "w");
        };
    }

    private static List<Leaf> numbers(String path, NumericType type, String... names) {
        return Stream.of(names)
                .map(name ->
                        new Leaf(path.isEmpty() ? name : path + "." + name, new Wire.Number(type, Optional.empty())))
                .toList();
    }

    private static List<Leaf> time(String path) {
        Leaf seconds = numbers(path, NumericType.INT64, "seconds").get(0);
        Leaf nanos = numbers(path, NumericType.UINT32, "nanos").get(0);
        Bounds bounds = new Bounds(0, 999_999_999);
        return List.of(seconds, new Leaf(nanos.path(), new Wire.Number(NumericType.UINT32, Optional.of(bounds))));
    }

    private Optional<EnumDescription> enumOf(ValueDescription value) {
        return value instanceof Packed packed ? packed.enumName().map(enums::get) : Optional.empty();
    }
}
