package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.MapKey;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.SerializedBy;
import io.darkrift.annotation.UInt8;
import io.darkrift.annotation.WireValue;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elements of few bytes, or without bytes, in collections of each kind, and those in whatever can hold a collection. */
@SuppressWarnings("DarkriftEmptyElements")
@DarkriftMessage(tag = 127)
public record Nestings(
        List<Nothing> list,
        Nothing[] array,
        @MaxLength(100_000) List<Nothing> limited,
        Optional<List<Nothing>> optional,
        @Nullable List<Nothing> nullable,
        List<List<Nothing>> lists,
        Nothing[][] arrays,
        List<List<List<Nothing>>> deepLists,
        List<Shelf> shelves,
        Shelf[] shelfArray,
        List<List<Shelf>> shelfLists,
        List<Optional<List<Nothing>>> optionals,
        List<@Nullable Shelf> nullables,
        List<Crate> crates,
        @MapKey(UInt8.class) Map<Integer, List<Nothing>> listsByNumber,
        Map<String, Shelf> shelvesByName,
        Map<Nowhere, Nothing> places,
        List<Map<Nowhere, Nothing>> placesOfPlaces,
        @SerializedBy(Silence.Serializer.class) List<Silence> byHand,
        @SerializedBy(Silence.Serializer.class) Silence[][] byHandArrays,
        List<Silent> silent,
        List<Pair> pairs,
        List<String> texts,
        List<List<String>> textLists,
        List<List<Boolean>> flags,
        List<byte[]> bytes,
        List<Optional<Nothing>> maybes,
        int last) {
    /** A struct that holds nothing but a collection. */
    @SuppressWarnings("DarkriftEmptyElements")
    @DarkriftStruct
    public record Shelf(List<Nothing> marks) {}

    /** Structs without bytes in a struct. */
    @DarkriftStruct
    public record Pair(Nothing first, Nothing second) {}

    /** A key without bytes. */
    @DarkriftStruct
    public record Nowhere() implements Comparable<Nowhere> {
        @Override
        public int compareTo(Nowhere other) {
            return 0;
        }
    }

    /** One of several structs. */
    public sealed interface Crate {
        /** One with a collection. */
        @SuppressWarnings("DarkriftEmptyElements")
        @DarkriftStruct
        @WireValue(1)
        record Full(Nothing[] marks) implements Crate {}

        /** One without. */
        @DarkriftStruct
        @WireValue(2)
        record Hollow() implements Crate {}
    }

    /** A struct whose only component may take no bytes. */
    @DarkriftStruct
    public record Silent(
            @SerializedBy(Silence.Serializer.class) Silence silence) {}

    /** A value that a serializer by hand does not write. */
    public record Silence() {
        /** Writes nothing. */
        public static final class Serializer implements ValueSerializer<Silence> {
            /** A serializer. */
            public Serializer() {}

            @Override
            public void write(Silence value, DarkriftWriter out) {
                // There is nothing to write.
            }

            @Override
            public Silence read(DarkriftReader in) {
                return new Silence();
            }
        }
    }
}
