package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@link Optionals}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"number: optional(int32)", "port: optional(uint16)", "text: optional(text(UTF_16LE))",
                "flag: optional(bool)", "point: optional(struct(io.darkrift.tests.model.Point))",
                "item: optional(struct(io.darkrift.tests.model.Item))",
                "names: optional(list(text(UTF_16LE)))", "numbers: optional(list(int32))",
                "gaps: list(optional(int32))", "title: optional(text(UTF_16LE))",
                "rank: optional(uint16)",
                "colour: optional(enum(io.darkrift.tests.model.Colour, uint8))",
                "account: optional(uuid)", "pet: optional(struct(io.darkrift.tests.model.Item))",
                "scores: optional(list(int32))", "lines: list(optional(text(UTF_16LE)))",
                "waypoints: list(optional(struct(io.darkrift.tests.model.Point)))", "last: int32"})
public final class OptionalsSerializer extends RecordSerializer<Optionals> {
    /** The only instance. */
    public static final OptionalsSerializer INSTANCE = new OptionalsSerializer();

    private static final Codec<Optional<Integer>> OPTIONAL_INTEGER = Codecs.optional(Codecs.ofInt(WireInteger.INT32));
    private static final Codec<Optional<Integer>> OPTIONAL_UINT16 = Codecs.optional(Codecs.ofInt(WireInteger.UINT16));
    private static final Codec<Optional<String>> OPTIONAL_STRING = Codecs.optional(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<Optional<Boolean>> OPTIONAL_BOOLEAN = Codecs.optional(Codecs.ofBoolean());
    private static final Codec<Optional<Point>> OPTIONAL_POINT = Codecs.optional(Codecs.of(PointSerializer.INSTANCE, PointSerializer.SIZE));
    private static final Codec<Optional<Item>> OPTIONAL_ITEM = Codecs.optional(Codecs.of(ItemSerializer.INSTANCE, 38));
    private static final Codec<Optional<List<String>>> OPTIONAL_STRING_LIST = Codecs.optional(Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<Optional<int[]>> OPTIONAL_INT_ARRAY = Codecs.optional(Codecs.ofInts(WireInteger.INT32));
    private static final Codec<List<Optional<Integer>>> OPTIONAL_INTEGER_LIST = Codecs.list(Codecs.optional(Codecs.ofInt(WireInteger.INT32)));
    private static final Codec<String> NULLABLE_STRING = Codecs.nullable(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<Integer> NULLABLE_UINT16 = Codecs.nullable(Codecs.ofInt(WireInteger.UINT16));
    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);
    private static final Codec<Colour> NULLABLE_COLOUR = Codecs.nullable(COLOUR.codec(WireInteger.UINT8));
    private static final Codec<UUID> NULLABLE_UUID = Codecs.nullable(Codecs.ofReady(UuidSerializer.INSTANCE, UuidSerializer.SIZE));
    private static final Codec<Item> NULLABLE_ITEM = Codecs.nullable(Codecs.of(ItemSerializer.INSTANCE, 38));
    private static final Codec<int[]> NULLABLE_INT_ARRAY = Codecs.nullable(Codecs.ofInts(WireInteger.INT32));
    private static final Codec<@Nullable String[]> NULLABLE_STRING_ARRAY = Codecs.array(String.class, Codecs.nullable(Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<List<@Nullable Point>> NULLABLE_POINT_LIST = Codecs.list(Codecs.nullable(Codecs.of(PointSerializer.INSTANCE, PointSerializer.SIZE)));

    private OptionalsSerializer() {
        super(120, Optionals.class);
    }

    @Override
    public void write(Optionals value, DarkriftWriter out) {
        OPTIONAL_INTEGER.write(value.number(), out, "Optionals.number");
        OPTIONAL_UINT16.write(value.port(), out, "Optionals.port");
        OPTIONAL_STRING.write(value.text(), out, "Optionals.text");
        OPTIONAL_BOOLEAN.write(value.flag(), out, "Optionals.flag");
        OPTIONAL_POINT.write(value.point(), out, "Optionals.point");
        OPTIONAL_ITEM.write(value.item(), out, "Optionals.item");
        OPTIONAL_STRING_LIST.write(value.names(), out, "Optionals.names");
        OPTIONAL_INT_ARRAY.write(value.numbers(), out, "Optionals.numbers");
        OPTIONAL_INTEGER_LIST.write(value.gaps(), out, "Optionals.gaps");
        NULLABLE_STRING.write(value.title(), out, "Optionals.title");
        NULLABLE_UINT16.write(value.rank(), out, "Optionals.rank");
        NULLABLE_COLOUR.write(value.colour(), out, "Optionals.colour");
        NULLABLE_UUID.write(value.account(), out, "Optionals.account");
        NULLABLE_ITEM.write(value.pet(), out, "Optionals.pet");
        NULLABLE_INT_ARRAY.write(value.scores(), out, "Optionals.scores");
        NULLABLE_STRING_ARRAY.write(value.lines(), out, "Optionals.lines");
        NULLABLE_POINT_LIST.write(value.waypoints(), out, "Optionals.waypoints");
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.last());
    }

    @Override
    public Optionals read(DarkriftReader in) {
        Optional<Integer> number = OPTIONAL_INTEGER.read(in, "Optionals.number");
        Optional<Integer> port = OPTIONAL_UINT16.read(in, "Optionals.port");
        Optional<String> text = OPTIONAL_STRING.read(in, "Optionals.text");
        Optional<Boolean> flag = OPTIONAL_BOOLEAN.read(in, "Optionals.flag");
        Optional<Point> point = OPTIONAL_POINT.read(in, "Optionals.point");
        Optional<Item> item = OPTIONAL_ITEM.read(in, "Optionals.item");
        Optional<List<String>> names = OPTIONAL_STRING_LIST.read(in, "Optionals.names");
        Optional<int[]> numbers = OPTIONAL_INT_ARRAY.read(in, "Optionals.numbers");
        List<Optional<Integer>> gaps = OPTIONAL_INTEGER_LIST.read(in, "Optionals.gaps");
        String title = NULLABLE_STRING.read(in, "Optionals.title");
        Integer rank = NULLABLE_UINT16.read(in, "Optionals.rank");
        Colour colour = NULLABLE_COLOUR.read(in, "Optionals.colour");
        UUID account = NULLABLE_UUID.read(in, "Optionals.account");
        Item pet = NULLABLE_ITEM.read(in, "Optionals.pet");
        int[] scores = NULLABLE_INT_ARRAY.read(in, "Optionals.scores");
        @Nullable String[] lines = NULLABLE_STRING_ARRAY.read(in, "Optionals.lines");
        List<@Nullable Point> waypoints = NULLABLE_POINT_LIST.read(in, "Optionals.waypoints");
        int at = Reads.require(in, 4, "Optionals.last:4");
        byte[] bytes = in.array();
        int last = BigEndian.getInt32(bytes, at);
        return new Optionals(number, port, text, flag, point, item, names, numbers, gaps, title,
                rank, colour, account, pet, scores, lines, waypoints, last);
    }
}
