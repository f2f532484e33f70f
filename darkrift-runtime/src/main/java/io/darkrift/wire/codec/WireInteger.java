package io.darkrift.wire.codec;

import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;

/** The integers on the wire. All are big-endian. */
public enum WireInteger {
    /** One byte, two's complement. */
    INT8(1),
    /** One byte, without a sign. */
    UINT8(1),
    /** Two bytes, two's complement. */
    INT16(2),
    /** Two bytes, without a sign. */
    UINT16(2),
    /** Four bytes, two's complement. */
    INT32(4),
    /** Four bytes, without a sign. */
    UINT32(4),
    /** Eight bytes, two's complement. */
    INT64(8),
    /** Eight bytes, without a sign: a long holds the bits. */
    UINT64(8);

    private final int bytes;

    WireInteger(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** Rejects a Java type that does not hold all numbers of this: some would be read as others. */
    void checkFits(int javaBytes, String javaType) {
        if (bytes > javaBytes) {
            throw new IllegalArgumentException(name() + " has " + bytes + " bytes, and " + javaType + " has "
                    + javaBytes + ": choose a wire type with no more bytes");
        }
    }

    void store(byte[] array, int at, long value) {
        switch (bytes) {
            case 1 -> BigEndian.putInt8(array, at, (int) value);
            case 2 -> BigEndian.putInt16(array, at, (int) value);
            case 4 -> BigEndian.putInt32(array, at, (int) value);
            default -> BigEndian.putInt64(array, at, value);
        }
    }

    long load(byte[] array, int at) {
        return switch (this) {
            case INT8 -> BigEndian.getInt8(array, at);
            case UINT8 -> BigEndian.getUInt8(array, at);
            case INT16 -> BigEndian.getInt16(array, at);
            case UINT16 -> BigEndian.getUInt16(array, at);
            case INT32 -> BigEndian.getInt32(array, at);
            case UINT32 -> BigEndian.getUInt32(array, at);
            case INT64, UINT64 -> BigEndian.getInt64(array, at);
        };
    }

    /**
     * Rejects a number that this does not hold.
     *
     * @param javaBytes the size of the Java type that holds the number: one of the same size is taken for its bits
     */
    long check(long value, int javaBytes, String place, int index) {
        return bytes >= javaBytes || holds(value) ? value : refuse(value, Places.of(place, index));
    }

    private boolean holds(long value) {
        return switch (this) {
            case INT8 -> (byte) value == value;
            case UINT8 -> (value & 0xFF) == value;
            case INT16 -> (short) value == value;
            case UINT16 -> (value & 0xFFFF) == value;
            case INT32 -> (int) value == value;
            case UINT32 -> (value & 0xFFFF_FFFFL) == value;
            case INT64, UINT64 -> true;
        };
    }

    private long refuse(long value, String place) {
        return switch (this) {
            case INT8 -> Checks.int8(value, place);
            case UINT8 -> Checks.uint8(value, place);
            case INT16 -> Checks.int16(value, place);
            case UINT16 -> Checks.uint16(value, place);
            case INT32 -> Checks.int32(value, place);
            case UINT32 -> Checks.uint32(value, place);
            case INT64, UINT64 -> value;
        };
    }
}
