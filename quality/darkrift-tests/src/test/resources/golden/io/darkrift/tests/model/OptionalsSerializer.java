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
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link Optionals}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "number: optional(int32)",
        "port: optional(uint16)",
        "text: optional(text(UTF_16LE))",
        "flag: optional(bool)",
        "point: optional(struct(io.darkrift.tests.model.Point))",
        "item: optional(struct(io.darkrift.tests.model.Item))",
        "names: optional(list(text(UTF_16LE)))",
        "numbers: optional(list(int32))",
        "gaps: list(optional(int32))",
        "title: optional(text(UTF_16LE))",
        "rank: optional(uint16)",
        "colour: optional(enum(io.darkrift.tests.model.Colour, uint8))",
        "account: optional(uuid)",
        "pet: optional(struct(io.darkrift.tests.model.Item))",
        "scores: optional(list(int32))",
        "lines: list(optional(text(UTF_16LE)))",
        "waypoints: list(optional(struct(io.darkrift.tests.model.Point)))",
        "last: int32"
})
public final class OptionalsSerializer implements MessageSerializer<Optionals> {
    /**
     * The only instance.
     */
    public static final OptionalsSerializer INSTANCE = new OptionalsSerializer();

    private static final Colour[] COLOUR_VALUES = Colour.values();

    private OptionalsSerializer() {
    }

    @Override
    public int tag() {
        return 120;
    }

    @Override
    public Class<Optionals> type() {
        return Optionals.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Optionals.text is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Optionals.names is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Optionals.title is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Optionals.lines is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Optionals value, DarkriftWriter out) {
        Optional<Integer> number = Checks.notNull(value.number(), "Optionals.number");
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            int at = out.reserve(4);
            byte[] bytes = out.array();
            BigEndian.putInt32(bytes, at, number.get());
        }

        Optional<Integer> port = Checks.notNull(value.port(), "Optionals.port");
        out.writeBoolean(port.isPresent());
        if (port.isPresent()) {
            int at = out.reserve(2);
            byte[] bytes = out.array();
            BigEndian.putInt16(bytes, at, Checks.uint16(port.get(), "Optionals.port"));
        }

        Optional<String> text = Checks.notNull(value.text(), "Optionals.text");
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeString(text.get());
        }

        Optional<Boolean> flag = Checks.notNull(value.flag(), "Optionals.flag");
        out.writeBoolean(flag.isPresent());
        if (flag.isPresent()) {
            int at = out.reserve(1);
            byte[] bytes = out.array();
            BigEndian.putBoolean(bytes, at, flag.get());
        }

        Optional<Point> point = Checks.notNull(value.point(), "Optionals.point");
        out.writeBoolean(point.isPresent());
        if (point.isPresent()) {
            int at = out.reserve(PointSerializer.SIZE);
            byte[] bytes = out.array();
            PointSerializer.put(point.get(), bytes, at);
        }

        Optional<Item> item = Checks.notNull(value.item(), "Optionals.item");
        out.writeBoolean(item.isPresent());
        if (item.isPresent()) {
            ItemSerializer.INSTANCE.write(item.get(), out);
        }

        Optional<List<String>> names = Checks.notNull(value.names(), "Optionals.names");
        out.writeBoolean(names.isPresent());
        if (names.isPresent()) {
            List<String> namesValue = names.get();
            int namesValueCount = namesValue.size();
            out.writeInt32(namesValueCount);
            Iterator<String> namesValueIterator = namesValue.iterator();
            for (int i = 0; i < namesValueCount; i++) {
                out.writeString(Checks.notNull(namesValueIterator.next(), "Optionals.names", i));
            }
        }

        Optional<int[]> numbers = Checks.notNull(value.numbers(), "Optionals.numbers");
        out.writeBoolean(numbers.isPresent());
        if (numbers.isPresent()) {
            out.writeInt32s(numbers.get());
        }

        List<Optional<Integer>> gaps = Checks.notNull(value.gaps(), "Optionals.gaps");
        int gapsCount = gaps.size();
        out.writeInt32(gapsCount);
        Iterator<Optional<Integer>> gapsIterator = gaps.iterator();
        for (int i = 0; i < gapsCount; i++) {
            Optional<Integer> gapsElement = Checks.notNull(gapsIterator.next(), "Optionals.gaps", i);
            out.writeBoolean(gapsElement.isPresent());
            if (gapsElement.isPresent()) {
                int at = out.reserve(4);
                byte[] bytes = out.array();
                BigEndian.putInt32(bytes, at, gapsElement.get());
            }
        }

        String title = value.title();
        out.writeBoolean(title != null);
        if (title != null) {
            out.writeString(title);
        }

        Integer rank = value.rank();
        out.writeBoolean(rank != null);
        if (rank != null) {
            int at = out.reserve(2);
            byte[] bytes = out.array();
            BigEndian.putInt16(bytes, at, Checks.uint16(rank, "Optionals.rank"));
        }

        Colour colour = value.colour();
        out.writeBoolean(colour != null);
        if (colour != null) {
            int at = out.reserve(1);
            byte[] bytes = out.array();
            BigEndian.putInt8(bytes, at, Checks.ordinal(colour, "Optionals.colour"));
        }

        UUID account = value.account();
        out.writeBoolean(account != null);
        if (account != null) {
            int at = out.reserve(UuidSerializer.SIZE);
            byte[] bytes = out.array();
            UuidSerializer.put(account, bytes, at);
        }

        Item pet = value.pet();
        out.writeBoolean(pet != null);
        if (pet != null) {
            ItemSerializer.INSTANCE.write(pet, out);
        }

        int[] scores = value.scores();
        out.writeBoolean(scores != null);
        if (scores != null) {
            out.writeInt32s(scores);
        }

        @Nullable String[] lines = Checks.notNull(value.lines(), "Optionals.lines");
        out.writeInt32(lines.length);
        for (int i = 0; i < lines.length; i++) {
            @Nullable String linesElement = lines[i];
            out.writeBoolean(linesElement != null);
            if (linesElement != null) {
                out.writeString(linesElement);
            }
        }

        List<@Nullable Point> waypoints = Checks.notNull(value.waypoints(), "Optionals.waypoints");
        int waypointsCount = waypoints.size();
        out.writeInt32(waypointsCount);
        Iterator<@Nullable Point> waypointsIterator = waypoints.iterator();
        for (int i = 0; i < waypointsCount; i++) {
            @Nullable Point waypointsElement = waypointsIterator.next();
            out.writeBoolean(waypointsElement != null);
            if (waypointsElement != null) {
                int at = out.reserve(PointSerializer.SIZE);
                byte[] bytes = out.array();
                PointSerializer.put(waypointsElement, bytes, at);
            }
        }

        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.last());
    }

    @Override
    public Optionals read(DarkriftReader in) {
        Optional<Integer> number = Optional.empty();
        if (Reads.bool(in, "Optionals.number")) {
            int at = Reads.require(in, 4, "Optionals.number");
            byte[] bytes = in.array();
            number = Optional.of(BigEndian.getInt32(bytes, at));
        }

        Optional<Integer> port = Optional.empty();
        if (Reads.bool(in, "Optionals.port")) {
            int at = Reads.require(in, 2, "Optionals.port");
            byte[] bytes = in.array();
            port = Optional.of(BigEndian.getUInt16(bytes, at));
        }

        Optional<String> text = Optional.empty();
        if (Reads.bool(in, "Optionals.text")) {
            text = Optional.of(Reads.string(in, TextEncoding.UTF_16LE, "Optionals.text"));
        }

        Optional<Boolean> flag = Optional.empty();
        if (Reads.bool(in, "Optionals.flag")) {
            int at = Reads.require(in, 1, "Optionals.flag");
            byte[] bytes = in.array();
            flag = Optional.of(BigEndian.getBoolean(bytes, at));
        }

        Optional<Point> point = Optional.empty();
        if (Reads.bool(in, "Optionals.point")) {
            int at = Reads.require(in, PointSerializer.SIZE, "Optionals.point");
            byte[] bytes = in.array();
            point = Optional.of(PointSerializer.get(bytes, at, in));
        }

        Optional<Item> item = Optional.empty();
        if (Reads.bool(in, "Optionals.item")) {
            item = Optional.of(ItemSerializer.INSTANCE.read(in));
        }

        Optional<List<String>> names = Optional.empty();
        if (Reads.bool(in, "Optionals.names")) {
            names = Optional.of(List.of(Reads.strings(in, TextEncoding.UTF_16LE, "Optionals.names")));
        }

        Optional<int[]> numbers = Optional.empty();
        if (Reads.bool(in, "Optionals.numbers")) {
            numbers = Optional.of(Reads.int32s(in, "Optionals.numbers"));
        }

        int gapsCount = Reads.count(in, 1, "Optionals.gaps");
        List<Optional<Integer>> gaps = new ArrayList<>(gapsCount);
        for (int i = 0; i < gapsCount; i++) {
            Optional<Integer> gapsElement = Optional.empty();
            if (Reads.bool(in, "Optionals.gaps")) {
                int at = Reads.require(in, 4, "Optionals.gaps");
                byte[] bytes = in.array();
                gapsElement = Optional.of(BigEndian.getInt32(bytes, at));
            }
            gaps.add(gapsElement);
        }

        String title = null;
        if (Reads.bool(in, "Optionals.title")) {
            title = Reads.string(in, TextEncoding.UTF_16LE, "Optionals.title");
        }

        Integer rank = null;
        if (Reads.bool(in, "Optionals.rank")) {
            int at = Reads.require(in, 2, "Optionals.rank");
            byte[] bytes = in.array();
            rank = BigEndian.getUInt16(bytes, at);
        }

        Colour colour = null;
        if (Reads.bool(in, "Optionals.colour")) {
            int at = Reads.require(in, 1, "Optionals.colour");
            byte[] bytes = in.array();
            colour = colourOf(BigEndian.getUInt8(bytes, at), in, "Optionals.colour");
        }

        UUID account = null;
        if (Reads.bool(in, "Optionals.account")) {
            int at = Reads.require(in, UuidSerializer.SIZE, "Optionals.account");
            byte[] bytes = in.array();
            account = UuidSerializer.get(bytes, at);
        }

        Item pet = null;
        if (Reads.bool(in, "Optionals.pet")) {
            pet = ItemSerializer.INSTANCE.read(in);
        }

        int[] scores = null;
        if (Reads.bool(in, "Optionals.scores")) {
            scores = Reads.int32s(in, "Optionals.scores");
        }

        @Nullable String[] lines = new @Nullable String[Reads.count(in, 1, "Optionals.lines")];
        for (int i = 0; i < lines.length; i++) {
            @Nullable String linesElement = null;
            if (Reads.bool(in, "Optionals.lines")) {
                linesElement = Reads.string(in, TextEncoding.UTF_16LE, "Optionals.lines");
            }
            lines[i] = linesElement;
        }

        @Nullable Point[] waypoints = new @Nullable Point[Reads.count(in, 1, "Optionals.waypoints")];
        for (int i = 0; i < waypoints.length; i++) {
            @Nullable Point waypointsElement = null;
            if (Reads.bool(in, "Optionals.waypoints")) {
                int at = Reads.require(in, PointSerializer.SIZE, "Optionals.waypoints");
                byte[] bytes = in.array();
                waypointsElement = PointSerializer.get(bytes, at, in);
            }
            waypoints[i] = waypointsElement;
        }

        int at = Reads.require(in, 4, "Optionals.last:4");
        byte[] bytes = in.array();
        int last = BigEndian.getInt32(bytes, at);
        return new Optionals(number, port, text, flag, point, item, names, numbers,
                Collections.unmodifiableList(gaps), title, rank, colour, account, pet, scores,
                lines, Lists.ofNullable(waypoints), last);
    }

    private static Colour colourOf(int number, DarkriftReader in, String place) {
        if (number >= COLOUR_VALUES.length) {
            throw Reads.noConstant(in, number, "Colour", place);
        }
        return COLOUR_VALUES[number];
    }
}
