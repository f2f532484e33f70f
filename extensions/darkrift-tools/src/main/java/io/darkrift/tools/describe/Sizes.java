package io.darkrift.tools.describe;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.SerializerDescription;
import io.darkrift.protocol.StructDescription;
import io.darkrift.protocol.StructLayout;
import io.darkrift.protocol.UnionDescription;
import io.darkrift.protocol.ValueDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes how many bytes values take, at the least and at the most. */
final class Sizes {
    private static final int COUNT_BYTES = 4;
    private static final int SIZED_COUNT_BYTES = 2;
    private static final int MAX_SIZED = 65_535;

    private final Map<String, StructDescription> structs;
    private final Map<String, UnionDescription> unions;
    private final Map<String, SerializerDescription> serializers;
    private final Set<String> open = new HashSet<>();

    /**
     * A size.
     *
     * @param least bytes
     * @param most bytes; {@link Long#MAX_VALUE} if nothing limits them
     */
    record Range(long least, long most) {
        static final Range EMPTY = new Range(0, 0);
        static final Range ANY = new Range(0, Long.MAX_VALUE);

        static Range fixed(long bytes) {
            return new Range(bytes, bytes);
        }

        boolean isFixed() {
            return least == most;
        }

        boolean isBounded() {
            return most != Long.MAX_VALUE;
        }

        Range plus(Range next) {
            return new Range(least + next.least, isBounded() && next.isBounded() ? most + next.most : Long.MAX_VALUE);
        }

        /** Returns the size of a count of so many at the most. */
        Range upTo(OptionalInt count) {
            boolean bounded = most == 0 || count.isPresent() && isBounded();
            return new Range(0, bounded ? most * count.orElse(0) : Long.MAX_VALUE);
        }

        /** Returns the size of either. */
        Range or(Range other) {
            return new Range(Math.min(least, other.least), Math.max(most, other.most));
        }

        /** Returns such as {@code 4}, {@code 4 to 24} or {@code 4 or more}. */
        @Override
        public String toString() {
            String from = String.format(Locale.ROOT, "%,d", least);
            return isFixed()
                    ? from
                    : isBounded() ? from + " to " + String.format(Locale.ROOT, "%,d", most) : from + " or more";
        }
    }

    Sizes(ProtocolDescription protocol) {
        structs = byName(protocol.structs(), StructDescription::name);
        unions = byName(protocol.unions(), UnionDescription::name);
        serializers = byName(protocol.serializers(), SerializerDescription::name);
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        return parts.stream().collect(Collectors.toMap(name, part -> part));
    }

    /** Returns the struct of a name. */
    StructDescription struct(String name) {
        return structs.get(name);
    }

    /** Returns the layout of components. */
    StructLayout layout(List<ComponentDescription> components) {
        return StructLayout.of(components, this::named);
    }

    private StructLayout.Size named(String name) {
        Range range = range(name);
        return new StructLayout.Size((int) Math.min(Integer.MAX_VALUE, range.least()), range.isFixed());
    }

    /** Returns the size of a struct, or of the structs of a union, by its name. */
    private Range range(String name) {
        if (!open.add(name)) {
            return Range.ANY;
        }
        try {
            StructDescription struct = structs.get(name);
            if (struct != null) {
                return of(struct);
            }
            Range all = null;
            for (UnionDescription.Variant variant : unions.get(name).variants()) {
                Range own = range(variant.struct());
                all = all == null ? own : all.or(own);
            }
            return all == null ? Range.EMPTY : all;
        } finally {
            open.remove(name);
        }
    }

    /** Returns the size of a struct, with the count of its bytes if it is sized. */
    Range of(StructDescription struct) {
        Range components = of(struct.components());
        // Another version of a sized struct may have more components.
        return struct.sized()
                ? new Range(SIZED_COUNT_BYTES + components.least(), SIZED_COUNT_BYTES + MAX_SIZED)
                : components;
    }

    /** Returns the size of components, one after the other. Those that are appended may be missing. */
    Range of(List<ComponentDescription> components) {
        Range all = Range.EMPTY;
        for (StructLayout.Part part : layout(components).parts()) {
            if (part instanceof StructLayout.Varying varying) {
                ComponentDescription component = components.get(varying.component());
                all = all.plus(optional(component, of(component.type())));
            } else if (part instanceof StructLayout.Run run) {
                for (StructLayout.Slot slot : run.slots()) {
                    all = all.plus(optional(components.get(slot.component()), Range.fixed(slot.bytes())));
                }
            }
        }
        return all;
    }

    private static Range optional(ComponentDescription component, Range range) {
        return component.appended() ? new Range(0, range.most()) : range;
    }

    /** Returns the size of a value by itself. */
    Range of(ValueDescription value) {
        StructLayout.Size size = StructLayout.sizeOf(value, this::named);
        if (size.isFixed()) {
            return Range.fixed(size.least());
        }
        if (value instanceof ValueDescription.Text text) {
            return Range.fixed(COUNT_BYTES)
                    .plus(Range.fixed(mostBytes(text.encoding())).upTo(text.maxLength()));
        }
        if (value instanceof ValueDescription.Char character) {
            return new Range(size.least(), COUNT_BYTES + mostBytes(character.encoding()));
        }
        if (value instanceof ValueDescription.Sequence list) {
            return Range.fixed(COUNT_BYTES).plus(elements(list));
        }
        if (value instanceof ValueDescription.Mapping map) {
            return Range.fixed(COUNT_BYTES)
                    .plus(of(map.key()).plus(of(map.value())).upTo(map.maxLength()));
        }
        if (value instanceof ValueDescription.Maybe maybe) {
            return new Range(1, Range.fixed(1).plus(of(maybe.value())).most());
        }
        if (value instanceof ValueDescription.Union union) {
            return Range.fixed(union.type().bits() / Byte.SIZE).plus(range(union.name()));
        }
        if (value instanceof ValueDescription.Struct struct) {
            return range(struct.name());
        }
        if (value instanceof ValueDescription.Custom custom && serializers.containsKey(custom.serializer())) {
            return of(serializers.get(custom.serializer()).components());
        }
        return Range.ANY;
    }

    private Range elements(ValueDescription.Sequence list) {
        if (list.element() instanceof ValueDescription.Bool) {
            return list.maxLength().isPresent()
                    ? new Range(0, (list.maxLength().getAsInt() + Byte.SIZE - 1) / Byte.SIZE)
                    : Range.ANY;
        }
        if (list.element() instanceof ValueDescription.Char character) {
            return Range.fixed(mostBytes(character.encoding())).upTo(list.maxLength());
        }
        return of(list.element()).upTo(list.maxLength());
    }

    /** The bytes of a UTF-16 unit, at the most. */
    private static int mostBytes(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE, UTF_16BE -> 2;
            case UTF_8 -> 3;
            case US_ASCII -> 1;
        };
    }
}
