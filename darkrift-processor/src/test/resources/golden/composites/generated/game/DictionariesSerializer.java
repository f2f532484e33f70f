package game;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads {@link Dictionaries}. */
@DarkriftGenerated
@Layout({"scores: map(text(UTF_16LE), int32)", "ammunition: map(uint16, uint8)",
                "translations: map(text(UTF_16LE), text(UTF_8))",
                "places: map(enum(game.Colour, uint8), struct(game.Point))",
                "finds: map(struct(game.Cell), struct(game.Item))",
                "friends: map(uuid, list(text(UTF_16LE)))", "grid: map(int64, map(int16, bool))",
                "slots: map(int32, optional(struct(game.Item)))",
                "notes: map(int32, optional(text(UTF_16LE)))",
                "weights: optional(map(int8, float32))",
                "letters: list(map(char(UTF_16LE), float64))"})
public final class DictionariesSerializer extends RecordSerializer<Dictionaries> {
    /** The only instance. */
    public static final DictionariesSerializer INSTANCE = new DictionariesSerializer();

    private static final Codec<Map<String, Integer>> STRING_TO_INTEGER = Codecs.map(Codecs.ofText(TextEncoding.UTF_16LE),
            Codecs.ofInt(WireInteger.INT32));
    private static final Codec<Map<Integer, Integer>> UINT16_TO_UINT8 = Codecs.map(Codecs.ofInt(WireInteger.UINT16),
            Codecs.ofInt(WireInteger.UINT8));
    private static final Codec<Map<String, String>> STRING_TO_STRING = Codecs.map(Codecs.ofText(TextEncoding.UTF_16LE),
            Codecs.ofText(TextEncoding.UTF_8));
    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);
    private static final Codec<Map<Colour, Point>> COLOUR_TO_POINT = Codecs.map(COLOUR.codec(WireInteger.UINT8),
            Codecs.of(PointSerializer.INSTANCE, PointSerializer.SIZE));
    private static final Codec<Map<Cell, Item>> CELL_TO_ITEM = Codecs.map(Codecs.of(CellSerializer.INSTANCE, CellSerializer.SIZE),
            Codecs.of(ItemSerializer.INSTANCE, 38));
    private static final Codec<Map<UUID, List<String>>> UUID_TO_STRING_LIST = Codecs.map(Codecs.ofReady(UuidSerializer.INSTANCE, UuidSerializer.SIZE),
            Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<Map<Long, Map<Short, Boolean>>> LONG_TO_SHORT_TO_BOOLEAN = Codecs.map(Codecs.ofLong(WireInteger.INT64),
            Codecs.map(Codecs.ofShort(WireInteger.INT16), Codecs.ofBoolean()));
    private static final Codec<Map<Integer, Optional<Item>>> INTEGER_TO_OPTIONAL_ITEM = Codecs.map(Codecs.ofInt(WireInteger.INT32),
            Codecs.optional(Codecs.of(ItemSerializer.INSTANCE, 38)));
    private static final Codec<Map<Integer, @Nullable String>> INTEGER_TO_NULLABLE_STRING = Codecs.map(Codecs.ofInt(WireInteger.INT32),
            Codecs.nullable(Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<Optional<Map<Byte, Float>>> OPTIONAL_BYTE_TO_FLOAT = Codecs.optional(Codecs.map(Codecs.ofByte(WireInteger.INT8),
            Codecs.ofFloat()));
    private static final Codec<List<Map<Character, Double>>> CHARACTER_TO_DOUBLE_LIST = Codecs.list(Codecs.map(Codecs.ofChar(TextEncoding.UTF_16LE),
            Codecs.ofDouble()));

    private DictionariesSerializer() {
        super(121, Dictionaries.class);
    }

    @Override
    public void write(Dictionaries value, DarkriftWriter out) {
        STRING_TO_INTEGER.write(value.scores(), out, "Dictionaries.scores");
        UINT16_TO_UINT8.write(value.ammunition(), out, "Dictionaries.ammunition");
        STRING_TO_STRING.write(value.translations(), out, "Dictionaries.translations");
        COLOUR_TO_POINT.write(value.places(), out, "Dictionaries.places");
        CELL_TO_ITEM.write(value.finds(), out, "Dictionaries.finds");
        UUID_TO_STRING_LIST.write(value.friends(), out, "Dictionaries.friends");
        LONG_TO_SHORT_TO_BOOLEAN.write(value.grid(), out, "Dictionaries.grid");
        INTEGER_TO_OPTIONAL_ITEM.write(value.slots(), out, "Dictionaries.slots");
        INTEGER_TO_NULLABLE_STRING.write(value.notes(), out, "Dictionaries.notes");
        OPTIONAL_BYTE_TO_FLOAT.write(value.weights(), out, "Dictionaries.weights");
        CHARACTER_TO_DOUBLE_LIST.write(value.letters(), out, "Dictionaries.letters");
    }

    @Override
    public Dictionaries read(DarkriftReader in) {
        Map<String, Integer> scores = STRING_TO_INTEGER.read(in, "Dictionaries.scores");
        Map<Integer, Integer> ammunition = UINT16_TO_UINT8.read(in, "Dictionaries.ammunition");
        Map<String, String> translations = STRING_TO_STRING.read(in, "Dictionaries.translations");
        Map<Colour, Point> places = COLOUR_TO_POINT.read(in, "Dictionaries.places");
        Map<Cell, Item> finds = CELL_TO_ITEM.read(in, "Dictionaries.finds");
        Map<UUID, List<String>> friends = UUID_TO_STRING_LIST.read(in, "Dictionaries.friends");
        Map<Long, Map<Short, Boolean>> grid = LONG_TO_SHORT_TO_BOOLEAN.read(in, "Dictionaries.grid");
        Map<Integer, Optional<Item>> slots = INTEGER_TO_OPTIONAL_ITEM.read(in, "Dictionaries.slots");
        Map<Integer, @Nullable String> notes = INTEGER_TO_NULLABLE_STRING.read(in, "Dictionaries.notes");
        Optional<Map<Byte, Float>> weights = OPTIONAL_BYTE_TO_FLOAT.read(in, "Dictionaries.weights");
        List<Map<Character, Double>> letters = CHARACTER_TO_DOUBLE_LIST.read(in, "Dictionaries.letters");
        return new Dictionaries(scores, ammunition, translations, places, finds, friends, grid,
                slots, notes, weights, letters);
    }
}
