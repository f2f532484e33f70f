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

/** Writes and reads {@link UnsignedArrays}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uint8InByte: list(uint8)", "uint8InShort: list(uint8)", "uint8InInt: list(uint8)",
                "uint8InLong: list(uint8)", "uint16InShort: list(uint16)",
                "uint16InInt: list(uint16)", "uint16InLong: list(uint16)",
                "uint32InInt: list(uint32)", "uint32InLong: list(uint32)",
                "uint64InLong: list(uint64)", "uint64: list(uint64)"})
public final class UnsignedArraysSerializer extends RecordSerializer<UnsignedArrays> {
    /** The only instance. */
    public static final UnsignedArraysSerializer INSTANCE = new UnsignedArraysSerializer();

    private UnsignedArraysSerializer() {
        super(104, UnsignedArrays.class);
    }

    @Override
    public void write(UnsignedArrays value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.uint8InByte(), "UnsignedArrays.uint8InByte"));
        short[] uint8InShort = Checks.notNull(value.uint8InShort(), "UnsignedArrays.uint8InShort");
        int at = out.reserveArray(uint8InShort.length, 1);
        byte[] bytes = out.array();
        for (int i = 0; i < uint8InShort.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(uint8InShort[i], "UnsignedArrays.uint8InShort", i));
        }
        int[] uint8InInt = Checks.notNull(value.uint8InInt(), "UnsignedArrays.uint8InInt");
        at = out.reserveArray(uint8InInt.length, 1);
        bytes = out.array();
        for (int i = 0; i < uint8InInt.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(uint8InInt[i], "UnsignedArrays.uint8InInt", i));
        }
        long[] uint8InLong = Checks.notNull(value.uint8InLong(), "UnsignedArrays.uint8InLong");
        at = out.reserveArray(uint8InLong.length, 1);
        bytes = out.array();
        for (int i = 0; i < uint8InLong.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.uint8(uint8InLong[i], "UnsignedArrays.uint8InLong", i));
        }
        out.writeInt16s(Checks.notNull(value.uint16InShort(), "UnsignedArrays.uint16InShort"));
        int[] uint16InInt = Checks.notNull(value.uint16InInt(), "UnsignedArrays.uint16InInt");
        at = out.reserveArray(uint16InInt.length, 2);
        bytes = out.array();
        for (int i = 0; i < uint16InInt.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(uint16InInt[i], "UnsignedArrays.uint16InInt", i));
        }
        long[] uint16InLong = Checks.notNull(value.uint16InLong(), "UnsignedArrays.uint16InLong");
        at = out.reserveArray(uint16InLong.length, 2);
        bytes = out.array();
        for (int i = 0; i < uint16InLong.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(uint16InLong[i], "UnsignedArrays.uint16InLong", i));
        }
        out.writeInt32s(Checks.notNull(value.uint32InInt(), "UnsignedArrays.uint32InInt"));
        long[] uint32InLong = Checks.notNull(value.uint32InLong(), "UnsignedArrays.uint32InLong");
        at = out.reserveArray(uint32InLong.length, 4);
        bytes = out.array();
        for (int i = 0; i < uint32InLong.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.uint32(uint32InLong[i], "UnsignedArrays.uint32InLong", i));
        }
        out.writeInt64s(Checks.notNull(value.uint64InLong(), "UnsignedArrays.uint64InLong"));
        BigInteger[] uint64 = Checks.notNull(value.uint64(), "UnsignedArrays.uint64");
        at = out.reserveArray(uint64.length, 8);
        bytes = out.array();
        for (int i = 0; i < uint64.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.uint64(uint64[i], "UnsignedArrays.uint64", i));
        }
    }

    @Override
    public UnsignedArrays read(DarkriftReader in) {
        byte[] uint8InByte = Reads.int8s(in, "UnsignedArrays.uint8InByte");
        short[] uint8InShort = new short[Reads.count(in, 1, "UnsignedArrays.uint8InShort")];
        int at = in.require(uint8InShort.length);
        byte[] bytes = in.array();
        for (int i = 0; i < uint8InShort.length; i++) {
            uint8InShort[i] = (short) BigEndian.getUInt8(bytes, at + i);
        }
        int[] uint8InInt = new int[Reads.count(in, 1, "UnsignedArrays.uint8InInt")];
        at = in.require(uint8InInt.length);
        for (int i = 0; i < uint8InInt.length; i++) {
            uint8InInt[i] = BigEndian.getUInt8(bytes, at + i);
        }
        long[] uint8InLong = new long[Reads.count(in, 1, "UnsignedArrays.uint8InLong")];
        at = in.require(uint8InLong.length);
        for (int i = 0; i < uint8InLong.length; i++) {
            uint8InLong[i] = BigEndian.getUInt8(bytes, at + i);
        }
        short[] uint16InShort = Reads.int16s(in, "UnsignedArrays.uint16InShort");
        int[] uint16InInt = new int[Reads.count(in, 2, "UnsignedArrays.uint16InInt")];
        at = in.require(2 * uint16InInt.length);
        for (int i = 0; i < uint16InInt.length; i++) {
            uint16InInt[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        long[] uint16InLong = new long[Reads.count(in, 2, "UnsignedArrays.uint16InLong")];
        at = in.require(2 * uint16InLong.length);
        for (int i = 0; i < uint16InLong.length; i++) {
            uint16InLong[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        int[] uint32InInt = Reads.int32s(in, "UnsignedArrays.uint32InInt");
        long[] uint32InLong = new long[Reads.count(in, 4, "UnsignedArrays.uint32InLong")];
        at = in.require(4 * uint32InLong.length);
        for (int i = 0; i < uint32InLong.length; i++) {
            uint32InLong[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        long[] uint64InLong = Reads.int64s(in, "UnsignedArrays.uint64InLong");
        BigInteger[] uint64 = new BigInteger[Reads.count(in, 8, "UnsignedArrays.uint64")];
        at = in.require(8 * uint64.length);
        for (int i = 0; i < uint64.length; i++) {
            uint64[i] = BigEndian.getBigUInt64(bytes, at + 8 * i);
        }
        return new UnsignedArrays(uint8InByte, uint8InShort, uint8InInt, uint8InLong, uint16InShort,
                uint16InInt, uint16InLong, uint32InInt, uint32InLong, uint64InLong, uint64);
    }
}
