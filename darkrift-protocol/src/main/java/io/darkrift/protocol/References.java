package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Union;
import java.util.Locale;
import java.util.stream.Stream;

/** The structs, enums, unions and serializers that a value names. */
public final class References {
    /** The kinds of things that have names. */
    public enum Kind {
        /** A {@link StructDescription}. */
        STRUCT,
        /** An {@link EnumDescription}. */
        ENUM,
        /** A {@link UnionDescription}. */
        UNION,
        /** A serializer by hand: a {@link SerializerDescription}, unless it is opaque. */
        SERIALIZER
    }

    /**
     * A name in a value.
     *
     * @param kind what it stands for
     * @param name the canonical name
     */
    public record Reference(Kind kind, String name) {
        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT) + " " + name;
        }
    }

    private References() {}

    /**
     * Returns the names in a value, but not those in the structs that it names.
     *
     * @param value the value
     * @return the names, in their order
     */
    public static Stream<Reference> of(ValueDescription value) {
        if (value instanceof Struct struct) {
            return Stream.of(new Reference(Kind.STRUCT, struct.name()));
        }
        if (value instanceof Enumerated each) {
            return Stream.of(new Reference(Kind.ENUM, each.name()));
        }
        if (value instanceof Union union) {
            return Stream.of(new Reference(Kind.UNION, union.name()));
        }
        if (value instanceof Packed packed) {
            return packed.enumName().stream().map(name -> new Reference(Kind.ENUM, name));
        }
        if (value instanceof Sequence sequence) {
            return of(sequence.element());
        }
        if (value instanceof Mapping mapping) {
            return Stream.concat(of(mapping.key()), of(mapping.value()));
        }
        if (value instanceof Custom custom) {
            return Stream.of(new Reference(Kind.SERIALIZER, custom.serializer()));
        }
        return value instanceof Maybe maybe ? of(maybe.value()) : Stream.empty();
    }
}
