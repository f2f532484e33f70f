package io.darkrift.tests.conformance;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import java.math.BigInteger;

/** Messages of one array of numbers or booleans. */
public final class Arrays {
    private Arrays() {}

    /** An array: C# bytes. */
    @DarkriftMessage(tag = 21)
    public record BytesMessage(byte[] value) {}

    /** An array: C# sbytes. */
    @DarkriftMessage(tag = 22)
    public record SBytesMessage(@Int8 byte[] value) {}

    /** An array: C# bools. */
    @DarkriftMessage(tag = 23)
    public record BoolsMessage(boolean[] value) {}

    /** An array: C# shorts. */
    @DarkriftMessage(tag = 24)
    public record ShortsMessage(short[] value) {}

    /** An array: C# ushorts. */
    @DarkriftMessage(tag = 25)
    public record UShortsMessage(@UInt16 int[] value) {}

    /** An array: C# ints. */
    @DarkriftMessage(tag = 26)
    public record IntsMessage(int[] value) {}

    /** An array: C# uints. */
    @DarkriftMessage(tag = 27)
    public record UIntsMessage(@UInt32 long[] value) {}

    /** An array: C# longs. */
    @DarkriftMessage(tag = 28)
    public record LongsMessage(long[] value) {}

    /** An array: C# ulongs. */
    @DarkriftMessage(tag = 29)
    public record ULongsMessage(@UInt64 BigInteger[] value) {}

    /** An array: C# floats. */
    @DarkriftMessage(tag = 30)
    public record FloatsMessage(float[] value) {}

    /** An array: C# doubles. */
    @DarkriftMessage(tag = 31)
    public record DoublesMessage(double[] value) {}
}
