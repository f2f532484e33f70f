package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int8;
import java.util.List;

/** Lists of signed numbers. */
@DarkriftMessage(tag = 105)
public record SignedLists(
        List<Byte> int8,
        @Int8 List<Short> int8InShort,
        @Int8 List<Integer> int8InInt,
        @Int8 List<Long> int8InLong,
        List<Short> int16,
        @Int16 List<Integer> int16InInt,
        @Int16 List<Long> int16InLong,
        List<Integer> int32,
        @Int32 List<Long> int32InLong,
        List<Long> int64) {}
