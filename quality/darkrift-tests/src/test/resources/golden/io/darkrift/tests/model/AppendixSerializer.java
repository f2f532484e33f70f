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
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes and reads {@link Appendix}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "first: int32",
        "zero: int32 appended",
        "given: int16 appended \"-7\"",
        "half: float32 appended \"0.5\"",
        "flag: bool appended \"true\"",
        "text: text(UTF_16LE) appended \"none\"",
        "colour: enum(io.darkrift.tests.model.Colour, uint8) appended \"BLUE\"",
        "point: struct(io.darkrift.tests.model.Point) appended",
        "level: bits(uint, 4) appended \"3\"",
        "tilt: quantized(float32, 0.0, 1.0, 8) appended",
        "names: list(text(UTF_16LE)) appended",
        "numbers: list(int32) appended",
        "items: map(int32, struct(io.darkrift.tests.model.Item)) appended",
        "pet: optional(struct(io.darkrift.tests.model.Item)) appended",
        "title: optional(text(UTF_16LE)) appended",
        "account: uuid appended",
        "quote: char(UTF_16LE) appended \"'\""
})
public final class AppendixSerializer implements MessageSerializer<Appendix> {
    /**
     * The only instance.
     */
    public static final AppendixSerializer INSTANCE = new AppendixSerializer();

    private static final Colour[] COLOUR_VALUES = Colour.values();

    private AppendixSerializer() {
    }

    @Override
    public int tag() {
        return 126;
    }

    @Override
    public Class<Appendix> type() {
        return Appendix.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Appendix.text is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Appendix.names is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Appendix.title is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Appendix.quote is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(Appendix value, DarkriftWriter out) {
        int at = out.reserve(15);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt32(bytes, at + 4, value.zero());
        BigEndian.putInt16(bytes, at + 8, value.given());
        BigEndian.putFloat32(bytes, at + 10, value.half());
        BigEndian.putBoolean(bytes, at + 14, value.flag());

        out.writeString(Checks.notNull(value.text(), "Appendix.text"));

        at = out.reserve(19);
        bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.ordinal(value.colour(), "Appendix.colour"));
        PointSerializer.put(Checks.notNull(value.point(), "Appendix.point"), bytes, at + 1);
        PackedBits.put(bytes, at + 17, 1, PackedBits.unsigned(value.level(), 4,
                "Appendix.level") << 4);
        PackedBits.put(bytes, at + 18, 1, Quantization.quantize(value.tilt(), 0.0, 1.0, 8,
                "Appendix.tilt"));

        List<String> names = Checks.notNull(value.names(), "Appendix.names");
        int namesCount = names.size();
        out.writeInt32(namesCount);
        Iterator<String> namesIterator = names.iterator();
        for (int i = 0; i < namesCount; i++) {
            out.writeString(Checks.notNull(namesIterator.next(), "Appendix.names", i));
        }

        out.writeInt32s(Checks.notNull(value.numbers(), "Appendix.numbers"));

        Map<Integer, Item> items = Checks.notNull(value.items(), "Appendix.items");
        int itemsCount = items.size();
        out.writeInt32(itemsCount);
        Iterator<Map.Entry<Integer, Item>> itemsIterator = items.entrySet().iterator();
        for (int i = 0; i < itemsCount; i++) {
            Map.Entry<Integer, Item> itemsEntry = itemsIterator.next();
            at = out.reserve(4);
            bytes = out.array();
            BigEndian.putInt32(bytes, at, Checks.notNull(itemsEntry.getKey(), "Appendix.items", i));
            ItemSerializer.INSTANCE.write(Checks.notNull(itemsEntry.getValue(), "Appendix.items", i), out);
        }

        Optional<Item> pet = Checks.notNull(value.pet(), "Appendix.pet");
        out.writeBoolean(pet.isPresent());
        if (pet.isPresent()) {
            ItemSerializer.INSTANCE.write(pet.get(), out);
        }

        String title = value.title();
        out.writeBoolean(title != null);
        if (title != null) {
            out.writeString(title);
        }

        at = out.reserve(16);
        bytes = out.array();
        UuidSerializer.put(Checks.notNull(value.account(), "Appendix.account"), bytes, at);

        out.writeChar(value.quote());
    }

    @Override
    public Appendix read(DarkriftReader in) {
        int at = Reads.require(in, 4, "Appendix.first:4");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);

        int zero = 0;
        if (in.remaining() > 0) {
            at = Reads.require(in, 4, "Appendix.zero:4");
            zero = BigEndian.getInt32(bytes, at);
        }

        short given = (short) -7;
        if (in.remaining() > 0) {
            at = Reads.require(in, 2, "Appendix.given:2");
            given = BigEndian.getInt16(bytes, at);
        }

        float half = 0.5f;
        if (in.remaining() > 0) {
            at = Reads.require(in, 4, "Appendix.half:4");
            half = BigEndian.getFloat32(bytes, at);
        }

        boolean flag = true;
        if (in.remaining() > 0) {
            at = Reads.require(in, 1, "Appendix.flag:1");
            flag = BigEndian.getBoolean(bytes, at);
        }

        String text = "none";
        if (in.remaining() > 0) {
            text = Reads.string(in, TextEncoding.UTF_16LE, "Appendix.text");
        }

        Colour colour = Colour.BLUE;
        if (in.remaining() > 0) {
            at = Reads.require(in, 1, "Appendix.colour:1");
            colour = colourOf(BigEndian.getUInt8(bytes, at), in, "Appendix.colour");
        }

        Point point = new Point(0, 0, 0.0, false, Colour.RED);
        if (in.remaining() > 0) {
            at = Reads.require(in, 16, "Appendix.point:16");
            point = PointSerializer.get(bytes, at, in);
        }

        int level = 3;
        if (in.remaining() > 0) {
            at = Reads.require(in, 1, "Appendix.level:1");
            level = (int) (PackedBits.get(bytes, at, 1) >>> 4);
        }

        float tilt = 0.0f;
        if (in.remaining() > 0) {
            at = Reads.require(in, 1, "Appendix.tilt:1");
            tilt = Quantization.dequantizeFloat(PackedBits.get(bytes, at, 1), 0.0, 1.0, 8);
        }

        List<String> names = List.of();
        if (in.remaining() > 0) {
            names = List.of(Reads.strings(in, TextEncoding.UTF_16LE, "Appendix.names"));
        }

        int[] numbers = new int[0];
        if (in.remaining() > 0) {
            numbers = Reads.int32s(in, "Appendix.numbers");
        }

        Map<Integer, Item> items = Map.of();
        if (in.remaining() > 0) {
            int itemsReadCount = Reads.count(in, 42, "Appendix.items");
            Map<Integer, Item> itemsRead = Maps.forEntries(itemsReadCount);
            for (int i = 0; i < itemsReadCount; i++) {
                at = Reads.require(in, 4, "Appendix.items");
                Integer itemsReadKey = BigEndian.getInt32(bytes, at);
                Maps.put(in, itemsRead, itemsReadKey, ItemSerializer.INSTANCE.read(in),
                        "Appendix.items");
            }
            items = Collections.unmodifiableMap(itemsRead);
        }

        Optional<Item> pet = Optional.empty();
        if (in.remaining() > 0) {
            Optional<Item> petRead = Optional.empty();
            if (Reads.bool(in, "Appendix.pet")) {
                petRead = Optional.of(ItemSerializer.INSTANCE.read(in));
            }
            pet = petRead;
        }

        String title = null;
        if (in.remaining() > 0) {
            String titleRead = null;
            if (Reads.bool(in, "Appendix.title")) {
                titleRead = Reads.string(in, TextEncoding.UTF_16LE, "Appendix.title");
            }
            title = titleRead;
        }

        UUID account = new UUID(0L, 0L);
        if (in.remaining() > 0) {
            at = Reads.require(in, 16, "Appendix.account:16");
            account = UuidSerializer.get(bytes, at);
        }

        char quote = '\'';
        if (in.remaining() > 0) {
            quote = Reads.character(in, TextEncoding.UTF_16LE, "Appendix.quote");
        }

        return new Appendix(first, zero, given, half, flag, text, colour, point, level, tilt, names,
                numbers, items, pet, title, account, quote);
    }

    private static Colour colourOf(int number, DarkriftReader in, String place) {
        if (number >= COLOUR_VALUES.length) {
            throw Reads.noConstant(in, number, "Colour", place);
        }
        return COLOUR_VALUES[number];
    }
}
