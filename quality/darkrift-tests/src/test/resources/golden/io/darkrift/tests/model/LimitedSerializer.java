package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.ArrayRanges;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Maps;
import io.darkrift.wire.support.RangeChecks;
import io.darkrift.wire.support.RangeReads;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads {@link Limited}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "text: text(UTF_16LE) max 5",
        "shortText: optional(text(UTF_8) max 5)",
        "chars: list(char(UTF_16LE)) max 5",
        "flags: list(bool) max 5",
        "flagList: list(bool) max 5",
        "numbers: list(int32) max 5",
        "texts: list(text(UTF_16LE)) max 5",
        "numberList: list(int32) max 5",
        "points: list(struct(io.darkrift.tests.model.Point)) max 5",
        "map: map(int32, text(UTF_16LE)) max 5",
        "int8: int8 in -5..5",
        "int16: int16 in 0..100",
        "int32: int32 in -1000000..1000000",
        "int64: int64 in -9007199254740992..9007199254740992",
        "narrow: int16 in -20..20",
        "uint64: uint64 in 10..20",
        "float32: float32 in -1.0..0.1",
        "float64: float64 in 0.0..1.0E100",
        "digits: list(int32 in 0..9)",
        "digitList: list(uint16 in 0..9)",
        "parts: list(float32 in 0.0..1.0) max 3",
        "dice: optional(int32 in 1..6)"
})
public final class LimitedSerializer implements MessageSerializer<Limited> {
    /**
     * The only instance.
     */
    public static final LimitedSerializer INSTANCE = new LimitedSerializer();

    private LimitedSerializer() {
    }

    @Override
    public int tag() {
        return 124;
    }

    @Override
    public Class<Limited> type() {
        return Limited.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Limited.text is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Limited.chars is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Limited.flags has packed booleans, and darkriftpy knows no list of those",
                "Limited.flagList has packed booleans, and darkriftpy knows no list of those",
                "Limited.texts is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Limited.map is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Limited value, DarkriftWriter out) {
        out.writeString(Limits.text(Checks.notNull(value.text(), "Limited.text"), 5, "Limited.text"));

        Optional<String> shortText = Checks.notNull(value.shortText(), "Limited.shortText");
        out.writeBoolean(shortText.isPresent());
        if (shortText.isPresent()) {
            out.writeString(Limits.text(shortText.get(), 5, "Limited.shortText"), TextEncoding.UTF_8);
        }

        char[] chars = Checks.notNull(value.chars(), "Limited.chars");
        Limits.count(chars.length, 5, "Limited.chars");
        out.writeChars(chars);

        boolean[] flags = Checks.notNull(value.flags(), "Limited.flags");
        Limits.count(flags.length, 5, "Limited.flags");
        out.writeBooleans(flags);

        boolean[] flagList = Lists.booleans(value.flagList(), "Limited.flagList");
        Limits.count(flagList.length, 5, "Limited.flagList");
        out.writeBooleans(flagList);

        int[] numbers = Checks.notNull(value.numbers(), "Limited.numbers");
        Limits.count(numbers.length, 5, "Limited.numbers");
        out.writeInt32s(numbers);

        String[] texts = Checks.notNull(value.texts(), "Limited.texts");
        out.writeInt32(Limits.count(texts.length, 5, "Limited.texts"));
        for (int i = 0; i < texts.length; i++) {
            out.writeString(Checks.notNull(texts[i], "Limited.texts", i));
        }

        List<Integer> numberList = Checks.notNull(value.numberList(), "Limited.numberList");
        int numberListCount = Limits.count(numberList.size(), 5, "Limited.numberList");
        int at = out.reserveArray(numberListCount, 4);
        byte[] bytes = out.array();
        Iterator<Integer> numberListIterator = numberList.iterator();
        for (int i = 0; i < numberListCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i,
                    Checks.notNull(numberListIterator.next(), "Limited.numberList", i));
        }

        List<Point> points = Checks.notNull(value.points(), "Limited.points");
        int pointsCount = Limits.count(points.size(), 5, "Limited.points");
        at = out.reserveArray(pointsCount, PointSerializer.SIZE);
        bytes = out.array();
        Iterator<Point> pointsIterator = points.iterator();
        for (int i = 0; i < pointsCount; i++) {
            PointSerializer.put(Checks.notNull(pointsIterator.next(), "Limited.points", i), bytes,
                    at + PointSerializer.SIZE * i);
        }

        Map<Integer, String> map = Checks.notNull(value.map(), "Limited.map");
        int mapCount = Limits.count(map.size(), 5, "Limited.map");
        out.writeInt32(mapCount);
        Iterator<Map.Entry<Integer, String>> mapIterator = map.entrySet().iterator();
        for (int i = 0; i < mapCount; i++) {
            Map.Entry<Integer, String> mapEntry = mapIterator.next();
            at = out.reserve(4);
            bytes = out.array();
            BigEndian.putInt32(bytes, at, Checks.notNull(mapEntry.getKey(), "Limited.map", i));
            out.writeString(Checks.notNull(mapEntry.getValue(), "Limited.map", i));
        }

        at = out.reserve(37);
        bytes = out.array();
        BigEndian.putInt8(bytes, at, RangeChecks.within(value.int8(), -5, 5, "Limited.int8"));
        BigEndian.putInt16(bytes, at + 1,
                RangeChecks.within(value.int16(), 0, 100, "Limited.int16"));
        BigEndian.putInt32(bytes, at + 3,
                RangeChecks.within(value.int32(), -1000000, 1000000, "Limited.int32"));
        BigEndian.putInt64(bytes, at + 7,
                RangeChecks.within(value.int64(), -9007199254740992L, 9007199254740992L, "Limited.int64"));
        BigEndian.putInt16(bytes, at + 15,
                (int) RangeChecks.within(value.narrow(), -20, 20, "Limited.narrow"));
        BigEndian.putInt64(bytes, at + 17,
                RangeChecks.within(value.uint64(), 10, 20, "Limited.uint64").longValue());
        BigEndian.putFloat32(bytes, at + 25,
                RangeChecks.within(value.float32(), -1.0, 0.1, "Limited.float32"));
        BigEndian.putFloat64(bytes, at + 29,
                RangeChecks.within(value.float64(), 0.0, 1.0E100, "Limited.float64"));

        out.writeInt32s(ArrayRanges.within(Checks.notNull(value.digits(), "Limited.digits"), 0, 9, "Limited.digits"));

        List<Integer> digitList = Checks.notNull(value.digitList(), "Limited.digitList");
        int digitListCount = digitList.size();
        at = out.reserveArray(digitListCount, 2);
        bytes = out.array();
        Iterator<Integer> digitListIterator = digitList.iterator();
        for (int i = 0; i < digitListCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i,
                    RangeChecks.within(Checks.notNull(digitListIterator.next(), "Limited.digitList", i), 0, 9, "Limited.digitList", i));
        }

        float[] parts = Checks.notNull(value.parts(), "Limited.parts");
        Limits.count(parts.length, 3, "Limited.parts");
        out.writeFloat32s(ArrayRanges.within(parts, 0.0, 1.0, "Limited.parts"));

        Optional<Integer> dice = Checks.notNull(value.dice(), "Limited.dice");
        out.writeBoolean(dice.isPresent());
        if (dice.isPresent()) {
            at = out.reserve(4);
            bytes = out.array();
            BigEndian.putInt32(bytes, at, RangeChecks.within(dice.get(), 1, 6, "Limited.dice"));
        }
    }

    @Override
    public Limited read(DarkriftReader in) {
        String text = Limits.string(in, TextEncoding.UTF_16LE, 5, "Limited.text");

        Optional<String> shortText = Optional.empty();
        if (Reads.bool(in, "Limited.shortText")) {
            shortText = Optional.of(Limits.string(in, TextEncoding.UTF_8, 5, "Limited.shortText"));
        }

        char[] chars = Limits.chars(in, TextEncoding.UTF_16LE, 5, "Limited.chars");

        Limits.ahead(in, 5, "Limited.flags");
        boolean[] flags = Reads.booleans(in, "Limited.flags");

        Limits.ahead(in, 5, "Limited.flagList");
        List<Boolean> flagList = Lists.of(Reads.booleans(in, "Limited.flagList"));

        Limits.ahead(in, 5, "Limited.numbers");
        int[] numbers = Reads.int32s(in, "Limited.numbers");

        Limits.ahead(in, 5, "Limited.texts");
        String[] texts = Reads.strings(in, TextEncoding.UTF_16LE, "Limited.texts");

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

        int mapCount = Limits.count(in, 8, 5, "Limited.map");
        Map<Integer, String> map = Maps.forEntries(mapCount);
        for (int i = 0; i < mapCount; i++) {
            at = Reads.require(in, 4, "Limited.map");
            Integer mapKey = BigEndian.getInt32(bytes, at);
            Maps.put(in, map, mapKey, Reads.string(in, TextEncoding.UTF_16LE, "Limited.map"),
                    "Limited.map");
        }

        at = Reads.require(in, 37, "Limited.int8:1,int16:2,int32:4,int64:8,narrow:2,uint64:8,float32:4,float64:8");
        byte int8 = (byte) RangeReads.within(in, BigEndian.getInt8(bytes, at), -5, 5,
                "Limited.int8");
        short int16 = (short) RangeReads.within(in, BigEndian.getInt16(bytes, at + 1), 0, 100,
                "Limited.int16");
        int int32 = RangeReads.within(in, BigEndian.getInt32(bytes, at + 3), -1000000, 1000000,
                "Limited.int32");
        long int64 = RangeReads.within(in, BigEndian.getInt64(bytes, at + 7), -9007199254740992L, 9007199254740992L,
                "Limited.int64");
        long narrow = RangeReads.within(in, BigEndian.getInt16(bytes, at + 15), -20, 20,
                "Limited.narrow");
        BigInteger uint64 = RangeReads.within(in, BigEndian.getBigUInt64(bytes, at + 17), 10, 20,
                "Limited.uint64");
        float float32 = RangeReads.within(in, BigEndian.getFloat32(bytes, at + 25), -1.0, 0.1,
                "Limited.float32");
        double float64 = RangeReads.within(in, BigEndian.getFloat64(bytes, at + 29), 0.0, 1.0E100,
                "Limited.float64");

        int[] digits = ArrayRanges.within(in, Reads.int32s(in, "Limited.digits"), 0, 9, "Limited.digits");

        Integer[] digitList = new Integer[Reads.count(in, 2, "Limited.digitList")];
        at = in.require(2 * digitList.length);
        for (int i = 0; i < digitList.length; i++) {
            digitList[i] = RangeReads.within(in, BigEndian.getUInt16(bytes, at + 2 * i), 0, 9,
                    "Limited.digitList");
        }

        Limits.ahead(in, 3, "Limited.parts");
        float[] parts = ArrayRanges.within(in, Reads.float32s(in, "Limited.parts"), 0.0, 1.0, "Limited.parts");

        Optional<Integer> dice = Optional.empty();
        if (Reads.bool(in, "Limited.dice")) {
            at = Reads.require(in, 4, "Limited.dice");
            dice = Optional.of(RangeReads.within(in, BigEndian.getInt32(bytes, at), 1, 6,
                    "Limited.dice"));
        }

        return new Limited(text, shortText, chars, flags, flagList, numbers, texts,
                List.of(numberList), List.of(points), Collections.unmodifiableMap(map), int8, int16,
                int32, int64, narrow, uint64, float32, float64, digits, List.of(digitList), parts,
                dice);
    }
}
