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

/** Writes and reads {@link UnsignedNumbers}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uint8InByte: uint8", "uint8InShort: uint8", "uint8InInt: uint8", "uint8InLong: uint8",
                "uint16InShort: uint16", "uint16InInt: uint16", "uint16InLong: uint16",
                "uint32InInt: uint32", "uint32InLong: uint32", "uint64InLong: uint64",
                "uint64: uint64"})
public final class UnsignedNumbersSerializer extends RecordSerializer<UnsignedNumbers> {
    /** The only instance. */
    public static final UnsignedNumbersSerializer INSTANCE = new UnsignedNumbersSerializer();

    private UnsignedNumbersSerializer() {
        super(102, UnsignedNumbers.class);
    }

    @Override
    public void write(UnsignedNumbers value, DarkriftWriter out) {
        int at = out.reserve(34);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, value.uint8InByte());
        BigEndian.putInt8(bytes, at + 1, Checks.uint8(value.uint8InShort(), "UnsignedNumbers.uint8InShort"));
        BigEndian.putInt8(bytes, at + 2, Checks.uint8(value.uint8InInt(), "UnsignedNumbers.uint8InInt"));
        BigEndian.putInt8(bytes, at + 3, Checks.uint8(value.uint8InLong(), "UnsignedNumbers.uint8InLong"));
        BigEndian.putInt16(bytes, at + 4, value.uint16InShort());
        BigEndian.putInt16(bytes, at + 6, Checks.uint16(value.uint16InInt(), "UnsignedNumbers.uint16InInt"));
        BigEndian.putInt16(bytes, at + 8, Checks.uint16(value.uint16InLong(), "UnsignedNumbers.uint16InLong"));
        BigEndian.putInt32(bytes, at + 10, value.uint32InInt());
        BigEndian.putInt32(bytes, at + 14, Checks.uint32(value.uint32InLong(), "UnsignedNumbers.uint32InLong"));
        BigEndian.putInt64(bytes, at + 18, value.uint64InLong());
        BigEndian.putInt64(bytes, at + 26, Checks.uint64(value.uint64(), "UnsignedNumbers.uint64"));
    }

    @Override
    public UnsignedNumbers read(DarkriftReader in) {
        int at = Reads.require(in, 34, "UnsignedNumbers.uint8InByte:1,uint8InShort:1,uint8InInt:1,uint8InLong:1,uint16InShort:2,uint16InInt:2,uint16InLong:2,uint32InInt:4,uint32InLong:4,uint64InLong:8,uint64:8");
        byte[] bytes = in.array();
        byte uint8InByte = BigEndian.getInt8(bytes, at);
        short uint8InShort = (short) BigEndian.getUInt8(bytes, at + 1);
        int uint8InInt = BigEndian.getUInt8(bytes, at + 2);
        long uint8InLong = BigEndian.getUInt8(bytes, at + 3);
        short uint16InShort = BigEndian.getInt16(bytes, at + 4);
        int uint16InInt = BigEndian.getUInt16(bytes, at + 6);
        long uint16InLong = BigEndian.getUInt16(bytes, at + 8);
        int uint32InInt = BigEndian.getInt32(bytes, at + 10);
        long uint32InLong = BigEndian.getUInt32(bytes, at + 14);
        long uint64InLong = BigEndian.getInt64(bytes, at + 18);
        BigInteger uint64 = BigEndian.getBigUInt64(bytes, at + 26);
        return new UnsignedNumbers(uint8InByte, uint8InShort, uint8InInt, uint8InLong,
                uint16InShort, uint16InInt, uint16InLong, uint32InInt, uint32InLong, uint64InLong,
                uint64);
    }
}
