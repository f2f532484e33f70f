package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.ArrayRanges;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.RangeChecks;
import io.darkrift.wire.support.RangeReads;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/** Codecs that reject what another would accept. */
final class LimitCodecs {
    private LimitCodecs() {}

    /** A limit of a string, an array, a list or a map. */
    record AtMost<T>(Codec<T> codec, int max) implements Codec<T> {
        AtMost {
            if (max < 0) {
                throw new IllegalArgumentException("a limit of " + max + ": choose 0 or more");
            }
        }

        @Override
        public int leastBytes() {
            return codec.leastBytes();
        }

        @Override
        public void write(T value, DarkriftWriter out, String place, int index) {
            T present = Places.notNull(value, place, index);
            if (present instanceof String text) {
                if (text.length() > max) {
                    Limits.text(text, max, Places.of(place, index));
                }
            } else if (size(present) > max) {
                Limits.count(size(present), max, Places.of(place, index));
            }
            codec.write(present, out, place, index);
        }

        private static int size(Object value) {
            if (value instanceof Collection<?> collection) {
                return collection.size();
            }
            return value instanceof Map<?, ?> map ? map.size() : Array.getLength(value);
        }

        @Override
        public T read(DarkriftReader in, String place) {
            if (codec instanceof TextCodecs.OfString text) {
                return cast(Limits.string(in, text.encoding(), max, place));
            }
            if (codec instanceof ArrayCodecs.OfChars chars) {
                return cast(Limits.chars(in, chars.encoding(), max, place));
            }
            if (codec instanceof ArrayCodecs.OfCharList chars) {
                return cast(Lists.of(Limits.chars(in, chars.encoding(), max, place)));
            }
            Limits.ahead(in, max, place);
            return codec.read(in, place);
        }

        @SuppressWarnings("unchecked") // The codec, which is asked for its class, is one of such values.
        private T cast(Object value) {
            return (T) value;
        }
    }

    /** A range of integers, or of the elements of an array of them. */
    record WithinLongs<T>(Codec<T> codec, long min, long max) implements Codec<T> {
        @Override
        public int leastBytes() {
            return codec.leastBytes();
        }

        @Override
        public void write(T value, DarkriftWriter out, String place, int index) {
            T present = Places.notNull(value, place, index);
            if (present instanceof BigInteger number) {
                if (number.bitLength() > 63 || number.longValue() < min || number.longValue() > max) {
                    RangeChecks.within(number, min, max, Places.of(place, index));
                }
            } else if (present instanceof Number number) {
                if (number.longValue() < min || number.longValue() > max) {
                    RangeChecks.within(number.longValue(), min, max, Places.of(place, index));
                }
            } else if (present instanceof int[] array) {
                ArrayRanges.within(array, min, max, place);
            } else if (present instanceof long[] array) {
                ArrayRanges.within(array, min, max, place);
            } else if (present instanceof short[] array) {
                ArrayRanges.within(array, min, max, place);
            } else if (present instanceof byte[] array) {
                ArrayRanges.within(array, min, max, place);
            }
            codec.write(present, out, place, index);
        }

        @Override
        public T read(DarkriftReader in, String place) {
            T value = codec.read(in, place);
            if (value instanceof BigInteger number) {
                RangeReads.within(in, number, min, max, place);
            } else if (value instanceof Number number) {
                RangeReads.within(in, number.longValue(), min, max, place);
            } else if (value instanceof int[] array) {
                ArrayRanges.within(in, array, min, max, place);
            } else if (value instanceof long[] array) {
                ArrayRanges.within(in, array, min, max, place);
            } else if (value instanceof short[] array) {
                ArrayRanges.within(in, array, min, max, place);
            } else if (value instanceof byte[] array) {
                ArrayRanges.within(in, array, min, max, place);
            }
            return value;
        }
    }

    /** A range of floats or doubles, or of the elements of an array of them. */
    record WithinDoubles<T>(Codec<T> codec, double min, double max) implements Codec<T> {
        @Override
        public int leastBytes() {
            return codec.leastBytes();
        }

        @Override
        public void write(T value, DarkriftWriter out, String place, int index) {
            T present = Places.notNull(value, place, index);
            if (present instanceof Float number) {
                if (!(number >= (float) min && number <= (float) max)) {
                    RangeChecks.within((float) number, min, max, Places.of(place, index));
                }
            } else if (present instanceof Double number) {
                if (!(number >= min && number <= max)) {
                    RangeChecks.within((double) number, min, max, Places.of(place, index));
                }
            } else if (present instanceof float[] array) {
                ArrayRanges.within(array, min, max, place);
            } else if (present instanceof double[] array) {
                ArrayRanges.within(array, min, max, place);
            }
            codec.write(present, out, place, index);
        }

        @Override
        public T read(DarkriftReader in, String place) {
            T value = codec.read(in, place);
            if (value instanceof Float number) {
                RangeReads.within(in, (float) number, min, max, place);
            } else if (value instanceof Double number) {
                RangeReads.within(in, (double) number, min, max, place);
            } else if (value instanceof float[] array) {
                ArrayRanges.within(in, array, min, max, place);
            } else if (value instanceof double[] array) {
                ArrayRanges.within(in, array, min, max, place);
            }
            return value;
        }
    }
}
