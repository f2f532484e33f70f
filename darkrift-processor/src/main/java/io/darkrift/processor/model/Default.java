package io.darkrift.processor.model;

import java.math.BigDecimal;
import java.util.List;

/** What a component is where an older peer ends its message before it. */
public sealed interface Default {
    /** A number. */
    record Number(BigDecimal value) implements Default {}

    record Flag(boolean value) implements Default {}

    /** A constant of an enum. */
    record Constant(String name) implements Default {}

    record Text(String value) implements Default {}

    record Character(char value) implements Default {}

    /**
     * A value of a class of the library.
     *
     * @param text what the class can parse; empty for its zero
     */
    record Ready(String text) implements Default {}

    /** A record of defaults. */
    record Struct(List<Default> components) implements Default {
        public Struct {
            components = List.copyOf(components);
        }
    }

    /** An array, a list or a map without elements. */
    record Empty() implements Default {}

    /** No value. */
    record Absent() implements Default {}

    /** An optional that holds a value. */
    record Present(Default value) implements Default {}
}
