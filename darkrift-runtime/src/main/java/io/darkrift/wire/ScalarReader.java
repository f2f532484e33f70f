package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import java.math.BigInteger;

/** The part of {@link DarkriftReader} that reads single values of a fixed width. */
abstract sealed class ScalarReader extends ReaderBuffer permits ArrayReader {
    ScalarReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Reads a signed integer of one byte.
     *
     * @return -128 to 127
     * @throws WireException if no byte is left
     */
    public final byte readInt8() {
        return BigEndian.getInt8(array(), require(1));
    }

    /**
     * Reads an unsigned integer of one byte.
     *
     * @return 0 to 255
     * @throws WireException if no byte is left
     */
    public final int readUInt8() {
        return BigEndian.getUInt8(array(), require(1));
    }

    /**
     * Reads a signed integer of two bytes.
     *
     * @return -32,768 to 32,767
     * @throws WireException if fewer than two bytes are left
     */
    public final short readInt16() {
        return BigEndian.getInt16(array(), require(2));
    }

    /**
     * Reads an unsigned integer of two bytes.
     *
     * @return 0 to 65,535
     * @throws WireException if fewer than two bytes are left
     */
    public final int readUInt16() {
        return BigEndian.getUInt16(array(), require(2));
    }

    /**
     * Reads a signed integer of four bytes.
     *
     * @return any int
     * @throws WireException if fewer than four bytes are left
     */
    public final int readInt32() {
        return BigEndian.getInt32(array(), require(4));
    }

    /**
     * Reads an unsigned integer of four bytes.
     *
     * @return 0 to 4,294,967,295
     * @throws WireException if fewer than four bytes are left
     */
    public final long readUInt32() {
        return BigEndian.getUInt32(array(), require(4));
    }

    /**
     * Reads a signed integer of eight bytes.
     *
     * @return any long
     * @throws WireException if fewer than eight bytes are left
     */
    public final long readInt64() {
        return BigEndian.getInt64(array(), require(8));
    }

    /**
     * Reads an unsigned integer of eight bytes as its bits.
     *
     * @return the bits: 2<sup>64</sup> - 1 is -1
     * @throws WireException if fewer than eight bytes are left
     */
    public final long readUInt64() {
        return readInt64();
    }

    /**
     * Reads an unsigned integer of eight bytes.
     *
     * @return 0 to 2<sup>64</sup> - 1
     * @throws WireException if fewer than eight bytes are left
     */
    public final BigInteger readBigUInt64() {
        return BigEndian.getBigUInt64(array(), require(8));
    }

    /**
     * Reads a float of four bytes.
     *
     * @return the float
     * @throws WireException if fewer than four bytes are left
     */
    public final float readFloat32() {
        return BigEndian.getFloat32(array(), require(4));
    }

    /**
     * Reads a double of eight bytes.
     *
     * @return the double
     * @throws WireException if fewer than eight bytes are left
     */
    public final double readFloat64() {
        return BigEndian.getFloat64(array(), require(8));
    }

    /**
     * Reads a boolean of one byte.
     *
     * @return true if the byte is 1, as in C#
     * @throws WireException if no byte is left
     */
    public final boolean readBoolean() {
        return BigEndian.getBoolean(array(), require(1));
    }
}
