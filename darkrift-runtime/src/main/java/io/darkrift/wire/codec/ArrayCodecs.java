package io.darkrift.wire.codec;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Codecs of arrays of primitives, and of lists that are packed as such arrays are. */
final class ArrayCodecs {
    private ArrayCodecs() {}

    record OfBytes() implements Codec<byte[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(byte[] value, DarkriftWriter out, String place, int index) {
            out.writeInt8s(Places.notNull(value, place, index));
        }

        @Override
        public byte[] read(DarkriftReader in, String place) {
            return Reads.int8s(in, place);
        }
    }

    record OfShorts(WireInteger wire) implements Codec<short[]> {
        OfShorts {
            wire.checkFits(Short.BYTES, "a short");
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(short[] value, DarkriftWriter out, String place, int index) {
            short[] array = Places.notNull(value, place, index);
            if (wire.bytes() == Short.BYTES) {
                out.writeInt16s(array);
                return;
            }
            int width = wire.bytes();
            int at = out.reserveArray(array.length, width);
            byte[] bytes = out.array();
            for (int i = 0; i < array.length; i++) {
                wire.store(bytes, at + width * i, wire.check(array[i], Short.BYTES, place, i));
            }
        }

        @Override
        public short[] read(DarkriftReader in, String place) {
            if (wire.bytes() == Short.BYTES) {
                return Reads.int16s(in, place);
            }
            int width = wire.bytes();
            short[] array = new short[Reads.count(in, width, place)];
            int at = in.require(width * array.length);
            byte[] bytes = in.array();
            for (int i = 0; i < array.length; i++) {
                array[i] = (short) wire.load(bytes, at + width * i);
            }
            return array;
        }
    }

    record OfInts(WireInteger wire) implements Codec<int[]> {
        OfInts {
            wire.checkFits(Integer.BYTES, "an int");
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(int[] value, DarkriftWriter out, String place, int index) {
            int[] array = Places.notNull(value, place, index);
            if (wire.bytes() == Integer.BYTES) {
                out.writeInt32s(array);
                return;
            }
            int width = wire.bytes();
            int at = out.reserveArray(array.length, width);
            byte[] bytes = out.array();
            for (int i = 0; i < array.length; i++) {
                wire.store(bytes, at + width * i, wire.check(array[i], Integer.BYTES, place, i));
            }
        }

        @Override
        public int[] read(DarkriftReader in, String place) {
            if (wire.bytes() == Integer.BYTES) {
                return Reads.int32s(in, place);
            }
            int width = wire.bytes();
            int[] array = new int[Reads.count(in, width, place)];
            int at = in.require(width * array.length);
            byte[] bytes = in.array();
            for (int i = 0; i < array.length; i++) {
                array[i] = (int) wire.load(bytes, at + width * i);
            }
            return array;
        }
    }

    record OfLongs(WireInteger wire) implements Codec<long[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(long[] value, DarkriftWriter out, String place, int index) {
            long[] array = Places.notNull(value, place, index);
            if (wire.bytes() == Long.BYTES) {
                out.writeInt64s(array);
                return;
            }
            int width = wire.bytes();
            int at = out.reserveArray(array.length, width);
            byte[] bytes = out.array();
            for (int i = 0; i < array.length; i++) {
                wire.store(bytes, at + width * i, wire.check(array[i], Long.BYTES, place, i));
            }
        }

        @Override
        public long[] read(DarkriftReader in, String place) {
            if (wire.bytes() == Long.BYTES) {
                return Reads.int64s(in, place);
            }
            int width = wire.bytes();
            long[] array = new long[Reads.count(in, width, place)];
            int at = in.require(width * array.length);
            byte[] bytes = in.array();
            for (int i = 0; i < array.length; i++) {
                array[i] = wire.load(bytes, at + width * i);
            }
            return array;
        }
    }

    record OfFloats() implements Codec<float[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(float[] value, DarkriftWriter out, String place, int index) {
            out.writeFloat32s(Places.notNull(value, place, index));
        }

        @Override
        public float[] read(DarkriftReader in, String place) {
            return Reads.float32s(in, place);
        }
    }

    record OfDoubles() implements Codec<double[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(double[] value, DarkriftWriter out, String place, int index) {
            out.writeFloat64s(Places.notNull(value, place, index));
        }

        @Override
        public double[] read(DarkriftReader in, String place) {
            return Reads.float64s(in, place);
        }
    }

    record OfBooleans() implements Codec<boolean[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(boolean[] value, DarkriftWriter out, String place, int index) {
            out.writeBooleans(Places.notNull(value, place, index));
        }

        @Override
        public boolean[] read(DarkriftReader in, String place) {
            return Reads.booleans(in, place);
        }
    }

    record OfBooleanList() implements Codec<List<Boolean>> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(List<Boolean> value, DarkriftWriter out, String place, int index) {
            out.writeBooleans(Lists.booleans(Places.notNull(value, place, index), place));
        }

        @Override
        public List<Boolean> read(DarkriftReader in, String place) {
            return Lists.of(Reads.booleans(in, place));
        }
    }

    record OfChars(TextEncoding encoding) implements Codec<char[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(char[] value, DarkriftWriter out, String place, int index) {
            writeChars(Places.notNull(value, place, index), encoding, out, place, index);
        }

        @Override
        public char[] read(DarkriftReader in, String place) {
            return Reads.chars(in, encoding, place);
        }
    }

    record OfCharList(TextEncoding encoding) implements Codec<List<Character>> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(List<Character> value, DarkriftWriter out, String place, int index) {
            writeChars(Lists.chars(Places.notNull(value, place, index), place), encoding, out, place, index);
        }

        @Override
        public List<Character> read(DarkriftReader in, String place) {
            return Lists.of(Reads.chars(in, encoding, place));
        }
    }

    private static void writeChars(char[] chars, TextEncoding encoding, DarkriftWriter out, String place, int index) {
        if (encoding == TextEncoding.US_ASCII) {
            for (char each : chars) {
                if (each >= 0x80) {
                    Checks.ascii(chars, Places.of(place, index));
                }
            }
        }
        out.writeChars(chars, encoding);
    }
}
