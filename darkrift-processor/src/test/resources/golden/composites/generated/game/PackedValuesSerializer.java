package game;

import io.darkrift.message.RecordSerializer;
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
import io.darkrift.wire.support.RangeChecks;
import io.darkrift.wire.support.RangeReads;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads {@link PackedValues}. */
@DarkriftGenerated
@Layout({"first: bits(bool, 1)", "second: bits(bool, 1)", "small: bits(uint, 3)",
                "signed: bits(int, 5)", "middle: bits(uint, 13)", "large: bits(uint, 32)",
                "whole: bits(int, 32)", "sign: bits(enum game.Sign, 2)",
                "dice: bits(uint, 3) in 1..6", "between: int32",
                "sixteen: quantized(float32, -1.0, 1.0, 16)",
                "angle: quantized(float32, 0.0, 360.0, 9)", "alone: bits(bool, 1)",
                "fine: quantized(float64, 0.0, 1.0, 32)",
                "array: list(quantized(float32, -5.0, 5.0, 12))",
                "list: list(quantized(float64, -5.0, 5.0, 24))",
                "maybe: optional(quantized(float32, 0.0, 100.0, 8))",
                "map: map(int32, quantized(float64, 0.0, 100.0, 8))", "body: struct(game.Body)",
                "bodies: list(struct(game.Body))"})
public final class PackedValuesSerializer extends RecordSerializer<PackedValues> {
    /** The only instance. */
    public static final PackedValuesSerializer INSTANCE = new PackedValuesSerializer();

    private static final EnumTable<Sign> SIGN = EnumTable.of(Sign.class,
            "NEGATIVE=-1 ZERO=0 POSITIVE=1");
    private static final Codec<Optional<Float>> OPTIONAL_FLOAT = Codecs.optional(Codecs.quantizedFloat(0.0, 100.0,
            8));
    private static final Codec<Map<Integer, Double>> INTEGER_TO_DOUBLE = Codecs.map(Codecs.ofInt(WireInteger.INT32),
            Codecs.quantizedDouble(0.0, 100.0, 8));

    private PackedValuesSerializer() {
        super(125, PackedValues.class);
    }

    @Override
    public void write(PackedValues value, DarkriftWriter out) {
        int at = out.reserve(24);
        byte[] bytes = out.array();
        PackedBits.put(bytes, at, 7, (value.first() ? 1L : 0L) << 55
                | (value.second() ? 1L : 0L) << 54
                | PackedBits.unsigned(value.small(), 3, "PackedValues.small") << 51
                | PackedBits.signed(value.signed(), 5, "PackedValues.signed") << 46
                | PackedBits.unsigned(value.middle(), 13, "PackedValues.middle") << 33
                | PackedBits.unsigned(value.large(), 32, "PackedValues.large") << 1);
        PackedBits.put(bytes, at + 6, 6, (long) BigEndian.getUInt8(bytes, at + 6) << 40
                | PackedBits.signed(value.whole(), 32, "PackedValues.whole") << 9
                | PackedBits.signed(SIGN.longNumber(value.sign(), "PackedValues.sign"), 2, "PackedValues.sign") << 7
                | PackedBits.unsigned(RangeChecks.within(value.dice(), 1, 6, "PackedValues.dice"), 3, "PackedValues.dice") << 4);
        BigEndian.putInt32(bytes, at + 12, value.between());
        PackedBits.put(bytes, at + 16, 2, Quantization.quantize(value.sixteen(), -1.0, 1.0, 16, "PackedValues.sixteen"));
        PackedBits.put(bytes, at + 18, 6, Quantization.quantize(value.angle(), 0.0, 360.0, 9, "PackedValues.angle") << 39
                | (value.alone() ? 1L : 0L) << 38
                | Quantization.quantize(value.fine(), 0.0, 1.0, 32, "PackedValues.fine") << 6);
        float[] array = Checks.notNull(value.array(), "PackedValues.array");
        at = out.reserveArray(array.length, 2);
        bytes = out.array();
        for (int i = 0; i < array.length; i++) {
            PackedBits.put(bytes, at + 2 * i, 2, Quantization.quantize(array[i], -5.0, 5.0, 12, "PackedValues.array", i) << 4);
        }
        List<Double> list = Checks.notNull(value.list(), "PackedValues.list");
        int listCount = list.size();
        at = out.reserveArray(listCount, 3);
        bytes = out.array();
        Iterator<Double> listIterator = list.iterator();
        for (int i = 0; i < listCount; i++) {
            PackedBits.put(bytes, at + 3 * i, 3, Quantization.quantize(Checks.notNull(listIterator.next(), "PackedValues.list", i), -5.0, 5.0, 24, "PackedValues.list", i));
        }
        OPTIONAL_FLOAT.write(value.maybe(), out, "PackedValues.maybe");
        INTEGER_TO_DOUBLE.write(value.map(), out, "PackedValues.map");
        at = out.reserve(5);
        bytes = out.array();
        BodySerializer.put(Checks.notNull(value.body(), "PackedValues.body"), bytes, at);
        List<Body> bodies = Checks.notNull(value.bodies(), "PackedValues.bodies");
        int bodiesCount = bodies.size();
        at = out.reserveArray(bodiesCount, BodySerializer.SIZE);
        bytes = out.array();
        Iterator<Body> bodiesIterator = bodies.iterator();
        for (int i = 0; i < bodiesCount; i++) {
            BodySerializer.put(Checks.notNull(bodiesIterator.next(), "PackedValues.bodies", i), bytes, at + BodySerializer.SIZE * i);
        }
    }

    @Override
    public PackedValues read(DarkriftReader in) {
        int at = Reads.require(in, 24, "PackedValues.first:12,between:4,sixteen:2,angle:6");
        byte[] bytes = in.array();
        long firstBits = PackedBits.get(bytes, at, 7);
        boolean first = (firstBits >>> 55) != 0;
        boolean second = (firstBits >>> 54 & 0x1L) != 0;
        byte small = (byte) (firstBits >>> 51 & 0x7L);
        short signed = (short) PackedBits.extend(firstBits >>> 46, 5);
        int middle = (int) (firstBits >>> 33 & 0x1FFFL);
        long large = firstBits >>> 1 & 0xFFFFFFFFL;
        long wholeBits = PackedBits.get(bytes, at + 6, 6);
        int whole = PackedBits.extend(wholeBits >>> 9, 32);
        Sign sign = SIGN.constant(PackedBits.extend(wholeBits >>> 7, 2), in, "PackedValues.sign");
        int dice = RangeReads.within(in, (int) (wholeBits >>> 4 & 0x7L), 1, 6, "PackedValues.dice");
        int between = BigEndian.getInt32(bytes, at + 12);
        float sixteen = Quantization.dequantizeFloat(PackedBits.get(bytes, at + 16, 2), -1.0, 1.0, 16);
        long angleBits = PackedBits.get(bytes, at + 18, 6);
        float angle = Quantization.dequantizeFloat(angleBits >>> 39, 0.0, 360.0, 9);
        boolean alone = (angleBits >>> 38 & 0x1L) != 0;
        double fine = Quantization.dequantizeDouble(angleBits >>> 6 & 0xFFFFFFFFL, 0.0, 1.0, 32);
        float[] array = new float[Reads.count(in, 2, "PackedValues.array")];
        at = in.require(2 * array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = Quantization.dequantizeFloat(PackedBits.get(bytes, at + 2 * i, 2) >>> 4, -5.0, 5.0, 12);
        }
        Double[] list = new Double[Reads.count(in, 3, "PackedValues.list")];
        at = in.require(3 * list.length);
        for (int i = 0; i < list.length; i++) {
            list[i] = Quantization.dequantizeDouble(PackedBits.get(bytes, at + 3 * i, 3), -5.0, 5.0, 24);
        }
        Optional<Float> maybe = OPTIONAL_FLOAT.read(in, "PackedValues.maybe");
        Map<Integer, Double> map = INTEGER_TO_DOUBLE.read(in, "PackedValues.map");
        at = Reads.require(in, 5, "PackedValues.body:5");
        Body body = BodySerializer.get(bytes, at, in);
        Body[] bodies = new Body[Reads.count(in, BodySerializer.SIZE, "PackedValues.bodies")];
        at = in.require(BodySerializer.SIZE * bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = BodySerializer.get(bytes, at + BodySerializer.SIZE * i, in);
        }
        return new PackedValues(first, second, small, signed, middle, large, whole, sign, dice,
                between, sixteen, angle, alone, fine, array, List.of(list), maybe, map, body,
                List.of(bodies));
    }
}
