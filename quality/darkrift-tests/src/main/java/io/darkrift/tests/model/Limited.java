package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.Range;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt64;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Components with limits, which change nothing on the wire. */
@DarkriftMessage(tag = 124)
public record Limited(
        @MaxLength(5) String text,
        @MaxLength(5) @Text(TextEncoding.UTF_8) Optional<String> shortText,
        @MaxLength(5) char[] chars,
        @MaxLength(5) boolean[] flags,
        @MaxLength(5) List<Boolean> flagList,
        @MaxLength(5) int[] numbers,
        @MaxLength(5) String[] texts,
        @MaxLength(5) List<Integer> numberList,
        @MaxLength(5) List<Point> points,
        @MaxLength(5) Map<Integer, String> map,
        @Range(min = -5, max = 5) byte int8,
        @Range(min = 0, max = 100) short int16,
        @Range(min = -1e6, max = 1_000_000) int int32,

        @Range(min = -9007199254740992.0, max = 9007199254740992.0)
        long int64,

        @Range(min = -20, max = 20) @Int16 long narrow,
        @Range(min = 10, max = 20) @UInt64 BigInteger uint64,
        @Range(min = -1, max = 0.1) float float32,
        @Range(min = 0, max = 1e100) double float64,
        @Range(min = 0, max = 9) int[] digits,
        @Range(min = 0, max = 9) @UInt16 List<Integer> digitList,
        @Range(min = 0, max = 1) @MaxLength(3) float[] parts,
        @Range(min = 1, max = 6) Optional<Integer> dice) {}
