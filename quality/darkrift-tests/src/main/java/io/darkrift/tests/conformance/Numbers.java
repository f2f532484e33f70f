package io.darkrift.tests.conformance;

import io.darkrift.annotation.Bool;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Float32;
import io.darkrift.annotation.Float64;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int64;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import java.math.BigInteger;

/** Messages of one number or boolean. */
public final class Numbers {
    private Numbers() {}

    /** A C# byte. */
    @DarkriftMessage(tag = 1)
    public record ByteMessage(@UInt8 int value) {}

    /** A C# sbyte. */
    @DarkriftMessage(tag = 2)
    public record SByteMessage(@Int8 byte value) {}

    /** A C# short. */
    @DarkriftMessage(tag = 3)
    public record ShortMessage(@Int16 short value) {}

    /** A C# ushort. */
    @DarkriftMessage(tag = 4)
    public record UShortMessage(@UInt16 int value) {}

    /** A C# int. */
    @DarkriftMessage(tag = 5)
    public record IntMessage(@Int32 int value) {}

    /** A C# uint. */
    @DarkriftMessage(tag = 6)
    public record UIntMessage(@UInt32 long value) {}

    /** A C# long. */
    @DarkriftMessage(tag = 7)
    public record LongMessage(@Int64 long value) {}

    /** A C# ulong. */
    @DarkriftMessage(tag = 8)
    public record ULongMessage(@UInt64 BigInteger value) {}

    /** A C# float. */
    @DarkriftMessage(tag = 9)
    public record FloatMessage(@Float32 float value) {}

    /** A C# double. */
    @DarkriftMessage(tag = 10)
    public record DoubleMessage(@Float64 double value) {}

    /** A C# bool. */
    @DarkriftMessage(tag = 11)
    public record BoolMessage(@Bool boolean value) {}
}
