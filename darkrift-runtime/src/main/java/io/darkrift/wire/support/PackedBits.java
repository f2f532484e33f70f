package io.darkrift.wire.support;

/**
 * Bits that several components share: a group of one to eight bytes, whose first bit is the highest of the first byte. A
 * group is put together in a {@code long}, of which it is the low {@code 8 * byteCount} bits.
 */
public final class PackedBits {
    private PackedBits() {}

    /**
     * Stores a group.
     *
     * @param bytes where
     * @param at at which index
     * @param byteCount how many bytes: 1 to 8
     * @param group the bits: the low {@code 8 * byteCount} count
     */
    public static void put(byte[] bytes, int at, int byteCount, long group) {
        switch (byteCount) {
            case 1 -> BigEndian.putInt8(bytes, at, (int) group);
            case 2 -> BigEndian.putInt16(bytes, at, (int) group);
            case 3 -> {
                BigEndian.putInt16(bytes, at, (int) (group >>> 8));
                BigEndian.putInt8(bytes, at + 2, (int) group);
            }
            case 4 -> BigEndian.putInt32(bytes, at, (int) group);
            case 5 -> {
                BigEndian.putInt32(bytes, at, (int) (group >>> 8));
                BigEndian.putInt8(bytes, at + 4, (int) group);
            }
            case 6 -> {
                BigEndian.putInt32(bytes, at, (int) (group >>> 16));
                BigEndian.putInt16(bytes, at + 4, (int) group);
            }
            case 7 -> {
                BigEndian.putInt32(bytes, at, (int) (group >>> 24));
                // Overlaps with the one before in a byte that is the same in both.
                BigEndian.putInt32(bytes, at + 3, (int) group);
            }
            case 8 -> BigEndian.putInt64(bytes, at, group);
            default -> throw noGroup(byteCount);
        }
    }

    /**
     * Loads a group.
     *
     * @param bytes where from
     * @param at from which index
     * @param byteCount how many bytes: 1 to 8
     * @return the bits, with zeros above
     */
    public static long get(byte[] bytes, int at, int byteCount) {
        return switch (byteCount) {
            case 1 -> BigEndian.getUInt8(bytes, at);
            case 2 -> BigEndian.getUInt16(bytes, at);
            case 3 -> BigEndian.getUInt16(bytes, at) << 8 | BigEndian.getUInt8(bytes, at + 2);
            case 4 -> BigEndian.getUInt32(bytes, at);
            case 5 -> BigEndian.getUInt32(bytes, at) << 8 | BigEndian.getUInt8(bytes, at + 4);
            case 6 -> BigEndian.getUInt32(bytes, at) << 16 | BigEndian.getUInt16(bytes, at + 4);
            case 7 -> BigEndian.getUInt32(bytes, at) << 24 | BigEndian.getUInt32(bytes, at + 3) & 0xFF_FFFF;
            case 8 -> BigEndian.getInt64(bytes, at);
            default -> throw noGroup(byteCount);
        };
    }

    /**
     * Rejects a value that is not an unsigned integer of this many bits.
     *
     * @param value the value
     * @param bits how many bits: 1 to 32
     * @param place what it is, such as {@code Soldier.team}
     * @return the value
     * @throws IllegalArgumentException if it is negative, or needs more bits
     */
    public static long unsigned(long value, int bits, String place) {
        if (value >>> bits != 0) {
            throw outside(value, bits, 0, (1L << bits) - 1, place);
        }
        return value;
    }

    /**
     * Rejects a value that is not a signed integer of this many bits.
     *
     * @param value the value
     * @param bits how many bits: 1 to 32
     * @param place what it is
     * @return its two's complement: {@code bits} bits, with zeros above
     * @throws IllegalArgumentException if it needs more bits
     */
    public static long signed(long value, int bits, String place) {
        if (extend(value, bits) != value) {
            throw outside(value, bits, -1L << bits - 1, (1L << bits - 1) - 1, place);
        }
        return value & (1L << bits) - 1;
    }

    /**
     * Makes a signed integer of its two's complement.
     *
     * @param number the two's complement: the low {@code bits} bits count
     * @param bits how many bits: 1 to 32
     * @return the integer
     */
    public static int extend(long number, int bits) {
        return (int) (number << 64 - bits >> 64 - bits);
    }

    private static IllegalArgumentException outside(long value, int bits, long min, long max, String place) {
        return new IllegalArgumentException(place + " is " + value + ": " + bits
                + (bits == 1 ? " bit holds " : " bits hold ") + min + " to " + max);
    }

    private static IllegalArgumentException noGroup(int byteCount) {
        return new IllegalArgumentException("a group of " + byteCount + " bytes: it has 1 to 8");
    }
}
