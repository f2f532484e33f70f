package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import java.math.BigInteger;

@DarkriftMessage(tag = 2)
public record Arrays(
        byte[] raw,
        @Int8 int[] int8s,
        @UInt8 short[] uint8s,
        @UInt16 int[] uint16s,
        @UInt32 int[] uint32sAsInts,
        @UInt32 long[] uint32s,
        @UInt64 BigInteger[] uint64s,
        float[] float32s,
        double[] float64s,
        boolean[] bools,
        char[] chars,
        String[] texts) {}
