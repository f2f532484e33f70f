package io.darkrift.tests.fuzz;

import java.util.Arrays;

/**
 * What happens, one step after the other, as a fuzzer has it:
 *
 * <pre>
 * +---------+---------+----------------+
 * | kind u8 | size u8 | size bytes ... |   again and again
 * +---------+---------+----------------+
 * </pre>
 */
final class Script {
    private final byte[] data;
    private int at;
    private int kind;
    private byte[] bytes = {};

    /** Steps that begin somewhere. */
    Script(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    /** Goes on to the next step. Returns false if there is none. */
    boolean next() {
        if (at + 2 > data.length) {
            return false;
        }
        kind = data[at] & 0xFF;
        int from = at + 2;
        at = Math.min(data.length, from + (data[at + 1] & 0xFF));
        bytes = Arrays.copyOfRange(data, from, at);
        return true;
    }

    /** The kind of step, 0 to a count less 1. */
    int kind(int count) {
        return kind % count;
    }

    /** What is left of the kind, for who wants more variety: 0 to 255 / count. */
    int variant(int count) {
        return kind / count;
    }

    /** The bytes of the step. */
    byte[] bytes() {
        return bytes;
    }

    /** The bytes of the step as a TCP frame, with their length before them. */
    byte[] frame() {
        byte[] frame = new byte[4 + bytes.length];
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 4, bytes.length);
        return frame;
    }

    /** The first byte of the step, or 0. */
    int first() {
        return bytes.length == 0 ? 0 : bytes[0] & 0xFF;
    }
}
