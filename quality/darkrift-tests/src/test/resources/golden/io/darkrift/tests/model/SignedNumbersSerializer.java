package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link SignedNumbers}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"int8: int8", "int8InShort: int8", "int8InInt: int8", "int8InLong: int8", "int16: int16",
                "int16InInt: int16", "int16InLong: int16", "int32: int32", "int32InLong: int32",
                "int64: int64"})
public final class SignedNumbersSerializer extends RecordSerializer<SignedNumbers> {
    /** The only instance. */
    public static final SignedNumbersSerializer INSTANCE = new SignedNumbersSerializer();

    private SignedNumbersSerializer() {
        super(101, SignedNumbers.class);
    }

    @Override
    public void write(SignedNumbers value, DarkriftWriter out) {
        int at = out.reserve(26);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, value.int8());
        BigEndian.putInt8(bytes, at + 1, Checks.int8(value.int8InShort(), "SignedNumbers.int8InShort"));
        BigEndian.putInt8(bytes, at + 2, Checks.int8(value.int8InInt(), "SignedNumbers.int8InInt"));
        BigEndian.putInt8(bytes, at + 3, Checks.int8(value.int8InLong(), "SignedNumbers.int8InLong"));
        BigEndian.putInt16(bytes, at + 4, value.int16());
        BigEndian.putInt16(bytes, at + 6, Checks.int16(value.int16InInt(), "SignedNumbers.int16InInt"));
        BigEndian.putInt16(bytes, at + 8, Checks.int16(value.int16InLong(), "SignedNumbers.int16InLong"));
        BigEndian.putInt32(bytes, at + 10, value.int32());
        BigEndian.putInt32(bytes, at + 14, Checks.int32(value.int32InLong(), "SignedNumbers.int32InLong"));
        BigEndian.putInt64(bytes, at + 18, value.int64());
    }

    @Override
    public SignedNumbers read(DarkriftReader in) {
        int at = Reads.require(in, 26, "SignedNumbers.int8:1,int8InShort:1,int8InInt:1,int8InLong:1,int16:2,int16InInt:2,int16InLong:2,int32:4,int32InLong:4,int64:8");
        byte[] bytes = in.array();
        byte int8 = BigEndian.getInt8(bytes, at);
        short int8InShort = BigEndian.getInt8(bytes, at + 1);
        int int8InInt = BigEndian.getInt8(bytes, at + 2);
        long int8InLong = BigEndian.getInt8(bytes, at + 3);
        short int16 = BigEndian.getInt16(bytes, at + 4);
        int int16InInt = BigEndian.getInt16(bytes, at + 6);
        long int16InLong = BigEndian.getInt16(bytes, at + 8);
        int int32 = BigEndian.getInt32(bytes, at + 10);
        long int32InLong = BigEndian.getInt32(bytes, at + 14);
        long int64 = BigEndian.getInt64(bytes, at + 18);
        return new SignedNumbers(int8, int8InShort, int8InInt, int8InLong, int16, int16InInt,
                int16InLong, int32, int32InLong, int64);
    }
}
