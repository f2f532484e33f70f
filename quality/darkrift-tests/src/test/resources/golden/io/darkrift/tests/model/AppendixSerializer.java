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
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads {@link Appendix}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: int32", "zero: int32 appended", "given: int16 appended \"-7\"",
                "half: float32 appended \"0.5\"", "flag: bool appended \"true\"",
                "text: text(UTF_16LE) appended \"none\"",
                "colour: enum(io.darkrift.tests.model.Colour, uint8) appended \"BLUE\"",
                "point: struct(io.darkrift.tests.model.Point) appended",
                "level: bits(uint, 4) appended \"3\"",
                "tilt: quantized(float32, 0.0, 1.0, 8) appended",
                "names: list(text(UTF_16LE)) appended", "numbers: list(int32) appended",
                "items: map(int32, struct(io.darkrift.tests.model.Item)) appended",
                "pet: optional(struct(io.darkrift.tests.model.Item)) appended",
                "title: optional(text(UTF_16LE)) appended", "account: uuid appended",
                "quote: char(UTF_16LE) appended \"'\""})
public final class AppendixSerializer extends RecordSerializer<Appendix> {
    /** The only instance. */
    public static final AppendixSerializer INSTANCE = new AppendixSerializer();

    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);
    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<Map<Integer, Item>> INTEGER_TO_ITEM = Codecs.map(Codecs.ofInt(WireInteger.INT32),
            Codecs.of(ItemSerializer.INSTANCE, 38));
    private static final Codec<Optional<Item>> OPTIONAL_ITEM = Codecs.optional(Codecs.of(ItemSerializer.INSTANCE, 38));
    private static final Codec<String> NULLABLE_STRING = Codecs.nullable(Codecs.ofText(TextEncoding.UTF_16LE));

    private AppendixSerializer() {
        super(126, Appendix.class);
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
        BigEndian.putInt8(bytes, at, COLOUR.number(value.colour(), "Appendix.colour"));
        PointSerializer.put(Checks.notNull(value.point(), "Appendix.point"), bytes, at + 1);
        PackedBits.put(bytes, at + 17, 1, PackedBits.unsigned(value.level(), 4, "Appendix.level") << 4);
        PackedBits.put(bytes, at + 18, 1, Quantization.quantize(value.tilt(), 0.0, 1.0, 8, "Appendix.tilt"));
        STRING_LIST.write(value.names(), out, "Appendix.names");
        out.writeInt32s(Checks.notNull(value.numbers(), "Appendix.numbers"));
        INTEGER_TO_ITEM.write(value.items(), out, "Appendix.items");
        OPTIONAL_ITEM.write(value.pet(), out, "Appendix.pet");
        NULLABLE_STRING.write(value.title(), out, "Appendix.title");
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
        int zero = in.remaining() > 0
                ? BigEndian.getInt32(bytes, Reads.require(in, 4, "Appendix.zero:4")) : 0;
        short given = in.remaining() > 0
                ? BigEndian.getInt16(bytes, Reads.require(in, 2, "Appendix.given:2")) : (short) -7;
        float half = in.remaining() > 0
                ? BigEndian.getFloat32(bytes, Reads.require(in, 4, "Appendix.half:4")) : 0.5f;
        boolean flag = in.remaining() > 0
                ? BigEndian.getBoolean(bytes, Reads.require(in, 1, "Appendix.flag:1")) : true;
        String text = in.remaining() > 0 ? Reads.string(in, TextEncoding.UTF_16LE, "Appendix.text")
                : "none";
        Colour colour = in.remaining() > 0
                ? COLOUR.constant(BigEndian.getUInt8(bytes, Reads.require(in, 1, "Appendix.colour:1")), in, "Appendix.colour")
                : Colour.BLUE;
        Point point = in.remaining() > 0
                ? PointSerializer.get(bytes, Reads.require(in, 16, "Appendix.point:16"), in)
                : new Point(0, 0, 0.0, false, Colour.RED);
        int level = in.remaining() > 0
                ? (int) (PackedBits.get(bytes, Reads.require(in, 1, "Appendix.level:1"), 1) >>> 4)
                : 3;
        float tilt = in.remaining() > 0
                ? Quantization.dequantizeFloat(PackedBits.get(bytes, Reads.require(in, 1, "Appendix.tilt:1"), 1), 0.0, 1.0, 8)
                : 0.0f;
        List<String> names = in.remaining() > 0 ? STRING_LIST.read(in, "Appendix.names")
                : List.of();
        int[] numbers = in.remaining() > 0 ? Reads.int32s(in, "Appendix.numbers") : new int[0];
        Map<Integer, Item> items = in.remaining() > 0 ? INTEGER_TO_ITEM.read(in, "Appendix.items")
                : Map.of();
        Optional<Item> pet = in.remaining() > 0 ? OPTIONAL_ITEM.read(in, "Appendix.pet")
                : Optional.empty();
        String title = in.remaining() > 0 ? NULLABLE_STRING.read(in, "Appendix.title") : null;
        UUID account = in.remaining() > 0
                ? UuidSerializer.get(bytes, Reads.require(in, 16, "Appendix.account:16"))
                : new UUID(0L, 0L);
        char quote = in.remaining() > 0
                ? Reads.character(in, TextEncoding.UTF_16LE, "Appendix.quote") : '\'';
        return new Appendix(first, zero, given, half, flag, text, colour, point, level, tilt, names,
                numbers, items, pet, title, account, quote);
    }
}
