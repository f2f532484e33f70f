package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Maps;
import io.darkrift.wire.support.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link Dictionaries}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "scores: map(text(UTF_16LE), int32)",
        "ammunition: map(uint16, uint8)",
        "translations: map(text(UTF_16LE), text(UTF_8))",
        "places: map(enum(io.darkrift.tests.model.Colour, uint8), struct(io.darkrift.tests.model.Point))",
        "finds: map(struct(io.darkrift.tests.model.Cell), struct(io.darkrift.tests.model.Item))",
        "friends: map(uuid, list(text(UTF_16LE)))",
        "grid: map(int64, map(int16, bool))",
        "slots: map(int32, optional(struct(io.darkrift.tests.model.Item)))",
        "notes: map(int32, optional(text(UTF_16LE)))",
        "weights: optional(map(int8, float32))",
        "letters: list(map(char(UTF_16LE), float64))"
})
public final class DictionariesSerializer implements MessageSerializer<Dictionaries> {
    /**
     * The only instance.
     */
    public static final DictionariesSerializer INSTANCE = new DictionariesSerializer();

    private static final Colour[] COLOUR_VALUES = Colour.values();

    private DictionariesSerializer() {
    }

    @Override
    public int tag() {
        return 121;
    }

    @Override
    public Class<Dictionaries> type() {
        return Dictionaries.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Dictionaries.scores is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Dictionaries.translations is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Dictionaries.friends is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Dictionaries.notes is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Dictionaries.letters is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(Dictionaries value, DarkriftWriter out) {
        Map<String, Integer> scores = Checks.notNull(value.scores(), "Dictionaries.scores");
        int scoresCount = scores.size();
        out.writeInt32(scoresCount);
        Iterator<Map.Entry<String, Integer>> scoresIterator = scores.entrySet().iterator();
        for (int i = 0; i < scoresCount; i++) {
            Map.Entry<String, Integer> scoresEntry = scoresIterator.next();
            out.writeString(Checks.notNull(scoresEntry.getKey(), "Dictionaries.scores", i));
            int at = out.reserve(4);
            byte[] bytes = out.array();
            BigEndian.putInt32(bytes, at,
                    Checks.notNull(scoresEntry.getValue(), "Dictionaries.scores", i));
        }

        Map<Integer, Integer> ammunition = Checks.notNull(value.ammunition(), "Dictionaries.ammunition");
        int ammunitionCount = ammunition.size();
        int at = out.reserveArray(ammunitionCount, 3);
        byte[] bytes = out.array();
        Iterator<Map.Entry<Integer, Integer>> ammunitionIterator = ammunition.entrySet().iterator();
        for (int i = 0; i < ammunitionCount; i++) {
            Map.Entry<Integer, Integer> ammunitionEntry = ammunitionIterator.next();
            BigEndian.putInt16(bytes, at + 3 * i,
                    Checks.uint16(Checks.notNull(ammunitionEntry.getKey(), "Dictionaries.ammunition", i), "Dictionaries.ammunition", i));
            BigEndian.putInt8(bytes, at + 3 * i + 2,
                    Checks.uint8(Checks.notNull(ammunitionEntry.getValue(), "Dictionaries.ammunition", i), "Dictionaries.ammunition", i));
        }

        Map<String, String> translations = Checks.notNull(value.translations(), "Dictionaries.translations");
        int translationsCount = translations.size();
        out.writeInt32(translationsCount);
        Iterator<Map.Entry<String, String>> translationsIterator = translations.entrySet().iterator();
        for (int i = 0; i < translationsCount; i++) {
            Map.Entry<String, String> translationsEntry = translationsIterator.next();
            out.writeString(Checks.notNull(translationsEntry.getKey(), "Dictionaries.translations", i));
            out.writeString(Checks.notNull(translationsEntry.getValue(), "Dictionaries.translations", i), TextEncoding.UTF_8);
        }

        Map<Colour, Point> places = Checks.notNull(value.places(), "Dictionaries.places");
        int placesCount = places.size();
        at = out.reserveArray(placesCount, (1 + PointSerializer.SIZE));
        bytes = out.array();
        Iterator<Map.Entry<Colour, Point>> placesIterator = places.entrySet().iterator();
        for (int i = 0; i < placesCount; i++) {
            Map.Entry<Colour, Point> placesEntry = placesIterator.next();
            BigEndian.putInt8(bytes, at + (1 + PointSerializer.SIZE) * i,
                    Checks.ordinal(placesEntry.getKey(), "Dictionaries.places", i));
            PointSerializer.put(Checks.notNull(placesEntry.getValue(), "Dictionaries.places", i), bytes,
                    at + (1 + PointSerializer.SIZE) * i + 1);
        }

        Map<Cell, Item> finds = Checks.notNull(value.finds(), "Dictionaries.finds");
        int findsCount = finds.size();
        out.writeInt32(findsCount);
        Iterator<Map.Entry<Cell, Item>> findsIterator = finds.entrySet().iterator();
        for (int i = 0; i < findsCount; i++) {
            Map.Entry<Cell, Item> findsEntry = findsIterator.next();
            at = out.reserve(CellSerializer.SIZE);
            bytes = out.array();
            CellSerializer.put(Checks.notNull(findsEntry.getKey(), "Dictionaries.finds", i), bytes,
                    at);
            ItemSerializer.INSTANCE.write(Checks.notNull(findsEntry.getValue(), "Dictionaries.finds", i), out);
        }

        Map<UUID, List<String>> friends = Checks.notNull(value.friends(), "Dictionaries.friends");
        int friendsCount = friends.size();
        out.writeInt32(friendsCount);
        Iterator<Map.Entry<UUID, List<String>>> friendsIterator = friends.entrySet().iterator();
        for (int i = 0; i < friendsCount; i++) {
            Map.Entry<UUID, List<String>> friendsEntry = friendsIterator.next();
            at = out.reserve(UuidSerializer.SIZE);
            bytes = out.array();
            UuidSerializer.put(Checks.notNull(friendsEntry.getKey(), "Dictionaries.friends", i), bytes,
                    at);
            List<String> friendsValue = Checks.notNull(friendsEntry.getValue(), "Dictionaries.friends", i);
            int friendsValueCount = friendsValue.size();
            out.writeInt32(friendsValueCount);
            Iterator<String> friendsValueIterator = friendsValue.iterator();
            for (int j = 0; j < friendsValueCount; j++) {
                out.writeString(Checks.notNull(friendsValueIterator.next(), "Dictionaries.friends", j));
            }
        }

        Map<Long, Map<Short, Boolean>> grid = Checks.notNull(value.grid(), "Dictionaries.grid");
        int gridCount = grid.size();
        out.writeInt32(gridCount);
        Iterator<Map.Entry<Long, Map<Short, Boolean>>> gridIterator = grid.entrySet().iterator();
        for (int i = 0; i < gridCount; i++) {
            Map.Entry<Long, Map<Short, Boolean>> gridEntry = gridIterator.next();
            at = out.reserve(8);
            bytes = out.array();
            BigEndian.putInt64(bytes, at,
                    Checks.notNull(gridEntry.getKey(), "Dictionaries.grid", i));
            Map<Short, Boolean> gridValue = Checks.notNull(gridEntry.getValue(), "Dictionaries.grid", i);
            int gridValueCount = gridValue.size();
            at = out.reserveArray(gridValueCount, 3);
            bytes = out.array();
            Iterator<Map.Entry<Short, Boolean>> gridValueIterator = gridValue.entrySet().iterator();
            for (int j = 0; j < gridValueCount; j++) {
                Map.Entry<Short, Boolean> gridValueEntry = gridValueIterator.next();
                BigEndian.putInt16(bytes, at + 3 * j,
                        Checks.notNull(gridValueEntry.getKey(), "Dictionaries.grid", j));
                BigEndian.putBoolean(bytes, at + 3 * j + 2,
                        Checks.notNull(gridValueEntry.getValue(), "Dictionaries.grid", j));
            }
        }

        Map<Integer, Optional<Item>> slots = Checks.notNull(value.slots(), "Dictionaries.slots");
        int slotsCount = slots.size();
        out.writeInt32(slotsCount);
        Iterator<Map.Entry<Integer, Optional<Item>>> slotsIterator = slots.entrySet().iterator();
        for (int i = 0; i < slotsCount; i++) {
            Map.Entry<Integer, Optional<Item>> slotsEntry = slotsIterator.next();
            at = out.reserve(4);
            bytes = out.array();
            BigEndian.putInt32(bytes, at,
                    Checks.notNull(slotsEntry.getKey(), "Dictionaries.slots", i));
            Optional<Item> slotsValue = Checks.notNull(slotsEntry.getValue(), "Dictionaries.slots", i);
            out.writeBoolean(slotsValue.isPresent());
            if (slotsValue.isPresent()) {
                ItemSerializer.INSTANCE.write(slotsValue.get(), out);
            }
        }

        Map<Integer, @Nullable String> notes = Checks.notNull(value.notes(), "Dictionaries.notes");
        int notesCount = notes.size();
        out.writeInt32(notesCount);
        Iterator<Map.Entry<Integer, @Nullable String>> notesIterator = notes.entrySet().iterator();
        for (int i = 0; i < notesCount; i++) {
            Map.Entry<Integer, @Nullable String> notesEntry = notesIterator.next();
            at = out.reserve(4);
            bytes = out.array();
            BigEndian.putInt32(bytes, at,
                    Checks.notNull(notesEntry.getKey(), "Dictionaries.notes", i));
            @Nullable String notesValue = notesEntry.getValue();
            out.writeBoolean(notesValue != null);
            if (notesValue != null) {
                out.writeString(notesValue);
            }
        }

        Optional<Map<Byte, Float>> weights = Checks.notNull(value.weights(), "Dictionaries.weights");
        out.writeBoolean(weights.isPresent());
        if (weights.isPresent()) {
            Map<Byte, Float> weightsValue = weights.get();
            int weightsValueCount = weightsValue.size();
            at = out.reserveArray(weightsValueCount, 5);
            bytes = out.array();
            Iterator<Map.Entry<Byte, Float>> weightsValueIterator = weightsValue.entrySet().iterator();
            for (int i = 0; i < weightsValueCount; i++) {
                Map.Entry<Byte, Float> weightsValueEntry = weightsValueIterator.next();
                BigEndian.putInt8(bytes, at + 5 * i,
                        Checks.notNull(weightsValueEntry.getKey(), "Dictionaries.weights", i));
                BigEndian.putFloat32(bytes, at + 5 * i + 1,
                        Checks.notNull(weightsValueEntry.getValue(), "Dictionaries.weights", i));
            }
        }

        List<Map<Character, Double>> letters = Checks.notNull(value.letters(), "Dictionaries.letters");
        int lettersCount = letters.size();
        out.writeInt32(lettersCount);
        Iterator<Map<Character, Double>> lettersIterator = letters.iterator();
        for (int i = 0; i < lettersCount; i++) {
            Map<Character, Double> lettersElement = Checks.notNull(lettersIterator.next(), "Dictionaries.letters", i);
            int lettersElementCount = lettersElement.size();
            out.writeInt32(lettersElementCount);
            Iterator<Map.Entry<Character, Double>> lettersElementIterator = lettersElement.entrySet().iterator();
            for (int j = 0; j < lettersElementCount; j++) {
                Map.Entry<Character, Double> lettersElementEntry = lettersElementIterator.next();
                out.writeChar(Checks.notNull(lettersElementEntry.getKey(), "Dictionaries.letters", j));
                at = out.reserve(8);
                bytes = out.array();
                BigEndian.putFloat64(bytes, at,
                        Checks.notNull(lettersElementEntry.getValue(), "Dictionaries.letters", j));
            }
        }
    }

    @Override
    public Dictionaries read(DarkriftReader in) {
        int scoresCount = Reads.count(in, 8, "Dictionaries.scores");
        Map<String, Integer> scores = Maps.forEntries(scoresCount);
        for (int i = 0; i < scoresCount; i++) {
            String scoresKey = Reads.string(in, TextEncoding.UTF_16LE, "Dictionaries.scores");
            int at = Reads.require(in, 4, "Dictionaries.scores");
            byte[] bytes = in.array();
            Maps.put(in, scores, scoresKey, BigEndian.getInt32(bytes, at), "Dictionaries.scores");
        }

        int ammunitionCount = Reads.count(in, 3, "Dictionaries.ammunition");
        Map<Integer, Integer> ammunition = Maps.forEntries(ammunitionCount);
        int at = in.require(3 * ammunitionCount);
        byte[] bytes = in.array();
        for (int i = 0; i < ammunitionCount; i++) {
            Integer ammunitionKey = BigEndian.getUInt16(bytes, at + 3 * i);
            Integer ammunitionValue = BigEndian.getUInt8(bytes, at + 3 * i + 2);
            Maps.put(in, ammunition, ammunitionKey, ammunitionValue, "Dictionaries.ammunition");
        }

        int translationsCount = Reads.count(in, 8, "Dictionaries.translations");
        Map<String, String> translations = Maps.forEntries(translationsCount);
        for (int i = 0; i < translationsCount; i++) {
            String translationsKey = Reads.string(in, TextEncoding.UTF_16LE, "Dictionaries.translations");
            Maps.put(in, translations, translationsKey,
                    Reads.string(in, TextEncoding.UTF_8, "Dictionaries.translations"),
                    "Dictionaries.translations");
        }

        int placesCount = Reads.count(in, (1 + PointSerializer.SIZE), "Dictionaries.places");
        Map<Colour, Point> places = Maps.forEntries(placesCount);
        at = in.require((1 + PointSerializer.SIZE) * placesCount);
        for (int i = 0; i < placesCount; i++) {
            Colour placesKey = colourOf(BigEndian.getUInt8(bytes, at + (1 + PointSerializer.SIZE) * i), in, "Dictionaries.places");
            Point placesValue = PointSerializer.get(bytes, at + (1 + PointSerializer.SIZE) * i + 1, in);
            Maps.put(in, places, placesKey, placesValue, "Dictionaries.places");
        }

        int findsCount = Reads.count(in, 44, "Dictionaries.finds");
        Map<Cell, Item> finds = Maps.forEntries(findsCount);
        for (int i = 0; i < findsCount; i++) {
            at = Reads.require(in, CellSerializer.SIZE, "Dictionaries.finds");
            Cell findsKey = CellSerializer.get(bytes, at);
            Maps.put(in, finds, findsKey, ItemSerializer.INSTANCE.read(in), "Dictionaries.finds");
        }

        int friendsCount = Reads.count(in, 20, "Dictionaries.friends");
        Map<UUID, List<String>> friends = Maps.forEntries(friendsCount);
        for (int i = 0; i < friendsCount; i++) {
            at = Reads.require(in, UuidSerializer.SIZE, "Dictionaries.friends");
            UUID friendsKey = UuidSerializer.get(bytes, at);
            Maps.put(in, friends, friendsKey,
                    List.of(Reads.strings(in, TextEncoding.UTF_16LE, "Dictionaries.friends")),
                    "Dictionaries.friends");
        }

        int gridCount = Reads.count(in, 12, "Dictionaries.grid");
        Map<Long, Map<Short, Boolean>> grid = Maps.forEntries(gridCount);
        for (int i = 0; i < gridCount; i++) {
            at = Reads.require(in, 8, "Dictionaries.grid");
            Long gridKey = BigEndian.getInt64(bytes, at);
            int gridValueCount = Reads.count(in, 3, "Dictionaries.grid");
            Map<Short, Boolean> gridValue = Maps.forEntries(gridValueCount);
            at = in.require(3 * gridValueCount);
            for (int j = 0; j < gridValueCount; j++) {
                Short gridValueKey = BigEndian.getInt16(bytes, at + 3 * j);
                Boolean gridValueValue = BigEndian.getBoolean(bytes, at + 3 * j + 2);
                Maps.put(in, gridValue, gridValueKey, gridValueValue, "Dictionaries.grid");
            }
            Maps.put(in, grid, gridKey, Collections.unmodifiableMap(gridValue),
                    "Dictionaries.grid");
        }

        int slotsCount = Reads.count(in, 5, "Dictionaries.slots");
        Map<Integer, Optional<Item>> slots = Maps.forEntries(slotsCount);
        for (int i = 0; i < slotsCount; i++) {
            at = Reads.require(in, 4, "Dictionaries.slots");
            Integer slotsKey = BigEndian.getInt32(bytes, at);
            Optional<Item> slotsValue = Optional.empty();
            if (Reads.bool(in, "Dictionaries.slots")) {
                slotsValue = Optional.of(ItemSerializer.INSTANCE.read(in));
            }
            Maps.put(in, slots, slotsKey, slotsValue, "Dictionaries.slots");
        }

        int notesCount = Reads.count(in, 5, "Dictionaries.notes");
        Map<Integer, @Nullable String> notes = Maps.forEntries(notesCount);
        for (int i = 0; i < notesCount; i++) {
            at = Reads.require(in, 4, "Dictionaries.notes");
            Integer notesKey = BigEndian.getInt32(bytes, at);
            @Nullable String notesValue = null;
            if (Reads.bool(in, "Dictionaries.notes")) {
                notesValue = Reads.string(in, TextEncoding.UTF_16LE, "Dictionaries.notes");
            }
            Maps.put(in, notes, notesKey, notesValue, "Dictionaries.notes");
        }

        Optional<Map<Byte, Float>> weights = Optional.empty();
        if (Reads.bool(in, "Dictionaries.weights")) {
            int weightsValueCount = Reads.count(in, 5, "Dictionaries.weights");
            Map<Byte, Float> weightsValue = Maps.forEntries(weightsValueCount);
            at = in.require(5 * weightsValueCount);
            for (int i = 0; i < weightsValueCount; i++) {
                Byte weightsValueKey = BigEndian.getInt8(bytes, at + 5 * i);
                Float weightsValueValue = BigEndian.getFloat32(bytes, at + 5 * i + 1);
                Maps.put(in, weightsValue, weightsValueKey, weightsValueValue,
                        "Dictionaries.weights");
            }
            weights = Optional.of(Collections.unmodifiableMap(weightsValue));
        }

        int lettersCount = Reads.count(in, 4, "Dictionaries.letters");
        List<Map<Character, Double>> letters = new ArrayList<>(lettersCount);
        for (int i = 0; i < lettersCount; i++) {
            int lettersElementCount = Reads.count(in, 14, "Dictionaries.letters");
            Map<Character, Double> lettersElement = Maps.forEntries(lettersElementCount);
            for (int j = 0; j < lettersElementCount; j++) {
                Character lettersElementKey = Reads.character(in, TextEncoding.UTF_16LE, "Dictionaries.letters");
                at = Reads.require(in, 8, "Dictionaries.letters");
                Maps.put(in, lettersElement, lettersElementKey, BigEndian.getFloat64(bytes, at),
                        "Dictionaries.letters");
            }
            letters.add(Collections.unmodifiableMap(lettersElement));
        }

        return new Dictionaries(Collections.unmodifiableMap(scores),
                Collections.unmodifiableMap(ammunition), Collections.unmodifiableMap(translations),
                Collections.unmodifiableMap(places), Collections.unmodifiableMap(finds),
                Collections.unmodifiableMap(friends), Collections.unmodifiableMap(grid),
                Collections.unmodifiableMap(slots), Collections.unmodifiableMap(notes), weights,
                Collections.unmodifiableList(letters));
    }

    private static Colour colourOf(int number, DarkriftReader in, String place) {
        if (number >= COLOUR_VALUES.length) {
            throw Reads.noConstant(in, number, "Colour", place);
        }
        return COLOUR_VALUES[number];
    }
}
