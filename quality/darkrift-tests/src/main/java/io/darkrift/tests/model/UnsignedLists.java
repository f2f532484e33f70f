package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import java.math.BigInteger;
import java.util.List;

/** Lists of unsigned numbers. */
@DarkriftMessage(tag = 106)
public record UnsignedLists(
        @UInt8 List<Byte> uint8InByte,
        @UInt8 List<Short> uint8InShort,
        @UInt8 List<Integer> uint8InInt,
        @UInt8 List<Long> uint8InLong,
        @UInt16 List<Short> uint16InShort,
        @UInt16 List<Integer> uint16InInt,
        @UInt16 List<Long> uint16InLong,
        @UInt32 List<Integer> uint32InInt,
        @UInt32 List<Long> uint32InLong,
        @UInt64 List<Long> uint64InLong,
        @UInt64 List<BigInteger> uint64) {}
