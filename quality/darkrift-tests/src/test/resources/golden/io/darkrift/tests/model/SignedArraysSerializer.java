package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link SignedArrays}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"int8: list(int8)", "int8InShort: list(int8)", "int8InInt: list(int8)",
                "int8InLong: list(int8)", "int16: list(int16)", "int16InInt: list(int16)",
                "int16InLong: list(int16)", "int32: list(int32)", "int32InLong: list(int32)",
                "int64: list(int64)"})
public final class SignedArraysSerializer extends RecordSerializer<SignedArrays> {
    /** The only instance. */
    public static final SignedArraysSerializer INSTANCE = new SignedArraysSerializer();

    private SignedArraysSerializer() {
        super(103, SignedArrays.class);
    }

    @Override
    public void write(SignedArrays value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.int8(), "SignedArrays.int8"));
        short[] int8InShort = Checks.notNull(value.int8InShort(), "SignedArrays.int8InShort");
        int at = out.reserveArray(int8InShort.length, 1);
        byte[] bytes = out.array();
        for (int i = 0; i < int8InShort.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(int8InShort[i], "SignedArrays.int8InShort", i));
        }
        int[] int8InInt = Checks.notNull(value.int8InInt(), "SignedArrays.int8InInt");
        at = out.reserveArray(int8InInt.length, 1);
        bytes = out.array();
        for (int i = 0; i < int8InInt.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(int8InInt[i], "SignedArrays.int8InInt", i));
        }
        long[] int8InLong = Checks.notNull(value.int8InLong(), "SignedArrays.int8InLong");
        at = out.reserveArray(int8InLong.length, 1);
        bytes = out.array();
        for (int i = 0; i < int8InLong.length; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.int8(int8InLong[i], "SignedArrays.int8InLong", i));
        }
        out.writeInt16s(Checks.notNull(value.int16(), "SignedArrays.int16"));
        int[] int16InInt = Checks.notNull(value.int16InInt(), "SignedArrays.int16InInt");
        at = out.reserveArray(int16InInt.length, 2);
        bytes = out.array();
        for (int i = 0; i < int16InInt.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.int16(int16InInt[i], "SignedArrays.int16InInt", i));
        }
        long[] int16InLong = Checks.notNull(value.int16InLong(), "SignedArrays.int16InLong");
        at = out.reserveArray(int16InLong.length, 2);
        bytes = out.array();
        for (int i = 0; i < int16InLong.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.int16(int16InLong[i], "SignedArrays.int16InLong", i));
        }
        out.writeInt32s(Checks.notNull(value.int32(), "SignedArrays.int32"));
        long[] int32InLong = Checks.notNull(value.int32InLong(), "SignedArrays.int32InLong");
        at = out.reserveArray(int32InLong.length, 4);
        bytes = out.array();
        for (int i = 0; i < int32InLong.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.int32(int32InLong[i], "SignedArrays.int32InLong", i));
        }
        out.writeInt64s(Checks.notNull(value.int64(), "SignedArrays.int64"));
    }

    @Override
    public SignedArrays read(DarkriftReader in) {
        byte[] int8 = Reads.int8s(in, "SignedArrays.int8");
        short[] int8InShort = new short[Reads.count(in, 1, "SignedArrays.int8InShort")];
        int at = in.require(int8InShort.length);
        byte[] bytes = in.array();
        for (int i = 0; i < int8InShort.length; i++) {
            int8InShort[i] = BigEndian.getInt8(bytes, at + i);
        }
        int[] int8InInt = new int[Reads.count(in, 1, "SignedArrays.int8InInt")];
        at = in.require(int8InInt.length);
        for (int i = 0; i < int8InInt.length; i++) {
            int8InInt[i] = BigEndian.getInt8(bytes, at + i);
        }
        long[] int8InLong = new long[Reads.count(in, 1, "SignedArrays.int8InLong")];
        at = in.require(int8InLong.length);
        for (int i = 0; i < int8InLong.length; i++) {
            int8InLong[i] = BigEndian.getInt8(bytes, at + i);
        }
        short[] int16 = Reads.int16s(in, "SignedArrays.int16");
        int[] int16InInt = new int[Reads.count(in, 2, "SignedArrays.int16InInt")];
        at = in.require(2 * int16InInt.length);
        for (int i = 0; i < int16InInt.length; i++) {
            int16InInt[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        long[] int16InLong = new long[Reads.count(in, 2, "SignedArrays.int16InLong")];
        at = in.require(2 * int16InLong.length);
        for (int i = 0; i < int16InLong.length; i++) {
            int16InLong[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        int[] int32 = Reads.int32s(in, "SignedArrays.int32");
        long[] int32InLong = new long[Reads.count(in, 4, "SignedArrays.int32InLong")];
        at = in.require(4 * int32InLong.length);
        for (int i = 0; i < int32InLong.length; i++) {
            int32InLong[i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        long[] int64 = Reads.int64s(in, "SignedArrays.int64");
        return new SignedArrays(int8, int8InShort, int8InInt, int8InLong, int16, int16InInt,
                int16InLong, int32, int32InLong, int64);
    }
}
