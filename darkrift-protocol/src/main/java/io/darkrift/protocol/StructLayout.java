package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Bool;
import io.darkrift.protocol.ValueDescription.Char;
import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Numeric;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.ValueDescription.Ready;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The positions of the components of a message or a struct in its bytes.
 *
 * <p>Components of fixed size that follow one another are a {@linkplain Run run}: their offsets in it are constant. A run
 * is cut into {@linkplain Slot slots}: a slot is one component, or several of a few bits each that share bytes.
 * A component whose size varies is a {@linkplain Varying part} by itself.
 *
 * <pre>
 * x: float32, team: bits(uint, 3), alive: bits(bool, 1), name: text(UTF_8), level: uint8
 *
 * | x          | team alive 0000 | count of bytes | text | level |
 * +------------+-----------------+----------------+------+-------+
 *   4 bytes      1 byte            4 bytes          ...    1 byte
 *   slot         slot
 *   run                            varying                 run
 * </pre>
 *
 * <p>A {@linkplain StructDescription#sized() sized} struct has the count of its bytes, a uint16, before the first part.
 *
 * @param parts what follows one another
 */
public record StructLayout(List<Part> parts) {
    /** The bytes of the count before a sized struct. */
    private static final int COUNT = 2;

    /** Something that follows what is before it. */
    public sealed interface Part permits Run, Varying {}

    /**
     * Components of fixed size.
     *
     * @param slots at least one
     */
    public record Run(List<Slot> slots) implements Part {
        /**
         * A run.
         *
         * @param slots at least one
         */
        public Run {
            slots = List.copyOf(slots);
        }

        /**
         * Returns the size of all slots.
         *
         * @return bytes
         */
        public int bytes() {
            Slot last = slots.get(slots.size() - 1);
            return last.offset() + last.bytes();
        }
    }

    /**
     * A component whose size varies.
     *
     * @param component its index among the components
     */
    public record Varying(int component) implements Part {}

    /**
     * One component, or several that share bytes.
     *
     * @param offset the index of the first byte in the run
     * @param bytes the size
     * @param fields what is in it, at least one component
     */
    public record Slot(int offset, int bytes, List<Field> fields) {
        /**
         * A slot.
         *
         * @param offset the index of the first byte in the run
         * @param bytes the size
         * @param fields what is in it, at least one component
         */
        public Slot {
            fields = List.copyOf(fields);
        }

        /**
         * Returns the first component.
         *
         * @return its index among the components
         */
        public int component() {
            return fields.get(0).component();
        }
    }

    /**
     * A component in a slot.
     *
     * @param component its index among the components
     * @param bit the bits of the slot before it: 0 is the highest bit of the first byte
     * @param bits how many bits it takes
     */
    public record Field(int component, int bit, int bits) {}

    /**
     * The size of a value.
     *
     * @param least the bytes that it takes at the least
     * @param isFixed whether it always takes as many
     */
    public record Size(int least, boolean isFixed) {
        /** No value. */
        static final Size EMPTY = new Size(0, true);

        /**
         * Returns the size of a value and another.
         *
         * @param next the other
         * @return their sum, at most {@code Integer.MAX_VALUE}
         */
        public Size plus(Size next) {
            return new Size((int) Math.min(Integer.MAX_VALUE, (long) least + next.least), isFixed && next.isFixed);
        }

        /**
         * Returns the size of a struct of such components that is sized. It varies, since another version of the struct may have
         * more of them.
         *
         * @return the size with the count of bytes
         */
        public Size sized() {
            return new Size(COUNT, false).plus(this);
        }
    }

    /**
     * A layout.
     *
     * @param parts what follows one another
     */
    public StructLayout {
        parts = List.copyOf(parts);
    }

    /**
     * Lays out components.
     *
     * @param components the components
     * @param named the size of a struct, or the least of the structs of a union, by its name
     * @return the layout
     */
    public static StructLayout of(List<ComponentDescription> components, Function<String, Size> named) {
        List<Part> parts = new ArrayList<>();
        List<Slot> run = new ArrayList<>();
        int offset = 0;
        for (List<Field> group : groups(components)) {
            Field first = group.get(0);
            Size size = isBits(components.get(first.component()).type())
                    ? new Size(bytes(group), true)
                    : sizeOf(components.get(first.component()).type(), named);
            if (size.isFixed()) {
                run.add(new Slot(offset, size.least(), group));
                offset += size.least();
            } else {
                end(run, parts);
                offset = 0;
                parts.add(new Varying(first.component()));
            }
        }
        end(run, parts);
        return new StructLayout(parts);
    }

    private static void end(List<Slot> run, List<Part> parts) {
        if (!run.isEmpty()) {
            parts.add(new Run(run));
            run.clear();
        }
    }

    /**
     * Groups components that share bytes. A group ends where a byte is full, and before a component that is appended.
     *
     * @param components the components
     * @return the groups: each component is in one of them, most of them by themselves
     */
    static List<List<Field>> groups(List<ComponentDescription> components) {
        List<List<Field>> groups = new ArrayList<>();
        List<Field> group = new ArrayList<>();
        int bit = 0;
        for (int i = 0; i < components.size(); i++) {
            ComponentDescription component = components.get(i);
            int bits = bits(component.type());
            if (bits == 0 || component.appended()) {
                endGroup(group, groups);
                bit = 0;
            }
            group.add(new Field(i, bit, bits));
            bit += bits;
            if (bit % 8 == 0) {
                endGroup(group, groups);
                bit = 0;
            }
        }
        endGroup(group, groups);
        return groups;
    }

    private static void endGroup(List<Field> group, List<List<Field>> groups) {
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
            group.clear();
        }
    }

    private static boolean isBits(ValueDescription value) {
        return bits(value) > 0;
    }

    /** The bits of what takes bits rather than bytes, or 0. */
    private static int bits(ValueDescription value) {
        if (value instanceof Packed packed) {
            return packed.bits();
        }
        return value instanceof Quantized quantized ? quantized.bits() : 0;
    }

    private static int bytes(List<Field> group) {
        Field last = group.get(group.size() - 1);
        return (last.bit() + last.bits() + 7) / 8;
    }

    /**
     * Returns the size of a value by itself, as in a list.
     *
     * @param value the value
     * @param named the size of a struct, or the least of the structs of a union, by its name
     * @return its size
     */
    public static Size sizeOf(ValueDescription value, Function<String, Size> named) {
        if (isBits(value)) {
            return new Size((bits(value) + 7) / 8, true);
        }
        if (value instanceof Numeric numeric) {
            return new Size(numeric.type().bits() / 8, true);
        }
        if (value instanceof Enumerated each) {
            return new Size(each.type().bits() / 8, true);
        }
        if (value instanceof Bool) {
            return new Size(1, true);
        }
        if (value instanceof Ready ready) {
            return new Size(ready.type().bytes(), true);
        }
        if (value instanceof Struct struct) {
            return named.apply(struct.name());
        }
        if (value instanceof Union union) {
            return new Size(union.type().bits() / 8 + named.apply(union.name()).least(), false);
        }
        if (value instanceof Char character) {
            return new Size(4 + character.leastBytes(), false);
        }
        if (value instanceof Custom) {
            return new Size(0, false);
        }
        return new Size(value instanceof Maybe ? 1 : 4, false);
    }

    /**
     * Returns the size of all components together. One that is appended may be missing.
     *
     * @param components the components
     * @param named the size of a struct, or the least of the structs of a union, by its name
     * @return their size
     */
    public static Size sizeOf(List<ComponentDescription> components, Function<String, Size> named) {
        Size size = Size.EMPTY;
        for (List<Field> group : groups(components)) {
            ComponentDescription first = components.get(group.get(0).component());
            Size own = isBits(first.type()) ? new Size(bytes(group), true) : sizeOf(first.type(), named);
            size = size.plus(first.appended() ? new Size(0, false) : own);
        }
        return size;
    }
}
