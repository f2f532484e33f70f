package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.UnionCodec;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@link Nestings}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"list: list(struct(io.darkrift.tests.model.Nothing))",
                "array: list(struct(io.darkrift.tests.model.Nothing))",
                "limited: list(struct(io.darkrift.tests.model.Nothing)) max 100000",
                "optional: optional(list(struct(io.darkrift.tests.model.Nothing)))",
                "nullable: optional(list(struct(io.darkrift.tests.model.Nothing)))",
                "lists: list(list(struct(io.darkrift.tests.model.Nothing)))",
                "arrays: list(list(struct(io.darkrift.tests.model.Nothing)))",
                "deepLists: list(list(list(struct(io.darkrift.tests.model.Nothing))))",
                "shelves: list(struct(io.darkrift.tests.model.Nestings.Shelf))",
                "shelfArray: list(struct(io.darkrift.tests.model.Nestings.Shelf))",
                "shelfLists: list(list(struct(io.darkrift.tests.model.Nestings.Shelf)))",
                "optionals: list(optional(list(struct(io.darkrift.tests.model.Nothing))))",
                "nullables: list(optional(struct(io.darkrift.tests.model.Nestings.Shelf)))",
                "crates: list(union(io.darkrift.tests.model.Nestings.Crate, uint8))",
                "listsByNumber: map(uint8, list(struct(io.darkrift.tests.model.Nothing)))",
                "shelvesByName: map(text(UTF_16LE), struct(io.darkrift.tests.model.Nestings.Shelf))",
                "places: map(struct(io.darkrift.tests.model.Nestings.Nowhere), struct(io.darkrift.tests.model.Nothing))",
                "placesOfPlaces: list(map(struct(io.darkrift.tests.model.Nestings.Nowhere), struct(io.darkrift.tests.model.Nothing)))",
                "byHand: list(custom(io.darkrift.tests.model.Nestings.Silence.Serializer))",
                "byHandArrays: list(list(custom(io.darkrift.tests.model.Nestings.Silence.Serializer)))",
                "silent: list(struct(io.darkrift.tests.model.Nestings.Silent))",
                "pairs: list(struct(io.darkrift.tests.model.Nestings.Pair))",
                "texts: list(text(UTF_16LE))", "textLists: list(list(text(UTF_16LE)))",
                "flags: list(list(bool))", "bytes: list(list(int8))",
                "maybes: list(optional(struct(io.darkrift.tests.model.Nothing)))", "last: int32"})
public final class NestingsSerializer extends RecordSerializer<Nestings> {
    /** The only instance. */
    public static final NestingsSerializer INSTANCE = new NestingsSerializer();

    private static final Codec<Optional<List<Nothing>>> OPTIONAL_NOTHING_LIST = Codecs.optional(Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Codec<List<Nothing>> NULLABLE_NOTHING_LIST = Codecs.nullable(Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Codec<List<List<Nothing>>> NOTHING_LIST_LIST = Codecs.list(Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Codec<Nothing[][]> NOTHING_ARRAY_ARRAY = Codecs.array(Nothing[].class, Codecs.array(Nothing.class, Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Codec<List<List<List<Nothing>>>> NOTHING_LIST_LIST_LIST = Codecs.list(Codecs.list(Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE))));
    private static final Codec<List<List<Nestings.Shelf>>> SHELF_LIST_LIST = Codecs.list(Codecs.list(Codecs.of(Nestings_ShelfSerializer.INSTANCE, 4)));
    private static final Codec<List<Optional<List<Nothing>>>> OPTIONAL_NOTHING_LIST_LIST = Codecs.list(Codecs.optional(Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE))));
    private static final Codec<List<Nestings. @Nullable Shelf>> NULLABLE_SHELF_LIST = Codecs.list(Codecs.nullable(Codecs.of(Nestings_ShelfSerializer.INSTANCE, 4)));
    private static final Codec<Nestings.Crate> CRATE = UnionCodec.of(Nestings.Crate.class, WireInteger.UINT8, 0)
            .with(1, Nestings.Crate.Full.class, Nestings_Crate_FullSerializer.INSTANCE)
            .with(2, Nestings.Crate.Hollow.class, Nestings_Crate_HollowSerializer.INSTANCE);
    private static final Codec<List<Nestings.Crate>> CRATE_LIST = Codecs.list(CRATE);
    private static final Codec<Map<Integer, List<Nothing>>> UINT8_TO_NOTHING_LIST = Codecs.map(Codecs.ofInt(WireInteger.UINT8),
            Codecs.list(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Codec<Map<String, Nestings.Shelf>> STRING_TO_SHELF = Codecs.map(Codecs.ofText(TextEncoding.UTF_16LE),
            Codecs.of(Nestings_ShelfSerializer.INSTANCE, 4));
    private static final Codec<Map<Nestings.Nowhere, Nothing>> NOWHERE_TO_NOTHING = Codecs.map(Codecs.of(Nestings_NowhereSerializer.INSTANCE, Nestings_NowhereSerializer.SIZE),
            Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE));
    private static final Codec<List<Map<Nestings.Nowhere, Nothing>>> NOWHERE_TO_NOTHING_LIST = Codecs.list(Codecs.map(Codecs.of(Nestings_NowhereSerializer.INSTANCE, Nestings_NowhereSerializer.SIZE),
            Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));
    private static final Nestings.Silence.Serializer SERIALIZER = new Nestings.Silence.Serializer();
    private static final Codec<List<Nestings.Silence>> SILENCE_LIST = Codecs.list(Codecs.of(SERIALIZER));
    private static final Codec<Nestings.Silence[][]> SILENCE_ARRAY_ARRAY = Codecs.array(Nestings.Silence[].class, Codecs.array(Nestings.Silence.class, Codecs.of(SERIALIZER)));
    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<List<List<String>>> STRING_LIST_LIST = Codecs.list(Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<List<List<Boolean>>> BOOLEAN_LIST_LIST = Codecs.list(Codecs.ofBooleanList());
    private static final Codec<List<byte[]>> BYTE_ARRAY_LIST = Codecs.list(Codecs.ofBytes());
    private static final Codec<List<Optional<Nothing>>> OPTIONAL_NOTHING_LIST_ = Codecs.list(Codecs.optional(Codecs.of(NothingSerializer.INSTANCE, NothingSerializer.SIZE)));

    private NestingsSerializer() {
        super(127, Nestings.class);
    }

    @Override
    public void write(Nestings value, DarkriftWriter out) {
        List<Nothing> list = Checks.notNull(value.list(), "Nestings.list");
        int listCount = list.size();
        int at = out.reserveArray(listCount, NothingSerializer.SIZE);
        byte[] bytes = out.array();
        Iterator<Nothing> listIterator = list.iterator();
        for (int i = 0; i < listCount; i++) {
            NothingSerializer.put(Checks.notNull(listIterator.next(), "Nestings.list", i), bytes, at + NothingSerializer.SIZE * i);
        }
        Nothing[] array = Checks.notNull(value.array(), "Nestings.array");
        at = out.reserveArray(array.length, NothingSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < array.length; i++) {
            NothingSerializer.put(Checks.notNull(array[i], "Nestings.array", i), bytes, at + NothingSerializer.SIZE * i);
        }
        List<Nothing> limited = Checks.notNull(value.limited(), "Nestings.limited");
        int limitedCount = limited.size();
        at = out.reserveArray(Limits.count(limitedCount, 100000, "Nestings.limited"), NothingSerializer.SIZE);
        bytes = out.array();
        Iterator<Nothing> limitedIterator = limited.iterator();
        for (int i = 0; i < limitedCount; i++) {
            NothingSerializer.put(Checks.notNull(limitedIterator.next(), "Nestings.limited", i), bytes, at + NothingSerializer.SIZE * i);
        }
        OPTIONAL_NOTHING_LIST.write(value.optional(), out, "Nestings.optional");
        NULLABLE_NOTHING_LIST.write(value.nullable(), out, "Nestings.nullable");
        NOTHING_LIST_LIST.write(value.lists(), out, "Nestings.lists");
        NOTHING_ARRAY_ARRAY.write(value.arrays(), out, "Nestings.arrays");
        NOTHING_LIST_LIST_LIST.write(value.deepLists(), out, "Nestings.deepLists");
        List<Nestings.Shelf> shelves = Checks.notNull(value.shelves(), "Nestings.shelves");
        int shelvesCount = shelves.size();
        out.writeCount(shelvesCount, 4);
        Iterator<Nestings.Shelf> shelvesIterator = shelves.iterator();
        for (int i = 0; i < shelvesCount; i++) {
            Nestings_ShelfSerializer.INSTANCE.write(Checks.notNull(shelvesIterator.next(), "Nestings.shelves", i), out);
        }
        Nestings.Shelf[] shelfArray = Checks.notNull(value.shelfArray(), "Nestings.shelfArray");
        out.writeCount(shelfArray.length, 4);
        for (int i = 0; i < shelfArray.length; i++) {
            Nestings_ShelfSerializer.INSTANCE.write(Checks.notNull(shelfArray[i], "Nestings.shelfArray", i), out);
        }
        SHELF_LIST_LIST.write(value.shelfLists(), out, "Nestings.shelfLists");
        OPTIONAL_NOTHING_LIST_LIST.write(value.optionals(), out, "Nestings.optionals");
        NULLABLE_SHELF_LIST.write(value.nullables(), out, "Nestings.nullables");
        CRATE_LIST.write(value.crates(), out, "Nestings.crates");
        UINT8_TO_NOTHING_LIST.write(value.listsByNumber(), out, "Nestings.listsByNumber");
        STRING_TO_SHELF.write(value.shelvesByName(), out, "Nestings.shelvesByName");
        NOWHERE_TO_NOTHING.write(value.places(), out, "Nestings.places");
        NOWHERE_TO_NOTHING_LIST.write(value.placesOfPlaces(), out, "Nestings.placesOfPlaces");
        SILENCE_LIST.write(value.byHand(), out, "Nestings.byHand");
        SILENCE_ARRAY_ARRAY.write(value.byHandArrays(), out, "Nestings.byHandArrays");
        List<Nestings.Silent> silent = Checks.notNull(value.silent(), "Nestings.silent");
        int silentCount = silent.size();
        out.writeCount(silentCount, 0);
        Iterator<Nestings.Silent> silentIterator = silent.iterator();
        for (int i = 0; i < silentCount; i++) {
            Nestings_SilentSerializer.INSTANCE.write(Checks.notNull(silentIterator.next(), "Nestings.silent", i), out);
        }
        List<Nestings.Pair> pairs = Checks.notNull(value.pairs(), "Nestings.pairs");
        int pairsCount = pairs.size();
        at = out.reserveArray(pairsCount, Nestings_PairSerializer.SIZE);
        bytes = out.array();
        Iterator<Nestings.Pair> pairsIterator = pairs.iterator();
        for (int i = 0; i < pairsCount; i++) {
            Nestings_PairSerializer.put(Checks.notNull(pairsIterator.next(), "Nestings.pairs", i), bytes, at + Nestings_PairSerializer.SIZE * i);
        }
        STRING_LIST.write(value.texts(), out, "Nestings.texts");
        STRING_LIST_LIST.write(value.textLists(), out, "Nestings.textLists");
        BOOLEAN_LIST_LIST.write(value.flags(), out, "Nestings.flags");
        BYTE_ARRAY_LIST.write(value.bytes(), out, "Nestings.bytes");
        OPTIONAL_NOTHING_LIST_.write(value.maybes(), out, "Nestings.maybes");
        at = out.reserve(4);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.last());
    }

    @Override
    public Nestings read(DarkriftReader in) {
        Nothing[] list = new Nothing[Reads.count(in, NothingSerializer.SIZE, "Nestings.list")];
        int at = in.require(NothingSerializer.SIZE * list.length);
        byte[] bytes = in.array();
        for (int i = 0; i < list.length; i++) {
            list[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        Nothing[] array = new Nothing[Reads.count(in, NothingSerializer.SIZE, "Nestings.array")];
        at = in.require(NothingSerializer.SIZE * array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        Nothing[] limited = new Nothing[Limits.count(in, NothingSerializer.SIZE, 100000, "Nestings.limited")];
        at = in.require(NothingSerializer.SIZE * limited.length);
        for (int i = 0; i < limited.length; i++) {
            limited[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        Optional<List<Nothing>> optional = OPTIONAL_NOTHING_LIST.read(in, "Nestings.optional");
        List<Nothing> nullable = NULLABLE_NOTHING_LIST.read(in, "Nestings.nullable");
        List<List<Nothing>> lists = NOTHING_LIST_LIST.read(in, "Nestings.lists");
        Nothing[][] arrays = NOTHING_ARRAY_ARRAY.read(in, "Nestings.arrays");
        List<List<List<Nothing>>> deepLists = NOTHING_LIST_LIST_LIST.read(in, "Nestings.deepLists");
        Nestings.Shelf[] shelves = new Nestings.Shelf[Reads.count(in, 4, "Nestings.shelves")];
        for (int i = 0; i < shelves.length; i++) {
            shelves[i] = Nestings_ShelfSerializer.INSTANCE.read(in);
        }
        Nestings.Shelf[] shelfArray = new Nestings.Shelf[Reads.count(in, 4, "Nestings.shelfArray")];
        for (int i = 0; i < shelfArray.length; i++) {
            shelfArray[i] = Nestings_ShelfSerializer.INSTANCE.read(in);
        }
        List<List<Nestings.Shelf>> shelfLists = SHELF_LIST_LIST.read(in, "Nestings.shelfLists");
        List<Optional<List<Nothing>>> optionals = OPTIONAL_NOTHING_LIST_LIST.read(in, "Nestings.optionals");
        List<Nestings. @Nullable Shelf> nullables = NULLABLE_SHELF_LIST.read(in, "Nestings.nullables");
        List<Nestings.Crate> crates = CRATE_LIST.read(in, "Nestings.crates");
        Map<Integer, List<Nothing>> listsByNumber = UINT8_TO_NOTHING_LIST.read(in, "Nestings.listsByNumber");
        Map<String, Nestings.Shelf> shelvesByName = STRING_TO_SHELF.read(in, "Nestings.shelvesByName");
        Map<Nestings.Nowhere, Nothing> places = NOWHERE_TO_NOTHING.read(in, "Nestings.places");
        List<Map<Nestings.Nowhere, Nothing>> placesOfPlaces = NOWHERE_TO_NOTHING_LIST.read(in, "Nestings.placesOfPlaces");
        List<Nestings.Silence> byHand = SILENCE_LIST.read(in, "Nestings.byHand");
        Nestings.Silence[][] byHandArrays = SILENCE_ARRAY_ARRAY.read(in, "Nestings.byHandArrays");
        Nestings.Silent[] silent = new Nestings.Silent[Reads.count(in, 0, "Nestings.silent")];
        for (int i = 0; i < silent.length; i++) {
            silent[i] = Nestings_SilentSerializer.INSTANCE.read(in);
        }
        Nestings.Pair[] pairs = new Nestings.Pair[Reads.count(in, Nestings_PairSerializer.SIZE, "Nestings.pairs")];
        at = in.require(Nestings_PairSerializer.SIZE * pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = Nestings_PairSerializer.get(bytes, at + Nestings_PairSerializer.SIZE * i);
        }
        List<String> texts = STRING_LIST.read(in, "Nestings.texts");
        List<List<String>> textLists = STRING_LIST_LIST.read(in, "Nestings.textLists");
        List<List<Boolean>> flags = BOOLEAN_LIST_LIST.read(in, "Nestings.flags");
        List<byte[]> bytes_ = BYTE_ARRAY_LIST.read(in, "Nestings.bytes");
        List<Optional<Nothing>> maybes = OPTIONAL_NOTHING_LIST_.read(in, "Nestings.maybes");
        at = Reads.require(in, 4, "Nestings.last:4");
        int last = BigEndian.getInt32(bytes, at);
        return new Nestings(List.of(list), array, List.of(limited), optional, nullable, lists,
                arrays, deepLists, List.of(shelves), shelfArray, shelfLists, optionals, nullables,
                crates, listsByNumber, shelvesByName, places, placesOfPlaces, byHand, byHandArrays,
                List.of(silent), List.of(pairs), texts, textLists, flags, bytes_, maybes, last);
    }
}
