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
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;

/** Writes and reads {@link Arrays}. */
@DarkriftGenerated
@Layout({"raw: list(int8)", "int8s: list(int8)", "uint8s: list(uint8)", "uint16s: list(uint16)",
                "uint32sAsInts: list(uint32)", "uint32s: list(uint32)", "uint64s: list(uint64)",
                "float32s: list(float32)", "float64s: list(float64)", "bools: list(bool)",
                "chars: list(char(UTF_16LE))", "texts: list(text(UTF_16LE))"})
public final class ArraysSerializer extends RecordSerializer<Arrays> {
    /** The only instance. */
    public static final ArraysSerializer INSTANCE = new ArraysSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16LE));

    private ArraysSerializer() {
        super(2, Arrays.class);
    }

    @Override
    public void write(Arrays value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.raw(), "Arrays.raw"));
        int[] int8s = Checks.notNull(value.int8s(), "Arrays.int8s");
        int at = out.reserveArray(int8s.length, 1);
        byte[] bytes = out.array();
        for (int i = 0; i < int8s.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(int8s[i], "Arrays.int8s", i));
        }
        short[] uint8s = Checks.notNull(value.uint8s(), "Arrays.uint8s");
        at = out.reserveArray(uint8s.length, 1);
        bytes = out.array();
        for (int i = 0; i < uint8s.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(uint8s[i], "Arrays.uint8s", i));
        }
        int[] uint16s = Checks.notNull(value.uint16s(), "Arrays.uint16s");
        at = out.reserveArray(uint16s.length, 2);
        bytes = out.array();
        for (int i = 0; i < uint16s.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(uint16s[i], "Arrays.uint16s", i));
        }
        out.writeInt32s(Checks.notNull(value.uint32sAsInts(), "Arrays.uint32sAsInts"));
        long[] uint32s = Checks.notNull(value.uint32s(), "Arrays.uint32s");
        at = out.reserveArray(uint32s.length, 4);
        bytes = out.array();
        for (int i = 0; i < uint32s.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.uint32(uint32s[i], "Arrays.uint32s", i));
        }
        BigInteger[] uint64s = Checks.notNull(value.uint64s(), "Arrays.uint64s");
        at = out.reserveArray(uint64s.length, 8);
        bytes = out.array();
        for (int i = 0; i < uint64s.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.uint64(uint64s[i], "Arrays.uint64s", i));
        }
        out.writeFloat32s(Checks.notNull(value.float32s(), "Arrays.float32s"));
        out.writeFloat64s(Checks.notNull(value.float64s(), "Arrays.float64s"));
        out.writeBooleans(Checks.notNull(value.bools(), "Arrays.bools"));
        out.writeChars(Checks.notNull(value.chars(), "Arrays.chars"));
        STRING_ARRAY.write(value.texts(), out, "Arrays.texts");
    }

    @Override
    public Arrays read(DarkriftReader in) {
        byte[] raw = Reads.int8s(in, "Arrays.raw");
        int[] int8s = new int[Reads.count(in, 1, "Arrays.int8s")];
        int at = in.require(int8s.length);
        byte[] bytes = in.array();
        for (int i = 0; i < int8s.length; i++) {
            int8s[i] = BigEndian.getInt8(bytes, at + i);
        }
        short[] uint8s = new short[Reads.count(in, 1, "Arrays.uint8s")];
        at = in.require(uint8s.length);
        for (int i = 0; i < uint8s.length; i++) {
            uint8s[i] = (short) BigEndian.getUInt8(bytes, at + i);
        }
        int[] uint16s = new int[Reads.count(in, 2, "Arrays.uint16s")];
        at = in.require(2 * uint16s.length);
        for (int i = 0; i < uint16s.length; i++) {
            uint16s[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        int[] uint32sAsInts = Reads.int32s(in, "Arrays.uint32sAsInts");
        long[] uint32s = new long[Reads.count(in, 4, "Arrays.uint32s")];
        at = in.require(4 * uint32s.length);
        for (int i = 0; i < uint32s.length; i++) {
            uint32s[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        BigInteger[] uint64s = new BigInteger[Reads.count(in, 8, "Arrays.uint64s")];
        at = in.require(8 * uint64s.length);
        for (int i = 0; i < uint64s.length; i++) {
            uint64s[i] = BigEndian.getBigUInt64(bytes, at + 8 * i);
        }
        float[] float32s = Reads.float32s(in, "Arrays.float32s");
        double[] float64s = Reads.float64s(in, "Arrays.float64s");
        boolean[] bools = Reads.booleans(in, "Arrays.bools");
        char[] chars = Reads.chars(in, TextEncoding.UTF_16LE, "Arrays.chars");
        String[] texts = STRING_ARRAY.read(in, "Arrays.texts");
        return new Arrays(raw, int8s, uint8s, uint16s, uint32sAsInts, uint32s, uint64s, float32s,
                float64s, bools, chars, texts);
    }
}
