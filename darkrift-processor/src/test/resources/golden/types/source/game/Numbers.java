package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt64;
import io.darkrift.annotation.UInt8;
import java.math.BigInteger;

@DarkriftMessage(tag = 1)
public record Numbers(
        byte int8,
        @Int8 short int8AsShort,
        @Int8 long int8AsLong,
        @UInt8 byte uint8AsByte,
        @UInt8 short uint8AsShort,
        @UInt8 int uint8,
        short int16,
        @Int16 int int16AsInt,
        @UInt16 short uint16AsShort,
        @UInt16 int uint16,
        @UInt16 long uint16AsLong,
        int int32,
        @Int32 long int32AsLong,
        @UInt32 int uint32AsInt,
        @UInt32 long uint32,
        long int64,
        @UInt64 long uint64AsLong,
        @UInt64 BigInteger uint64,
        float float32,
        double float64,
        boolean bool) {}
