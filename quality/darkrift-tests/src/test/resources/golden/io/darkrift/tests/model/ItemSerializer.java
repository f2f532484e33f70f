package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link Item}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"id: int16", "name: text(UTF_8)", "counts: list(int32)",
                "at: struct(io.darkrift.tests.model.Point)", "tags: list(text(UTF_8))",
                "price: int64"})
public final class ItemSerializer implements ValueSerializer<Item> {
    /** The only instance. */
    public static final ItemSerializer INSTANCE = new ItemSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 38;

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_8));

    private ItemSerializer() {}

    @Override
    public void write(Item value, DarkriftWriter out) {
        int at = out.reserve(2);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, value.id());
        out.writeString(Checks.notNull(value.name(), "Item.name"), TextEncoding.UTF_8);
        out.writeInt32s(Checks.notNull(value.counts(), "Item.counts"));
        at = out.reserve(16);
        bytes = out.array();
        PointSerializer.put(Checks.notNull(value.at(), "Item.at"), bytes, at);
        STRING_LIST.write(value.tags(), out, "Item.tags");
        at = out.reserve(8);
        bytes = out.array();
        BigEndian.putInt64(bytes, at, value.price());
    }

    @Override
    public Item read(DarkriftReader in) {
        int at = Reads.require(in, 2, "Item.id:2");
        byte[] bytes = in.array();
        short id = BigEndian.getInt16(bytes, at);
        String name = Reads.string(in, TextEncoding.UTF_8, "Item.name");
        int[] counts = Reads.int32s(in, "Item.counts");
        at = Reads.require(in, 16, "Item.at:16");
        Point at_ = PointSerializer.get(bytes, at, in);
        List<String> tags = STRING_LIST.read(in, "Item.tags");
        at = Reads.require(in, 8, "Item.price:8");
        long price = BigEndian.getInt64(bytes, at);
        return new Item(id, name, counts, at_, tags, price);
    }
}
