package game;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.SizedSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Item}. */
@DarkriftGenerated
@Layout(
        value = {"kind: uint8", "name: text(UTF_16LE)", "wear: int32 appended \"100\""},
        sized = true
)
public final class ItemSerializer extends SizedSerializer<Item> {
    /** The only instance. */
    public static final ItemSerializer INSTANCE = new ItemSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 7;

    private ItemSerializer() {
        super("Item", MIN_SIZE);
    }

    @Override
    protected void writeComponents(Item value, DarkriftWriter out) {
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.uint8(value.kind(), "Item.kind"));
        out.writeString(Checks.notNull(value.name(), "Item.name"));
        at = out.reserve(4);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.wear());
    }

    @Override
    protected Item readComponents(DarkriftReader in) {
        int at = Reads.require(in, 1, "Item.kind:1");
        byte[] bytes = in.array();
        int kind = BigEndian.getUInt8(bytes, at);
        String name = Reads.string(in, TextEncoding.UTF_16LE, "Item.name");
        int wear = in.remaining() > 0
                ? BigEndian.getInt32(bytes, Reads.require(in, 4, "Item.wear:4")) : 100;
        return new Item(kind, name, wear);
    }
}
