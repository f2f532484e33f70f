package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import java.util.Objects;

/** The part of {@link DarkriftReader} that reads arrays into arrays that are there already. */
abstract sealed class ArrayIntoReader extends ArrayReader permits DarkriftReader {
    ArrayIntoReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Reads bytes, without a count, into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @param count how many
     * @throws WireException if fewer are left
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public final void readRawInto(byte[] destination, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, destination.length);
        int at = require(count);
        System.arraycopy(array(), at, destination, offset, count);
    }

    /**
     * Reads bytes that have their count before them into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readBytesInto(byte[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 1);
        readRawInto(destination, offset, count);
        return count;
    }

    /**
     * Reads signed integers of one byte each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readInt8sInto(byte[] destination, int offset) {
        return readBytesInto(destination, offset);
    }

    /**
     * Reads unsigned integers of one byte each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readUInt8sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 1);
        int at = require(count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt8(bytes, at + i);
        }
        return count;
    }

    /**
     * Reads booleans that are packed, eight to a byte, into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readBooleansInto(boolean[] destination, int offset) {
        int room = roomBehind(offset, destination.length);
        int count = checkRoom(readBooleanCount(), room);
        unpack(destination, offset, count);
        return count;
    }

    /**
     * Reads signed integers of two bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readInt16sInto(short[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 2);
        int at = require(2 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        return count;
    }

    /**
     * Reads unsigned integers of two bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readUInt16sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 2);
        int at = require(2 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        return count;
    }

    /**
     * Reads signed integers of four bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readInt32sInto(int[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        int at = require(4 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt32(bytes, at + 4 * i);
        }
        return count;
    }

    /**
     * Reads unsigned integers of four bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readUInt32sInto(long[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        int at = require(4 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        return count;
    }

    /**
     * Reads signed integers of eight bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readInt64sInto(long[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 8);
        int at = require(8 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getInt64(bytes, at + 8 * i);
        }
        return count;
    }

    /**
     * Reads unsigned integers of eight bytes each, as their bits, into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readUInt64sInto(long[] destination, int offset) {
        return readInt64sInto(destination, offset);
    }

    /**
     * Reads floats of four bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readFloat32sInto(float[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 4);
        int at = require(4 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getFloat32(bytes, at + 4 * i);
        }
        return count;
    }

    /**
     * Reads doubles of eight bytes each into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public final int readFloat64sInto(double[] destination, int offset) {
        int count = readCountFor(offset, destination.length, 8);
        int at = require(8 * count);
        byte[] bytes = array();
        for (int i = 0; i < count; i++) {
            destination[offset + i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
        return count;
    }

    /** Reads the count of elements that are to go into an array. */
    final int readCountFor(int offset, int length, int elementBytes) {
        int room = roomBehind(offset, length);
        return checkRoom(readCount(elementBytes), room);
    }

    /** How many elements an array has from an index on. */
    static int roomBehind(int offset, int length) {
        Objects.checkFromToIndex(offset, length, length);
        return length - offset;
    }

    private int checkRoom(int count, int room) {
        if (count > room) {
            throw refuse(4, count + " elements came, there is room for " + room);
        }
        return count;
    }
}
