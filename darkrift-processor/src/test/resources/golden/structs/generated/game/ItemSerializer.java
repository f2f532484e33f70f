package game;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Item}. */
@DarkriftGenerated
@Layout({"name: text(UTF_8)", "code: text(US_ASCII)", "level: uint8"})
public final class ItemSerializer implements ValueSerializer<Item> {
    /** The only instance. */
    public static final ItemSerializer INSTANCE = new ItemSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 9;

    private ItemSerializer() {}

    @Override
    public void write(Item value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.name(), "Item.name"), TextEncoding.UTF_8);
        out.writeString(Checks.ascii(value.code(), "Item.code"), TextEncoding.US_ASCII);
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.uint8(value.level(), "Item.level"));
    }

    @Override
    public Item read(DarkriftReader in) {
        String name = Reads.string(in, TextEncoding.UTF_8, "Item.name");
        String code = Reads.string(in, TextEncoding.US_ASCII, "Item.code");
        int at = Reads.require(in, 1, "Item.level:1");
        byte[] bytes = in.array();
        short level = (short) BigEndian.getUInt8(bytes, at);
        return new Item(name, code, level);
    }
}
