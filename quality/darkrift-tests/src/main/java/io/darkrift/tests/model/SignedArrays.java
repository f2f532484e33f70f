package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int8;

/** Arrays of signed numbers. */
@DarkriftMessage(tag = 103)
public record SignedArrays(
        byte[] int8,
        @Int8 short[] int8InShort,
        @Int8 int[] int8InInt,
        @Int8 long[] int8InLong,
        short[] int16,
        @Int16 int[] int16InInt,
        @Int16 long[] int16InLong,
        int[] int32,
        @Int32 long[] int32InLong,
        long[] int64) {}
