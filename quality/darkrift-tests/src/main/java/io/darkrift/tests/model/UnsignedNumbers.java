package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import java.math.BigInteger;

/** Unsigned numbers in every Java type that is wide enough. */
@DarkriftMessage(tag = 102)
public record UnsignedNumbers(
        @UInt8 byte uint8InByte,
        @UInt8 short uint8InShort,
        @UInt8 int uint8InInt,
        @UInt8 long uint8InLong,
        @UInt16 short uint16InShort,
        @UInt16 int uint16InInt,
        @UInt16 long uint16InLong,
        @UInt32 int uint32InInt,
        @UInt32 long uint32InLong,
        @UInt64 long uint64InLong,
        @UInt64 BigInteger uint64) {}
