package io.darkrift.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Views of an array as chars, little-endian, for bulk copies: one for text at even and one for text at odd indices. */
final class CharViews {
    private final byte[] bytes;
    private @Nullable CharBuffer even;
    private @Nullable CharBuffer odd;

    CharViews(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The view whose chars start at the parity of an index. It is made when it is first asked for. */
    CharBuffer at(int index) {
        boolean isOdd = (index & 1) != 0;
        CharBuffer view = isOdd ? odd : even;
        if (view == null) {
            view = from(index & 1);
            if (isOdd) {
                odd = view;
            } else {
                even = view;
            }
        }
        return view;
    }

    private CharBuffer from(int first) {
        return ByteBuffer.wrap(bytes, first, bytes.length - first)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer();
    }
}
