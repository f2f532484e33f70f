package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.math.BigInteger;

/** The part of {@link DarkriftWriter} that writes single values of a fixed width. */
abstract sealed class ScalarWriter extends WriterBuffer permits ArrayWriter {
    ScalarWriter(int capacity) {
        super(capacity);
    }

    /**
     * Writes a signed integer of one byte.
     *
     * @param value -128 to 127
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeInt8(int value) {
        Checks.int8(value, "int8");
        int at = reserve(1);
        BigEndian.putInt8(array(), at, value);
    }

    /**
     * Writes an unsigned integer of one byte.
     *
     * @param value 0 to 255
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeUInt8(int value) {
        Checks.uint8(value, "uint8");
        int at = reserve(1);
        BigEndian.putInt8(array(), at, value);
    }

    /**
     * Writes a signed integer of two bytes.
     *
     * @param value -32,768 to 32,767
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeInt16(int value) {
        Checks.int16(value, "int16");
        int at = reserve(2);
        BigEndian.putInt16(array(), at, value);
    }

    /**
     * Writes an unsigned integer of two bytes.
     *
     * @param value 0 to 65,535
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeUInt16(int value) {
        Checks.uint16(value, "uint16");
        int at = reserve(2);
        BigEndian.putInt16(array(), at, value);
    }

    /**
     * Writes a signed integer of four bytes.
     *
     * @param value any int
     */
    public final void writeInt32(int value) {
        int at = reserve(4);
        BigEndian.putInt32(array(), at, value);
    }

    /**
     * Writes an unsigned integer of four bytes.
     *
     * @param value 0 to 4,294,967,295
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeUInt32(long value) {
        int bits = Checks.uint32(value, "uint32");
        int at = reserve(4);
        BigEndian.putInt32(array(), at, bits);
    }

    /**
     * Writes a signed integer of eight bytes.
     *
     * @param value any long
     */
    public final void writeInt64(long value) {
        int at = reserve(8);
        BigEndian.putInt64(array(), at, value);
    }

    /**
     * Writes an unsigned integer of eight bytes.
     *
     * @param bits its bits: -1 is 2<sup>64</sup> - 1
     */
    public final void writeUInt64(long bits) {
        writeInt64(bits);
    }

    /**
     * Writes an unsigned integer of eight bytes.
     *
     * @param value 0 to 2<sup>64</sup> - 1
     * @throws IllegalArgumentException if the value is outside that range
     */
    public final void writeUInt64(BigInteger value) {
        writeInt64(Checks.uint64(value, "uint64"));
    }

    /**
     * Writes a float in four bytes.
     *
     * @param value any float; the bits of a NaN are kept
     */
    public final void writeFloat32(float value) {
        int at = reserve(4);
        BigEndian.putFloat32(array(), at, value);
    }

    /**
     * Writes a double in eight bytes.
     *
     * @param value any double; the bits of a NaN are kept
     */
    public final void writeFloat64(double value) {
        int at = reserve(8);
        BigEndian.putFloat64(array(), at, value);
    }

    /**
     * Writes a boolean in one byte.
     *
     * @param value true becomes 1, false 0
     */
    public final void writeBoolean(boolean value) {
        int at = reserve(1);
        BigEndian.putBoolean(array(), at, value);
    }
}
