package io.darkrift.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;

/** Views of bytes as chars, for bulk copies. */
final class CharViews {
    private CharViews() {}

    /** The chars of an array, little-endian, from its first or its second byte on. */
    static CharBuffer of(byte[] bytes, int from) {
        return ByteBuffer.wrap(bytes, from, bytes.length - from)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer();
    }
}
