package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.Reads;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum and their numbers on the wire. Immutable, and safe for use by any number of threads.
 *
 * @param <E> the enum
 */
public final class EnumTable<E extends Enum<E>> {
    /** Numbers below this are looked up in an array. */
    private static final int DENSE = 1_024;

    private final Class<E> type;
    /** The number of each constant, by its ordinal. */
    private final long[] numbers;
    /** Whether there is a number, by the ordinal of the constant. */
    private final boolean[] isKnown;

    private final @Nullable E[] dense;
    private final Map<Long, E> sparse;
    private final @Nullable E unknown;

    private EnumTable(Class<E> type, Map<E, Long> known, @Nullable E unknown) {
        E[] constants = type.getEnumConstants();
        this.type = type;
        this.numbers = new long[constants.length];
        this.isKnown = new boolean[constants.length];
        this.unknown = unknown;
        this.sparse = new HashMap<>();
        long most = known.values().stream()
                .filter(number -> number >= 0 && number < DENSE)
                .max(Long::compare)
                .orElse(-1L);
        this.dense = Arrays.copyOf(constants, (int) most + 1);
        Arrays.fill(dense, null);
        known.forEach((constant, number) -> {
            numbers[constant.ordinal()] = number;
            isKnown[constant.ordinal()] = true;
            if (number >= 0 && number < DENSE) {
                dense[number.intValue()] = constant;
            } else {
                sparse.put(number, constant);
            }
        });
    }

    /**
     * Returns a table in which each constant has its ordinal.
     *
     * @param <E> the enum
     * @param type its class
     * @return the table
     */
    public static <E extends Enum<E>> EnumTable<E> of(Class<E> type) {
        Map<E, Long> known = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            known.put(constant, (long) constant.ordinal());
        }
        return new EnumTable<>(type, known, null);
    }

    /**
     * Returns a table of given numbers.
     *
     * @param <E> the enum
     * @param type its class
     * @param numbers each constant and its number, as in {@code "STANDING=0 PRONE=2"}, in one text or several
     * @return the table
     * @throws IllegalStateException if the enum has no such constant: it has changed since the numbers were compiled
     */
    public static <E extends Enum<E>> EnumTable<E> of(Class<E> type, String... numbers) {
        Map<E, Long> known = new HashMap<>();
        for (String each : String.join(" ", numbers).split(" ")) {
            int equals = each.indexOf('=');
            known.put(constant(type, each.substring(0, equals)), Long.valueOf(each.substring(equals + 1)));
        }
        return new EnumTable<>(type, known, null);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    type.getName() + " has no constant " + name + " any more: compile the messages that hold it again",
                    e);
        }
    }

    /**
     * Returns the same table, but with a constant for numbers that no constant has.
     *
     * @param name the name of the constant
     * @return a new table
     */
    public EnumTable<E> orElse(String name) {
        Map<E, Long> known = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            if (isKnown[constant.ordinal()]) {
                known.put(constant, numbers[constant.ordinal()]);
            }
        }
        return new EnumTable<>(type, known, constant(type, name));
    }

    /**
     * Returns the number of a constant.
     *
     * @param constant the constant
     * @param place the component that holds it
     * @return the number, or its low 32 bits
     * @throws IllegalArgumentException if the constant is null, or was added after the numbers were compiled
     */
    public int number(@Nullable E constant, String place) {
        return (int) longNumber(constant, place, -1);
    }

    /**
     * Returns the number of a constant in an array or a list.
     *
     * @param constant the constant
     * @param place the component that holds it
     * @param index the index of the constant
     * @return the number, or its low 32 bits
     * @throws IllegalArgumentException if the constant is null, or was added after the numbers were compiled
     */
    public int number(@Nullable E constant, String place, int index) {
        return (int) longNumber(constant, place, index);
    }

    /**
     * Returns the number of a constant.
     *
     * @param constant the constant
     * @param place the component that holds it
     * @return the number
     * @throws IllegalArgumentException if the constant is null, or was added after the numbers were compiled
     */
    public long longNumber(@Nullable E constant, String place) {
        return longNumber(constant, place, -1);
    }

    /**
     * Returns the number of a constant in an array or a list.
     *
     * @param constant the constant
     * @param place the component that holds it
     * @param index the index of the constant
     * @return the number
     * @throws IllegalArgumentException if the constant is null, or was added after the numbers were compiled
     */
    public long longNumber(@Nullable E constant, String place, int index) {
        int ordinal = Places.notNull(constant, place, index).ordinal();
        if (!isKnown[ordinal]) {
            throw new IllegalArgumentException(Places.of(place, index) + " is " + constant
                    + ", which has no number: compile the messages that hold a " + type.getSimpleName() + " again");
        }
        return numbers[ordinal];
    }

    /**
     * Returns the constant of a number.
     *
     * @param number the number
     * @param in the reader, after the number
     * @param place the component that holds it
     * @return the constant
     * @throws WireException if no constant has the number
     */
    public E constant(long number, DarkriftReader in, String place) {
        E constant = number >= 0 && number < dense.length ? dense[(int) number] : rare(number);
        if (constant == null) {
            constant = unknown;
        }
        if (constant == null) {
            throw Reads.noConstant(in, number, type.getSimpleName(), place);
        }
        return constant;
    }

    private @Nullable E rare(long number) {
        return sparse.isEmpty() ? null : sparse.get(number);
    }

    /**
     * Returns a codec of the constants.
     *
     * @param wire how the numbers are written
     * @return the codec
     */
    public Codec<E> codec(WireInteger wire) {
        return new OfConstant<>(this, wire);
    }

    private record OfConstant<E extends Enum<E>>(EnumTable<E> table, WireInteger wire) implements Codec<E> {
        @Override
        public int leastBytes() {
            return wire.bytes();
        }

        @Override
        public void write(E value, DarkriftWriter out, String place, int index) {
            long number = table.longNumber(value, place, index);
            int at = out.reserve(wire.bytes());
            wire.store(out.array(), at, number);
        }

        @Override
        public E read(DarkriftReader in, String place) {
            int at = Reads.require(in, wire.bytes(), place);
            return table.constant(wire.load(in.array(), at), in, place);
        }
    }
}
