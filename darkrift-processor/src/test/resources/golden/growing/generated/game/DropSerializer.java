package game;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads {@link Drop}. */
@DarkriftGenerated
@Layout({"item: struct(game.Item)", "row: list(struct(game.Item))", "all: list(struct(game.Item))",
                "slots: map(int8, struct(game.Item))", "hidden: optional(struct(game.Item))",
                "at: struct(game.Place)"})
public final class DropSerializer extends RecordSerializer<Drop> {
    /** The only instance. */
    public static final DropSerializer INSTANCE = new DropSerializer();

    private static final Codec<Map<Byte, Item>> BYTE_TO_ITEM = Codecs.map(Codecs.ofByte(WireInteger.INT8),
            ItemSerializer.INSTANCE);
    private static final Codec<Optional<Item>> OPTIONAL_ITEM = Codecs.optional(ItemSerializer.INSTANCE);

    private DropSerializer() {
        super(1, Drop.class);
    }

    @Override
    public void write(Drop value, DarkriftWriter out) {
        ItemSerializer.INSTANCE.write(value.item(), out, "Drop.item");
        Item[] row = Checks.notNull(value.row(), "Drop.row");
        out.writeCount(row.length, 7);
        for (int i = 0; i < row.length; i++) {
            ItemSerializer.INSTANCE.write(row[i], out, "Drop.row", i);
        }
        List<Item> all = Checks.notNull(value.all(), "Drop.all");
        int allCount = all.size();
        out.writeCount(allCount, 7);
        Iterator<Item> allIterator = all.iterator();
        for (int i = 0; i < allCount; i++) {
            ItemSerializer.INSTANCE.write(allIterator.next(), out, "Drop.all", i);
        }
        BYTE_TO_ITEM.write(value.slots(), out, "Drop.slots");
        OPTIONAL_ITEM.write(value.hidden(), out, "Drop.hidden");
        PlaceSerializer.INSTANCE.write(Checks.notNull(value.at(), "Drop.at"), out);
    }

    @Override
    public Drop read(DarkriftReader in) {
        Item item = ItemSerializer.INSTANCE.read(in, "Drop.item");
        Item[] row = new Item[Reads.count(in, 7, "Drop.row")];
        for (int i = 0; i < row.length; i++) {
            row[i] = ItemSerializer.INSTANCE.read(in, "Drop.row");
        }
        Item[] all = new Item[Reads.count(in, 7, "Drop.all")];
        for (int i = 0; i < all.length; i++) {
            all[i] = ItemSerializer.INSTANCE.read(in, "Drop.all");
        }
        Map<Byte, Item> slots = BYTE_TO_ITEM.read(in, "Drop.slots");
        Optional<Item> hidden = OPTIONAL_ITEM.read(in, "Drop.hidden");
        Place at_ = PlaceSerializer.INSTANCE.read(in);
        return new Drop(item, row, List.of(all), slots, hidden, at_);
    }
}
