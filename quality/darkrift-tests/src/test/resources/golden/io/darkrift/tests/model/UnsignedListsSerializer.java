package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link UnsignedLists}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uint8InByte: list(uint8)", "uint8InShort: list(uint8)", "uint8InInt: list(uint8)",
                "uint8InLong: list(uint8)", "uint16InShort: list(uint16)",
                "uint16InInt: list(uint16)", "uint16InLong: list(uint16)",
                "uint32InInt: list(uint32)", "uint32InLong: list(uint32)",
                "uint64InLong: list(uint64)", "uint64: list(uint64)"})
public final class UnsignedListsSerializer extends RecordSerializer<UnsignedLists> {
    /** The only instance. */
    public static final UnsignedListsSerializer INSTANCE = new UnsignedListsSerializer();

    private UnsignedListsSerializer() {
        super(106, UnsignedLists.class);
    }

    @Override
    public void write(UnsignedLists value, DarkriftWriter out) {
        List<Byte> uint8InByte = Checks.notNull(value.uint8InByte(), "UnsignedLists.uint8InByte");
        int uint8InByteCount = uint8InByte.size();
        int at = out.reserveArray(uint8InByteCount, 1);
        byte[] bytes = out.array();
        Iterator<Byte> uint8InByteIterator = uint8InByte.iterator();
        for (int i = 0; i < uint8InByteCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.notNull(uint8InByteIterator.next(), "UnsignedLists.uint8InByte", i));
        }
        List<Short> uint8InShort = Checks.notNull(value.uint8InShort(), "UnsignedLists.uint8InShort");
        int uint8InShortCount = uint8InShort.size();
        at = out.reserveArray(uint8InShortCount, 1);
        bytes = out.array();
        Iterator<Short> uint8InShortIterator = uint8InShort.iterator();
        for (int i = 0; i < uint8InShortCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(Checks.notNull(uint8InShortIterator.next(), "UnsignedLists.uint8InShort", i), "UnsignedLists.uint8InShort", i));
        }
        List<Integer> uint8InInt = Checks.notNull(value.uint8InInt(), "UnsignedLists.uint8InInt");
        int uint8InIntCount = uint8InInt.size();
        at = out.reserveArray(uint8InIntCount, 1);
        bytes = out.array();
        Iterator<Integer> uint8InIntIterator = uint8InInt.iterator();
        for (int i = 0; i < uint8InIntCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(Checks.notNull(uint8InIntIterator.next(), "UnsignedLists.uint8InInt", i), "UnsignedLists.uint8InInt", i));
        }
        List<Long> uint8InLong = Checks.notNull(value.uint8InLong(), "UnsignedLists.uint8InLong");
        int uint8InLongCount = uint8InLong.size();
        at = out.reserveArray(uint8InLongCount, 1);
        bytes = out.array();
        Iterator<Long> uint8InLongIterator = uint8InLong.iterator();
        for (int i = 0; i < uint8InLongCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(Checks.notNull(uint8InLongIterator.next(), "UnsignedLists.uint8InLong", i), "UnsignedLists.uint8InLong", i));
        }
        List<Short> uint16InShort = Checks.notNull(value.uint16InShort(), "UnsignedLists.uint16InShort");
        int uint16InShortCount = uint16InShort.size();
        at = out.reserveArray(uint16InShortCount, 2);
        bytes = out.array();
        Iterator<Short> uint16InShortIterator = uint16InShort.iterator();
        for (int i = 0; i < uint16InShortCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.notNull(uint16InShortIterator.next(), "UnsignedLists.uint16InShort", i));
        }
        List<Integer> uint16InInt = Checks.notNull(value.uint16InInt(), "UnsignedLists.uint16InInt");
        int uint16InIntCount = uint16InInt.size();
        at = out.reserveArray(uint16InIntCount, 2);
        bytes = out.array();
        Iterator<Integer> uint16InIntIterator = uint16InInt.iterator();
        for (int i = 0; i < uint16InIntCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(Checks.notNull(uint16InIntIterator.next(), "UnsignedLists.uint16InInt", i), "UnsignedLists.uint16InInt", i));
        }
        List<Long> uint16InLong = Checks.notNull(value.uint16InLong(), "UnsignedLists.uint16InLong");
        int uint16InLongCount = uint16InLong.size();
        at = out.reserveArray(uint16InLongCount, 2);
        bytes = out.array();
        Iterator<Long> uint16InLongIterator = uint16InLong.iterator();
        for (int i = 0; i < uint16InLongCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(Checks.notNull(uint16InLongIterator.next(), "UnsignedLists.uint16InLong", i), "UnsignedLists.uint16InLong", i));
        }
        List<Integer> uint32InInt = Checks.notNull(value.uint32InInt(), "UnsignedLists.uint32InInt");
        int uint32InIntCount = uint32InInt.size();
        at = out.reserveArray(uint32InIntCount, 4);
        bytes = out.array();
        Iterator<Integer> uint32InIntIterator = uint32InInt.iterator();
        for (int i = 0; i < uint32InIntCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.notNull(uint32InIntIterator.next(), "UnsignedLists.uint32InInt", i));
        }
        List<Long> uint32InLong = Checks.notNull(value.uint32InLong(), "UnsignedLists.uint32InLong");
        int uint32InLongCount = uint32InLong.size();
        at = out.reserveArray(uint32InLongCount, 4);
        bytes = out.array();
        Iterator<Long> uint32InLongIterator = uint32InLong.iterator();
        for (int i = 0; i < uint32InLongCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.uint32(Checks.notNull(uint32InLongIterator.next(), "UnsignedLists.uint32InLong", i), "UnsignedLists.uint32InLong", i));
        }
        List<Long> uint64InLong = Checks.notNull(value.uint64InLong(), "UnsignedLists.uint64InLong");
        int uint64InLongCount = uint64InLong.size();
        at = out.reserveArray(uint64InLongCount, 8);
        bytes = out.array();
        Iterator<Long> uint64InLongIterator = uint64InLong.iterator();
        for (int i = 0; i < uint64InLongCount; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.notNull(uint64InLongIterator.next(), "UnsignedLists.uint64InLong", i));
        }
        List<BigInteger> uint64 = Checks.notNull(value.uint64(), "UnsignedLists.uint64");
        int uint64Count = uint64.size();
        at = out.reserveArray(uint64Count, 8);
        bytes = out.array();
        Iterator<BigInteger> uint64Iterator = uint64.iterator();
        for (int i = 0; i < uint64Count; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.uint64(uint64Iterator.next(), "UnsignedLists.uint64", i));
        }
    }

    @Override
    public UnsignedLists read(DarkriftReader in) {
        Byte[] uint8InByte = new Byte[Reads.count(in, 1, "UnsignedLists.uint8InByte")];
        int at = in.require(uint8InByte.length);
        byte[] bytes = in.array();
        for (int i = 0; i < uint8InByte.length; i++) {
            uint8InByte[i] = BigEndian.getInt8(bytes, at + i);
        }
        Short[] uint8InShort = new Short[Reads.count(in, 1, "UnsignedLists.uint8InShort")];
        at = in.require(uint8InShort.length);
        for (int i = 0; i < uint8InShort.length; i++) {
            uint8InShort[i] = (short) BigEndian.getUInt8(bytes, at + i);
        }
        Integer[] uint8InInt = new Integer[Reads.count(in, 1, "UnsignedLists.uint8InInt")];
        at = in.require(uint8InInt.length);
        for (int i = 0; i < uint8InInt.length; i++) {
            uint8InInt[i] = BigEndian.getUInt8(bytes, at + i);
        }
        Long[] uint8InLong = new Long[Reads.count(in, 1, "UnsignedLists.uint8InLong")];
        at = in.require(uint8InLong.length);
        for (int i = 0; i < uint8InLong.length; i++) {
            uint8InLong[i] = (long) BigEndian.getUInt8(bytes, at + i);
        }
        Short[] uint16InShort = new Short[Reads.count(in, 2, "UnsignedLists.uint16InShort")];
        at = in.require(2 * uint16InShort.length);
        for (int i = 0; i < uint16InShort.length; i++) {
            uint16InShort[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        Integer[] uint16InInt = new Integer[Reads.count(in, 2, "UnsignedLists.uint16InInt")];
        at = in.require(2 * uint16InInt.length);
        for (int i = 0; i < uint16InInt.length; i++) {
            uint16InInt[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        Long[] uint16InLong = new Long[Reads.count(in, 2, "UnsignedLists.uint16InLong")];
        at = in.require(2 * uint16InLong.length);
        for (int i = 0; i < uint16InLong.length; i++) {
            uint16InLong[i] = (long) BigEndian.getUInt16(bytes, at + 2 * i);
        }
        Integer[] uint32InInt = new Integer[Reads.count(in, 4, "UnsignedLists.uint32InInt")];
        at = in.require(4 * uint32InInt.length);
        for (int i = 0; i < uint32InInt.length; i++) {
            uint32InInt[i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        Long[] uint32InLong = new Long[Reads.count(in, 4, "UnsignedLists.uint32InLong")];
        at = in.require(4 * uint32InLong.length);
        for (int i = 0; i < uint32InLong.length; i++) {
            uint32InLong[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        Long[] uint64InLong = new Long[Reads.count(in, 8, "UnsignedLists.uint64InLong")];
        at = in.require(8 * uint64InLong.length);
        for (int i = 0; i < uint64InLong.length; i++) {
            uint64InLong[i] = BigEndian.getInt64(bytes, at + 8 * i);
        }
        BigInteger[] uint64 = new BigInteger[Reads.count(in, 8, "UnsignedLists.uint64")];
        at = in.require(8 * uint64.length);
        for (int i = 0; i < uint64.length; i++) {
            uint64[i] = BigEndian.getBigUInt64(bytes, at + 8 * i);
        }
        return new UnsignedLists(List.of(uint8InByte), List.of(uint8InShort), List.of(uint8InInt),
                List.of(uint8InLong), List.of(uint16InShort), List.of(uint16InInt),
                List.of(uint16InLong), List.of(uint32InInt), List.of(uint32InLong),
                List.of(uint64InLong), List.of(uint64));
    }
}
