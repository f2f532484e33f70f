package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link SignedLists}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"int8: list(int8)", "int8InShort: list(int8)", "int8InInt: list(int8)",
                "int8InLong: list(int8)", "int16: list(int16)", "int16InInt: list(int16)",
                "int16InLong: list(int16)", "int32: list(int32)", "int32InLong: list(int32)",
                "int64: list(int64)"})
public final class SignedListsSerializer extends RecordSerializer<SignedLists> {
    /** The only instance. */
    public static final SignedListsSerializer INSTANCE = new SignedListsSerializer();

    private SignedListsSerializer() {
        super(105, SignedLists.class);
    }

    @Override
    public void write(SignedLists value, DarkriftWriter out) {
        List<Byte> int8 = Checks.notNull(value.int8(), "SignedLists.int8");
        int int8Count = int8.size();
        int at = out.reserveArray(int8Count, 1);
        byte[] bytes = out.array();
        Iterator<Byte> int8Iterator = int8.iterator();
        for (int i = 0; i < int8Count; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.notNull(int8Iterator.next(), "SignedLists.int8", i));
        }
        List<Short> int8InShort = Checks.notNull(value.int8InShort(), "SignedLists.int8InShort");
        int int8InShortCount = int8InShort.size();
        at = out.reserveArray(int8InShortCount, 1);
        bytes = out.array();
        Iterator<Short> int8InShortIterator = int8InShort.iterator();
        for (int i = 0; i < int8InShortCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(Checks.notNull(int8InShortIterator.next(), "SignedLists.int8InShort", i), "SignedLists.int8InShort", i));
        }
        List<Integer> int8InInt = Checks.notNull(value.int8InInt(), "SignedLists.int8InInt");
        int int8InIntCount = int8InInt.size();
        at = out.reserveArray(int8InIntCount, 1);
        bytes = out.array();
        Iterator<Integer> int8InIntIterator = int8InInt.iterator();
        for (int i = 0; i < int8InIntCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(Checks.notNull(int8InIntIterator.next(), "SignedLists.int8InInt", i), "SignedLists.int8InInt", i));
        }
        List<Long> int8InLong = Checks.notNull(value.int8InLong(), "SignedLists.int8InLong");
        int int8InLongCount = int8InLong.size();
        at = out.reserveArray(int8InLongCount, 1);
        bytes = out.array();
        Iterator<Long> int8InLongIterator = int8InLong.iterator();
        for (int i = 0; i < int8InLongCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(Checks.notNull(int8InLongIterator.next(), "SignedLists.int8InLong", i), "SignedLists.int8InLong", i));
        }
        List<Short> int16 = Checks.notNull(value.int16(), "SignedLists.int16");
        int int16Count = int16.size();
        at = out.reserveArray(int16Count, 2);
        bytes = out.array();
        Iterator<Short> int16Iterator = int16.iterator();
        for (int i = 0; i < int16Count; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.notNull(int16Iterator.next(), "SignedLists.int16", i));
        }
        List<Integer> int16InInt = Checks.notNull(value.int16InInt(), "SignedLists.int16InInt");
        int int16InIntCount = int16InInt.size();
        at = out.reserveArray(int16InIntCount, 2);
        bytes = out.array();
        Iterator<Integer> int16InIntIterator = int16InInt.iterator();
        for (int i = 0; i < int16InIntCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.int16(Checks.notNull(int16InIntIterator.next(), "SignedLists.int16InInt", i), "SignedLists.int16InInt", i));
        }
        List<Long> int16InLong = Checks.notNull(value.int16InLong(), "SignedLists.int16InLong");
        int int16InLongCount = int16InLong.size();
        at = out.reserveArray(int16InLongCount, 2);
        bytes = out.array();
        Iterator<Long> int16InLongIterator = int16InLong.iterator();
        for (int i = 0; i < int16InLongCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.int16(Checks.notNull(int16InLongIterator.next(), "SignedLists.int16InLong", i), "SignedLists.int16InLong", i));
        }
        List<Integer> int32 = Checks.notNull(value.int32(), "SignedLists.int32");
        int int32Count = int32.size();
        at = out.reserveArray(int32Count, 4);
        bytes = out.array();
        Iterator<Integer> int32Iterator = int32.iterator();
        for (int i = 0; i < int32Count; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.notNull(int32Iterator.next(), "SignedLists.int32", i));
        }
        List<Long> int32InLong = Checks.notNull(value.int32InLong(), "SignedLists.int32InLong");
        int int32InLongCount = int32InLong.size();
        at = out.reserveArray(int32InLongCount, 4);
        bytes = out.array();
        Iterator<Long> int32InLongIterator = int32InLong.iterator();
        for (int i = 0; i < int32InLongCount; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.int32(Checks.notNull(int32InLongIterator.next(), "SignedLists.int32InLong", i), "SignedLists.int32InLong", i));
        }
        List<Long> int64 = Checks.notNull(value.int64(), "SignedLists.int64");
        int int64Count = int64.size();
        at = out.reserveArray(int64Count, 8);
        bytes = out.array();
        Iterator<Long> int64Iterator = int64.iterator();
        for (int i = 0; i < int64Count; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.notNull(int64Iterator.next(), "SignedLists.int64", i));
        }
    }

    @Override
    public SignedLists read(DarkriftReader in) {
        Byte[] int8 = new Byte[Reads.count(in, 1, "SignedLists.int8")];
        int at = in.require(int8.length);
        byte[] bytes = in.array();
        for (int i = 0; i < int8.length; i++) {
            int8[i] = BigEndian.getInt8(bytes, at + i);
        }
        Short[] int8InShort = new Short[Reads.count(in, 1, "SignedLists.int8InShort")];
        at = in.require(int8InShort.length);
        for (int i = 0; i < int8InShort.length; i++) {
            int8InShort[i] = (short) BigEndian.getInt8(bytes, at + i);
        }
        Integer[] int8InInt = new Integer[Reads.count(in, 1, "SignedLists.int8InInt")];
        at = in.require(int8InInt.length);
        for (int i = 0; i < int8InInt.length; i++) {
            int8InInt[i] = (int) BigEndian.getInt8(bytes, at + i);
        }
        Long[] int8InLong = new Long[Reads.count(in, 1, "SignedLists.int8InLong")];
        at = in.require(int8InLong.length);
        for (int i = 0; i < int8InLong.length; i++) {
            int8InLong[i] = (long) BigEndian.getInt8(bytes, at + i);
        }
        Short[] int16 = new Short[Reads.count(in, 2, "SignedLists.int16")];
        at = in.require(2 * int16.length);
        for (int i = 0; i < int16.length; i++) {
            int16[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        Integer[] int16InInt = new Integer[Reads.count(in, 2, "SignedLists.int16InInt")];
        at = in.require(2 * int16InInt.length);
        for (int i = 0; i < int16InInt.length; i++) {
            int16InInt[i] = (int) BigEndian.getInt16(bytes, at + 2 * i);
        }
        Long[] int16InLong = new Long[Reads.count(in, 2, "SignedLists.int16InLong")];
        at = in.require(2 * int16InLong.length);
        for (int i = 0; i < int16InLong.length; i++) {
            int16InLong[i] = (long) BigEndian.getInt16(bytes, at + 2 * i);
        }
        Integer[] int32 = new Integer[Reads.count(in, 4, "SignedLists.int32")];
        at = in.require(4 * int32.length);
        for (int i = 0; i < int32.length; i++) {
            int32[i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        Long[] int32InLong = new Long[Reads.count(in, 4, "SignedLists.int32InLong")];
        at = in.require(4 * int32InLong.length);
        for (int i = 0; i < int32InLong.length; i++) {
            int32InLong[i] = (long) BigEndian.getInt32(bytes, at + 4 * i);
        }
        Long[] int64 = new Long[Reads.count(in, 8, "SignedLists.int64")];
        at = in.require(8 * int64.length);
        for (int i = 0; i < int64.length; i++) {
            int64[i] = BigEndian.getInt64(bytes, at + 8 * i);
        }
        return new SignedLists(List.of(int8), List.of(int8InShort), List.of(int8InInt),
                List.of(int8InLong), List.of(int16), List.of(int16InInt), List.of(int16InLong),
                List.of(int32), List.of(int32InLong), List.of(int64));
    }
}
