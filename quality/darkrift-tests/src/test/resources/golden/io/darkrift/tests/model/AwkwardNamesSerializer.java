package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Writes and reads {@link AwkwardNames}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"in: int32", "out: text(UTF_16LE)", "value: list(int32)", "position: int32",
                "bytes: int32", "at: int64", "count: list(text(UTF_16LE))", "i: int32",
                "start: struct(io.darkrift.tests.model.Point)",
                "e: list(struct(io.darkrift.tests.model.Point))", "tag: int16",
                "type: enum(io.darkrift.tests.model.Colour, uint8)", "read: bool", "write: bool",
                "awkwardNames: int32", "AwkwardNames: int32", "element: list(text(UTF_16LE))",
                "INSTANCE: int32", "BigEndian: int32",
                "List: list(struct(io.darkrift.tests.model.Item))",
                "serializer: custom(io.darkrift.tests.model.UuidSerializer)", "TAG: uint8"})
public final class AwkwardNamesSerializer extends RecordSerializer<AwkwardNames> {
    /** The only instance. */
    public static final AwkwardNamesSerializer INSTANCE = new AwkwardNamesSerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);
    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16LE));
    private static final UuidSerializer UUID_SERIALIZER = UuidSerializer.INSTANCE;

    private AwkwardNamesSerializer() {
        super(114, AwkwardNames.class);
    }

    @Override
    public void write(AwkwardNames value, DarkriftWriter out) {
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.in());
        out.writeString(Checks.notNull(value.out(), "AwkwardNames.out"));
        out.writeInt32s(Checks.notNull(value.value(), "AwkwardNames.value"));
        at = out.reserve(16);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.position());
        BigEndian.putInt32(bytes, at + 4, value.bytes());
        BigEndian.putInt64(bytes, at + 8, value.at());
        STRING_LIST.write(value.count(), out, "AwkwardNames.count");
        at = out.reserve(20);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.i());
        PointSerializer.put(Checks.notNull(value.start(), "AwkwardNames.start"), bytes, at + 4);
        Point[] e = Checks.notNull(value.e(), "AwkwardNames.e");
        at = out.reserveArray(e.length, PointSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < e.length; i++) {
            PointSerializer.put(Checks.notNull(e[i], "AwkwardNames.e", i), bytes, at + PointSerializer.SIZE * i);
        }
        at = out.reserve(13);
        bytes = out.array();
        BigEndian.putInt16(bytes, at, value.tag());
        BigEndian.putInt8(bytes, at + 2, COLOUR.number(value.type(), "AwkwardNames.type"));
        BigEndian.putBoolean(bytes, at + 3, value.read());
        BigEndian.putBoolean(bytes, at + 4, value.write());
        BigEndian.putInt32(bytes, at + 5, value.awkwardNames());
        BigEndian.putInt32(bytes, at + 9, value.AwkwardNames());
        STRING_ARRAY.write(value.element(), out, "AwkwardNames.element");
        at = out.reserve(8);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.INSTANCE());
        BigEndian.putInt32(bytes, at + 4, value.BigEndian());
        List<Item> List_ = Checks.notNull(value.List(), "AwkwardNames.List");
        int ListCount = List_.size();
        out.writeCount(ListCount, 38);
        Iterator<Item> ListIterator = List_.iterator();
        for (int i = 0; i < ListCount; i++) {
            ItemSerializer.INSTANCE.write(Checks.notNull(ListIterator.next(), "AwkwardNames.List", i), out);
        }
        UUID_SERIALIZER.write(Checks.notNull(value.serializer(), "AwkwardNames.serializer"), out);
        at = out.reserve(1);
        bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.uint8(value.TAG(), "AwkwardNames.TAG"));
    }

    @Override
    public AwkwardNames read(DarkriftReader in) {
        int at = Reads.require(in, 4, "AwkwardNames.in:4");
        byte[] bytes = in.array();
        int in_ = BigEndian.getInt32(bytes, at);
        String out = Reads.string(in, TextEncoding.UTF_16LE, "AwkwardNames.out");
        int[] value = Reads.int32s(in, "AwkwardNames.value");
        at = Reads.require(in, 16, "AwkwardNames.position:4,bytes:4,at:8");
        int position = BigEndian.getInt32(bytes, at);
        int bytes_ = BigEndian.getInt32(bytes, at + 4);
        long at_ = BigEndian.getInt64(bytes, at + 8);
        List<String> count = STRING_LIST.read(in, "AwkwardNames.count");
        at = Reads.require(in, 20, "AwkwardNames.i:4,start:16");
        int i_ = BigEndian.getInt32(bytes, at);
        Point start = PointSerializer.get(bytes, at + 4, in);
        Point[] e = new Point[Reads.count(in, PointSerializer.SIZE, "AwkwardNames.e")];
        at = in.require(PointSerializer.SIZE * e.length);
        for (int i = 0; i < e.length; i++) {
            e[i] = PointSerializer.get(bytes, at + PointSerializer.SIZE * i, in);
        }
        at = Reads.require(in, 13, "AwkwardNames.tag:2,type:1,read:1,write:1,awkwardNames:4,AwkwardNames:4");
        short tag = BigEndian.getInt16(bytes, at);
        Colour type = COLOUR.constant(BigEndian.getUInt8(bytes, at + 2), in, "AwkwardNames.type");
        boolean read = BigEndian.getBoolean(bytes, at + 3);
        boolean write = BigEndian.getBoolean(bytes, at + 4);
        int awkwardNames = BigEndian.getInt32(bytes, at + 5);
        int AwkwardNames_ = BigEndian.getInt32(bytes, at + 9);
        String[] element = STRING_ARRAY.read(in, "AwkwardNames.element");
        at = Reads.require(in, 8, "AwkwardNames.INSTANCE:4,BigEndian:4");
        int INSTANCE_ = BigEndian.getInt32(bytes, at);
        int BigEndian_ = BigEndian.getInt32(bytes, at + 4);
        Item[] List_ = new Item[Reads.count(in, 38, "AwkwardNames.List")];
        for (int i = 0; i < List_.length; i++) {
            List_[i] = ItemSerializer.INSTANCE.read(in);
        }
        UUID serializer = Reads.value(in, UUID_SERIALIZER, "AwkwardNames.serializer");
        at = Reads.require(in, 1, "AwkwardNames.TAG:1");
        int TAG = BigEndian.getUInt8(bytes, at);
        return new AwkwardNames(in_, out, value, position, bytes_, at_, count, i_, start, e, tag,
                type, read, write, awkwardNames, AwkwardNames_, element, INSTANCE_, BigEndian_,
                List.of(List_), serializer, TAG);
    }
}
