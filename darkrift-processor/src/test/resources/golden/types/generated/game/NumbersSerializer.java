package game;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;

/** Writes and reads {@link Numbers}. */
@DarkriftGenerated
@Layout({"int8: int8", "int8AsShort: int8", "int8AsLong: int8", "uint8AsByte: uint8",
                "uint8AsShort: uint8", "uint8: uint8", "int16: int16", "int16AsInt: int16",
                "uint16AsShort: uint16", "uint16: uint16", "uint16AsLong: uint16", "int32: int32",
                "int32AsLong: int32", "uint32AsInt: uint32", "uint32: uint32", "int64: int64",
                "uint64AsLong: uint64", "uint64: uint64", "float32: float32", "float64: float64",
                "bool: bool"})
public final class NumbersSerializer extends RecordSerializer<Numbers> {
    /** The only instance. */
    public static final NumbersSerializer INSTANCE = new NumbersSerializer();

    private NumbersSerializer() {
        super(1, Numbers.class);
    }

    @Override
    public void write(Numbers value, DarkriftWriter out) {
        int at = out.reserve(69);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, value.int8());
        BigEndian.putInt8(bytes, at + 1, Checks.int8(value.int8AsShort(), "Numbers.int8AsShort"));
        BigEndian.putInt8(bytes, at + 2, Checks.int8(value.int8AsLong(), "Numbers.int8AsLong"));
        BigEndian.putInt8(bytes, at + 3, value.uint8AsByte());
        BigEndian.putInt8(bytes, at + 4, Checks.uint8(value.uint8AsShort(), "Numbers.uint8AsShort"));
        BigEndian.putInt8(bytes, at + 5, Checks.uint8(value.uint8(), "Numbers.uint8"));
        BigEndian.putInt16(bytes, at + 6, value.int16());
        BigEndian.putInt16(bytes, at + 8, Checks.int16(value.int16AsInt(), "Numbers.int16AsInt"));
        BigEndian.putInt16(bytes, at + 10, value.uint16AsShort());
        BigEndian.putInt16(bytes, at + 12, Checks.uint16(value.uint16(), "Numbers.uint16"));
        BigEndian.putInt16(bytes, at + 14, Checks.uint16(value.uint16AsLong(), "Numbers.uint16AsLong"));
        BigEndian.putInt32(bytes, at + 16, value.int32());
        BigEndian.putInt32(bytes, at + 20, Checks.int32(value.int32AsLong(), "Numbers.int32AsLong"));
        BigEndian.putInt32(bytes, at + 24, value.uint32AsInt());
        BigEndian.putInt32(bytes, at + 28, Checks.uint32(value.uint32(), "Numbers.uint32"));
        BigEndian.putInt64(bytes, at + 32, value.int64());
        BigEndian.putInt64(bytes, at + 40, value.uint64AsLong());
        BigEndian.putInt64(bytes, at + 48, Checks.uint64(value.uint64(), "Numbers.uint64"));
        BigEndian.putFloat32(bytes, at + 56, value.float32());
        BigEndian.putFloat64(bytes, at + 60, value.float64());
        BigEndian.putBoolean(bytes, at + 68, value.bool());
    }

    @Override
    public Numbers read(DarkriftReader in) {
        int at = Reads.require(in, 69, "Numbers.int8:1,int8AsShort:1,int8AsLong:1,uint8AsByte:1,uint8AsShort:1,uint8:1,int16:2,int16AsInt:2,uint16AsShort:2,uint16:2,uint16AsLong:2,int32:4,int32AsLong:4,uint32AsInt:4,uint32:4,int64:8,uint64AsLong:8,uint64:8,float32:4,float64:8,bool:1");
        byte[] bytes = in.array();
        byte int8 = BigEndian.getInt8(bytes, at);
        short int8AsShort = BigEndian.getInt8(bytes, at + 1);
        long int8AsLong = BigEndian.getInt8(bytes, at + 2);
        byte uint8AsByte = BigEndian.getInt8(bytes, at + 3);
        short uint8AsShort = (short) BigEndian.getUInt8(bytes, at + 4);
        int uint8 = BigEndian.getUInt8(bytes, at + 5);
        short int16 = BigEndian.getInt16(bytes, at + 6);
        int int16AsInt = BigEndian.getInt16(bytes, at + 8);
        short uint16AsShort = BigEndian.getInt16(bytes, at + 10);
        int uint16 = BigEndian.getUInt16(bytes, at + 12);
        long uint16AsLong = BigEndian.getUInt16(bytes, at + 14);
        int int32 = BigEndian.getInt32(bytes, at + 16);
        long int32AsLong = BigEndian.getInt32(bytes, at + 20);
        int uint32AsInt = BigEndian.getInt32(bytes, at + 24);
        long uint32 = BigEndian.getUInt32(bytes, at + 28);
        long int64 = BigEndian.getInt64(bytes, at + 32);
        long uint64AsLong = BigEndian.getInt64(bytes, at + 40);
        BigInteger uint64 = BigEndian.getBigUInt64(bytes, at + 48);
        float float32 = BigEndian.getFloat32(bytes, at + 56);
        double float64 = BigEndian.getFloat64(bytes, at + 60);
        boolean bool = BigEndian.getBoolean(bytes, at + 68);
        return new Numbers(int8, int8AsShort, int8AsLong, uint8AsByte, uint8AsShort, uint8, int16,
                int16AsInt, uint16AsShort, uint16, uint16AsLong, int32, int32AsLong, uint32AsInt,
                uint32, int64, uint64AsLong, uint64, float32, float64, bool);
    }
}
