package game;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Writes and reads {@link Inventory}. */
@DarkriftGenerated
@Layout({"bytes: list(int8)", "int8s: list(int8)", "uint8s: list(uint8)", "uint32s: list(uint32)",
                "float64s: list(float64)", "bools: list(bool)", "chars: list(char(UTF_16LE))",
                "letter: char(UTF_8)", "text: text(UTF_8)", "texts: list(text(UTF_16BE))",
                "id: custom(game.UuidSerializer)", "ids: list(custom(game.UuidSerializer))"})
public final class InventorySerializer extends RecordSerializer<Inventory> {
    /** The only instance. */
    public static final InventorySerializer INSTANCE = new InventorySerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16BE));
    private static final UuidSerializer UUID_SERIALIZER = new UuidSerializer();
    private static final Codec<List<UUID>> UUID_LIST = Codecs.list(Codecs.of(UUID_SERIALIZER));

    private InventorySerializer() {
        super(3, Inventory.class);
    }

    @Override
    public void write(Inventory value, DarkriftWriter out) {
        List<Byte> bytes_ = Checks.notNull(value.bytes(), "Inventory.bytes");
        int bytesCount = bytes_.size();
        int at = out.reserveArray(bytesCount, 1);
        byte[] bytes = out.array();
        Iterator<Byte> bytesIterator = bytes_.iterator();
        for (int i = 0; i < bytesCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.notNull(bytesIterator.next(), "Inventory.bytes", i));
        }
        List<Integer> int8s = Checks.notNull(value.int8s(), "Inventory.int8s");
        int int8sCount = int8s.size();
        at = out.reserveArray(int8sCount, 1);
        bytes = out.array();
        Iterator<Integer> int8sIterator = int8s.iterator();
        for (int i = 0; i < int8sCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(Checks.notNull(int8sIterator.next(), "Inventory.int8s", i), "Inventory.int8s", i));
        }
        List<Short> uint8s = Checks.notNull(value.uint8s(), "Inventory.uint8s");
        int uint8sCount = uint8s.size();
        at = out.reserveArray(uint8sCount, 1);
        bytes = out.array();
        Iterator<Short> uint8sIterator = uint8s.iterator();
        for (int i = 0; i < uint8sCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(Checks.notNull(uint8sIterator.next(), "Inventory.uint8s", i), "Inventory.uint8s", i));
        }
        List<Long> uint32s = Checks.notNull(value.uint32s(), "Inventory.uint32s");
        int uint32sCount = uint32s.size();
        at = out.reserveArray(uint32sCount, 4);
        bytes = out.array();
        Iterator<Long> uint32sIterator = uint32s.iterator();
        for (int i = 0; i < uint32sCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.uint32(Checks.notNull(uint32sIterator.next(), "Inventory.uint32s", i), "Inventory.uint32s", i));
        }
        List<Double> float64s = Checks.notNull(value.float64s(), "Inventory.float64s");
        int float64sCount = float64s.size();
        at = out.reserveArray(float64sCount, 8);
        bytes = out.array();
        Iterator<Double> float64sIterator = float64s.iterator();
        for (int i = 0; i < float64sCount; i++) {
            BigEndian.putFloat64(bytes, at + 8 * i, Checks.notNull(float64sIterator.next(), "Inventory.float64s", i));
        }
        out.writeBooleans(Lists.booleans(value.bools(), "Inventory.bools"));
        out.writeChars(Lists.chars(value.chars(), "Inventory.chars"));
        out.writeChar(value.letter(), TextEncoding.UTF_8);
        out.writeString(Checks.notNull(value.text(), "Inventory.text"), TextEncoding.UTF_8);
        STRING_LIST.write(value.texts(), out, "Inventory.texts");
        UUID_SERIALIZER.write(Checks.notNull(value.id(), "Inventory.id"), out);
        UUID_LIST.write(value.ids(), out, "Inventory.ids");
    }

    @Override
    public Inventory read(DarkriftReader in) {
        Byte[] bytes_ = new Byte[Reads.count(in, 1, "Inventory.bytes")];
        int at = in.require(bytes_.length);
        byte[] bytes = in.array();
        for (int i = 0; i < bytes_.length; i++) {
            bytes_[i] = BigEndian.getInt8(bytes, at + i);
        }
        Integer[] int8s = new Integer[Reads.count(in, 1, "Inventory.int8s")];
        at = in.require(int8s.length);
        for (int i = 0; i < int8s.length; i++) {
            int8s[i] = (int) BigEndian.getInt8(bytes, at + i);
        }
        Short[] uint8s = new Short[Reads.count(in, 1, "Inventory.uint8s")];
        at = in.require(uint8s.length);
        for (int i = 0; i < uint8s.length; i++) {
            uint8s[i] = (short) BigEndian.getUInt8(bytes, at + i);
        }
        Long[] uint32s = new Long[Reads.count(in, 4, "Inventory.uint32s")];
        at = in.require(4 * uint32s.length);
        for (int i = 0; i < uint32s.length; i++) {
            uint32s[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        Double[] float64s = new Double[Reads.count(in, 8, "Inventory.float64s")];
        at = in.require(8 * float64s.length);
        for (int i = 0; i < float64s.length; i++) {
            float64s[i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
        List<Boolean> bools = Lists.of(Reads.booleans(in, "Inventory.bools"));
        List<Character> chars = Lists.of(Reads.chars(in, TextEncoding.UTF_16LE, "Inventory.chars"));
        char letter = Reads.character(in, TextEncoding.UTF_8, "Inventory.letter");
        String text = Reads.string(in, TextEncoding.UTF_8, "Inventory.text");
        List<String> texts = STRING_LIST.read(in, "Inventory.texts");
        UUID id = Reads.value(in, UUID_SERIALIZER, "Inventory.id");
        List<UUID> ids = UUID_LIST.read(in, "Inventory.ids");
        return new Inventory(List.of(bytes_), List.of(int8s), List.of(uint8s), List.of(uint32s),
                List.of(float64s), bools, chars, letter, text, texts, id, ids);
    }
}
