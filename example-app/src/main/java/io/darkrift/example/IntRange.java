package io.darkrift.example;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds. */
abstract class IntRange implements ITypeConverter<Integer> {
    private final String name;
    private final int min;
    private final int max;

    private IntRange(String name, int min, int max) {
        this.name = name;
        this.min = min;
        this.max = max;
    }

    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of bounds.
        }
        throw new TypeConversionException(
                "'" + value + "' is not a " + name + ": give a number from " + min + " to " + max);
    }

    /** A port to connect to. */
    static final class Port extends IntRange {
        Port() {
            super("port", 1, 65_535);
        }
    }

    /** A port to listen on, where 0 stands for any that is free. */
    static final class ListenPort extends IntRange {
        ListenPort() {
            super("port", 0, 65_535);
        }
    }

    /** How many of something there shall be. */
    static final class Count extends IntRange {
        Count() {
            super("count", 1, Integer.MAX_VALUE);
        }
    }
}
