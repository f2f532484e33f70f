package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;

/** Codecs of numbers and booleans. */
final class NumberCodecs {
    private NumberCodecs() {}

    record OfByte(WireInteger wire) implements Codec<Byte> {
        OfByte {
            wire.checkFits(Byte.BYTES, "a byte");
        }

        @Override
        public int leastBytes() {
            return wire.bytes();
        }

        @Override
        public void write(Byte value, DarkriftWriter out, String place, int index) {
            store(wire, Places.notNull(value, place, index), out);
        }

        @Override
        public Byte read(DarkriftReader in, String place) {
            return (byte) load(wire, in, place);
        }
    }

    record OfShort(WireInteger wire) implements Codec<Short> {
        OfShort {
            wire.checkFits(Short.BYTES, "a short");
        }

        @Override
        public int leastBytes() {
            return wire.bytes();
        }

        @Override
        public void write(Short value, DarkriftWriter out, String place, int index) {
            store(wire, wire.check(Places.notNull(value, place, index), Short.BYTES, place, index), out);
        }

        @Override
        public Short read(DarkriftReader in, String place) {
            return (short) load(wire, in, place);
        }
    }

    record OfInt(WireInteger wire) implements Codec<Integer> {
        OfInt {
            wire.checkFits(Integer.BYTES, "an int");
        }

        @Override
        public int leastBytes() {
            return wire.bytes();
        }

        @Override
        public void write(Integer value, DarkriftWriter out, String place, int index) {
            store(wire, wire.check(Places.notNull(value, place, index), Integer.BYTES, place, index), out);
        }

        @Override
        public Integer read(DarkriftReader in, String place) {
            return (int) load(wire, in, place);
        }
    }

    record OfLong(WireInteger wire) implements Codec<Long> {
        @Override
        public int leastBytes() {
            return wire.bytes();
        }

        @Override
        public void write(Long value, DarkriftWriter out, String place, int index) {
            store(wire, wire.check(Places.notNull(value, place, index), Long.BYTES, place, index), out);
        }

        @Override
        public Long read(DarkriftReader in, String place) {
            return load(wire, in, place);
        }
    }

    private static void store(WireInteger wire, long value, DarkriftWriter out) {
        int at = out.reserve(wire.bytes());
        wire.store(out.array(), at, value);
    }

    private static long load(WireInteger wire, DarkriftReader in, String place) {
        int at = Reads.require(in, wire.bytes(), place);
        return wire.load(in.array(), at);
    }

    record OfBigInteger() implements Codec<BigInteger> {
        @Override
        public int leastBytes() {
            return Long.BYTES;
        }

        @Override
        public void write(BigInteger value, DarkriftWriter out, String place, int index) {
            long bits = index < 0 ? Checks.uint64(value, place) : Checks.uint64(value, place, index);
            store(WireInteger.UINT64, bits, out);
        }

        @Override
        public BigInteger read(DarkriftReader in, String place) {
            int at = Reads.require(in, Long.BYTES, place);
            return BigEndian.getBigUInt64(in.array(), at);
        }
    }

    record OfFloat() implements Codec<Float> {
        @Override
        public int leastBytes() {
            return Float.BYTES;
        }

        @Override
        public void write(Float value, DarkriftWriter out, String place, int index) {
            float number = Places.notNull(value, place, index);
            int at = out.reserve(Float.BYTES);
            BigEndian.putFloat32(out.array(), at, number);
        }

        @Override
        public Float read(DarkriftReader in, String place) {
            int at = Reads.require(in, Float.BYTES, place);
            return BigEndian.getFloat32(in.array(), at);
        }
    }

    record OfDouble() implements Codec<Double> {
        @Override
        public int leastBytes() {
            return Double.BYTES;
        }

        @Override
        public void write(Double value, DarkriftWriter out, String place, int index) {
            double number = Places.notNull(value, place, index);
            int at = out.reserve(Double.BYTES);
            BigEndian.putFloat64(out.array(), at, number);
        }

        @Override
        public Double read(DarkriftReader in, String place) {
            int at = Reads.require(in, Double.BYTES, place);
            return BigEndian.getFloat64(in.array(), at);
        }
    }

    record OfBoolean() implements Codec<Boolean> {
        @Override
        public int leastBytes() {
            return 1;
        }

        @Override
        public void write(Boolean value, DarkriftWriter out, String place, int index) {
            out.writeBoolean(Places.notNull(value, place, index));
        }

        @Override
        public Boolean read(DarkriftReader in, String place) {
            return Reads.bool(in, place);
        }
    }

    /** A float in the highest bits of as few bytes as hold it. */
    record QuantizedFloat(double min, double max, int bits) implements Codec<Float> {
        QuantizedFloat {
            checkBits(bits);
        }

        @Override
        public int leastBytes() {
            return (bits + 7) / 8;
        }

        @Override
        public void write(Float value, DarkriftWriter out, String place, int index) {
            float number = Places.notNull(value, place, index);
            long steps = index < 0
                    ? Quantization.quantize(number, min, max, bits, place)
                    : Quantization.quantize(number, min, max, bits, place, index);
            storeBits(steps, bits, out);
        }

        @Override
        public Float read(DarkriftReader in, String place) {
            return Quantization.dequantizeFloat(loadBits(bits, in, place), min, max, bits);
        }
    }

    /** A double in the highest bits of as few bytes as hold it. */
    record QuantizedDouble(double min, double max, int bits) implements Codec<Double> {
        QuantizedDouble {
            checkBits(bits);
        }

        @Override
        public int leastBytes() {
            return (bits + 7) / 8;
        }

        @Override
        public void write(Double value, DarkriftWriter out, String place, int index) {
            double number = Places.notNull(value, place, index);
            long steps = index < 0
                    ? Quantization.quantize(number, min, max, bits, place)
                    : Quantization.quantize(number, min, max, bits, place, index);
            storeBits(steps, bits, out);
        }

        @Override
        public Double read(DarkriftReader in, String place) {
            return Quantization.dequantizeDouble(loadBits(bits, in, place), min, max, bits);
        }
    }

    private static void checkBits(int bits) {
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException(bits + " bits: a quantized number has 1 to 32");
        }
    }

    private static void storeBits(long number, int bits, DarkriftWriter out) {
        int bytes = (bits + 7) / 8;
        int at = out.reserve(bytes);
        PackedBits.put(out.array(), at, bytes, number << 8 * bytes - bits);
    }

    private static long loadBits(int bits, DarkriftReader in, String place) {
        int bytes = (bits + 7) / 8;
        int at = Reads.require(in, bytes, place);
        return PackedBits.get(in.array(), at, bytes) >>> 8 * bytes - bits;
    }
}
