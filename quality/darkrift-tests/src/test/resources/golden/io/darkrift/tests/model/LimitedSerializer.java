package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.ArrayRanges;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.RangeChecks;
import io.darkrift.wire.support.RangeReads;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads {@link Limited}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"text: text(UTF_16LE) max 5", "shortText: optional(text(UTF_8) max 5)",
                "chars: list(char(UTF_16LE)) max 5", "flags: list(bool) max 5",
                "flagList: list(bool) max 5", "numbers: list(int32) max 5",
                "texts: list(text(UTF_16LE)) max 5", "numberList: list(int32) max 5",
                "points: list(struct(io.darkrift.tests.model.Point)) max 5",
                "map: map(int32, text(UTF_16LE)) max 5", "int8: int8 in -5..5",
                "int16: int16 in 0..100", "int32: int32 in -1000000..1000000",
                "int64: int64 in -9007199254740992..9007199254740992", "narrow: int16 in -20..20",
                "uint64: uint64 in 10..20", "float32: float32 in -1.0..0.1",
                "float64: float64 in 0.0..1.0E100", "digits: list(int32 in 0..9)",
                "digitList: list(uint16 in 0..9)", "parts: list(float32 in 0.0..1.0) max 3",
                "dice: optional(int32 in 1..6)"})
public final class LimitedSerializer extends RecordSerializer<Limited> {
    /** The only instance. */
    public static final LimitedSerializer INSTANCE = new LimitedSerializer();

    private static final Codec<Optional<String>> OPTIONAL_STRING = Codecs.optional(Codecs.atMost(5,
            Codecs.ofText(TextEncoding.UTF_8)));
    private static final Codec<char[]> CHAR_ARRAY = Codecs.atMost(5,
            Codecs.ofChars(TextEncoding.UTF_16LE));
    private static final Codec<boolean[]> BOOLEAN_ARRAY = Codecs.atMost(5, Codecs.ofBooleans());
    private static final Codec<List<Boolean>> BOOLEAN_LIST = Codecs.atMost(5,
            Codecs.ofBooleanList());
    private static final Codec<int[]> INT_ARRAY = Codecs.atMost(5,
            Codecs.ofInts(WireInteger.INT32));
    private static final Codec<String[]> STRING_ARRAY = Codecs.atMost(5,
            Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<Map<Integer, String>> INTEGER_TO_STRING = Codecs.atMost(5,
            Codecs.map(Codecs.ofInt(WireInteger.INT32), Codecs.ofText(TextEncoding.UTF_16LE)));
    private static final Codec<float[]> FLOAT_ARRAY = Codecs.atMost(3,
            Codecs.withinDoubles(0.0, 1.0, Codecs.ofFloats()));
    private static final Codec<Optional<Integer>> OPTIONAL_INTEGER = Codecs.optional(Codecs.within(1, 6,
            Codecs.ofInt(WireInteger.INT32)));

    private LimitedSerializer() {
        super(124, Limited.class);
    }

    @Override
    public void write(Limited value, DarkriftWriter out) {
        out.writeString(Limits.text(Checks.notNull(value.text(), "Limited.text"), 5, "Limited.text"));
        OPTIONAL_STRING.write(value.shortText(), out, "Limited.shortText");
        CHAR_ARRAY.write(value.chars(), out, "Limited.chars");
        BOOLEAN_ARRAY.write(value.flags(), out, "Limited.flags");
        BOOLEAN_LIST.write(value.flagList(), out, "Limited.flagList");
        INT_ARRAY.write(value.numbers(), out, "Limited.numbers");
        STRING_ARRAY.write(value.texts(), out, "Limited.texts");
        List<Integer> numberList = Checks.notNull(value.numberList(), "Limited.numberList");
        int numberListCount = numberList.size();
        int at = out.reserveArray(Limits.count(numberListCount, 5, "Limited.numberList"), 4);
        byte[] bytes = out.array();
        Iterator<Integer> numberListIterator = numberList.iterator();
        for (int i = 0; i < numberListCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.notNull(numberListIterator.next(), "Limited.numberList", i));
        }
        List<Point> points = Checks.notNull(value.points(), "Limited.points");
        int pointsCount = points.size();
        at = out.reserveArray(Limits.count(pointsCount, 5, "Limited.points"), PointSerializer.SIZE);
        bytes = out.array();
        Iterator<Point> pointsIterator = points.iterator();
        for (int i = 0; i < pointsCount; i++) {
            PointSerializer.put(Checks.notNull(pointsIterator.next(), "Limited.points", i), bytes, at + PointSerializer.SIZE * i);
        }
        INTEGER_TO_STRING.write(value.map(), out, "Limited.map");
        at = out.reserve(37);
        bytes = out.array();
        BigEndian.putInt8(bytes, at, RangeChecks.within(value.int8(), -5, 5, "Limited.int8"));
        BigEndian.putInt16(bytes, at + 1, RangeChecks.within(value.int16(), 0, 100, "Limited.int16"));
        BigEndian.putInt32(bytes, at + 3, RangeChecks.within(value.int32(), -1000000, 1000000, "Limited.int32"));
        BigEndian.putInt64(bytes, at + 7, RangeChecks.within(value.int64(), -9007199254740992L, 9007199254740992L, "Limited.int64"));
        BigEndian.putInt16(bytes, at + 15, (int) RangeChecks.within(value.narrow(), -20, 20, "Limited.narrow"));
        BigEndian.putInt64(bytes, at + 17, RangeChecks.within(value.uint64(), 10, 20, "Limited.uint64").longValue());
        BigEndian.putFloat32(bytes, at + 25, RangeChecks.within(value.float32(), -1.0, 0.1, "Limited.float32"));
        BigEndian.putFloat64(bytes, at + 29, RangeChecks.within(value.float64(), 0.0, 1.0E100, "Limited.float64"));
        out.writeInt32s(ArrayRanges.within(Checks.notNull(value.digits(), "Limited.digits"), 0, 9, "Limited.digits"));
        List<Integer> digitList = Checks.notNull(value.digitList(), "Limited.digitList");
        int digitListCount = digitList.size();
        at = out.reserveArray(digitListCount, 2);
        bytes = out.array();
        Iterator<Integer> digitListIterator = digitList.iterator();
        for (int i = 0; i < digitListCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, RangeChecks.within(Checks.notNull(digitListIterator.next(), "Limited.digitList", i), 0, 9, "Limited.digitList", i));
        }
        FLOAT_ARRAY.write(value.parts(), out, "Limited.parts");
        OPTIONAL_INTEGER.write(value.dice(), out, "Limited.dice");
    }

    @Override
    public Limited read(DarkriftReader in) {
        String text = Limits.string(in, TextEncoding.UTF_16LE, 5, "Limited.text");
        Optional<String> shortText = OPTIONAL_STRING.read(in, "Limited.shortText");
        char[] chars = CHAR_ARRAY.read(in, "Limited.chars");
        boolean[] flags = BOOLEAN_ARRAY.read(in, "Limited.flags");
        List<Boolean> flagList = BOOLEAN_LIST.read(in, "Limited.flagList");
        int[] numbers = INT_ARRAY.read(in, "Limited.numbers");
        String[] texts = STRING_ARRAY.read(in, "Limited.texts");
        Integer[] numberList = new Integer[Limits.count(in, 4, 5, "Limited.numberList")];
        int at = in.require(4 * numberList.length);
        byte[] bytes = in.array();
        for (int i = 0; i < numberList.length; i++) {
            numberList[i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        Point[] points = new Point[Limits.count(in, PointSerializer.SIZE, 5, "Limited.points")];
        at = in.require(PointSerializer.SIZE * points.length);
        for (int i = 0; i < points.length; i++) {
            points[i] = PointSerializer.get(bytes, at + PointSerializer.SIZE * i, in);
        }
        Map<Integer, String> map = INTEGER_TO_STRING.read(in, "Limited.map");
        at = Reads.require(in, 37, "Limited.int8:1,int16:2,int32:4,int64:8,narrow:2,uint64:8,float32:4,float64:8");
        byte int8 = (byte) RangeReads.within(in, BigEndian.getInt8(bytes, at), -5, 5, "Limited.int8");
        short int16 = (short) RangeReads.within(in, BigEndian.getInt16(bytes, at + 1), 0, 100, "Limited.int16");
        int int32 = RangeReads.within(in, BigEndian.getInt32(bytes, at + 3), -1000000, 1000000, "Limited.int32");
        long int64 = RangeReads.within(in, BigEndian.getInt64(bytes, at + 7), -9007199254740992L, 9007199254740992L, "Limited.int64");
        long narrow = RangeReads.within(in, BigEndian.getInt16(bytes, at + 15), -20, 20, "Limited.narrow");
        BigInteger uint64 = RangeReads.within(in, BigEndian.getBigUInt64(bytes, at + 17), 10, 20, "Limited.uint64");
        float float32 = RangeReads.within(in, BigEndian.getFloat32(bytes, at + 25), -1.0, 0.1, "Limited.float32");
        double float64 = RangeReads.within(in, BigEndian.getFloat64(bytes, at + 29), 0.0, 1.0E100, "Limited.float64");
        int[] digits = ArrayRanges.within(in, Reads.int32s(in, "Limited.digits"), 0, 9, "Limited.digits");
        Integer[] digitList = new Integer[Reads.count(in, 2, "Limited.digitList")];
        at = in.require(2 * digitList.length);
        for (int i = 0; i < digitList.length; i++) {
            digitList[i] = RangeReads.within(in, BigEndian.getUInt16(bytes, at + 2 * i), 0, 9, "Limited.digitList");
        }
        float[] parts = FLOAT_ARRAY.read(in, "Limited.parts");
        Optional<Integer> dice = OPTIONAL_INTEGER.read(in, "Limited.dice");
        return new Limited(text, shortText, chars, flags, flagList, numbers, texts,
                List.of(numberList), List.of(points), map, int8, int16, int32, int64, narrow,
                uint64, float32, float64, digits, List.of(digitList), parts, dice);
    }
}
