package io.darkrift.benchmarks.codec.hand;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;

/** Through an array that is kept, and views of the bytes as chars: one for even and one for odd offsets. */
final class ViewText extends HandText {
    private final char[] scratch = new char[1024];
    private final CharBuffer even;
    private final CharBuffer odd;

    ViewText(HandBytes bytes) {
        super(bytes);
        even = view(0);
        odd = view(1);
    }

    private CharBuffer view(int from) {
        return ByteBuffer.wrap(bytes.array, from, bytes.array.length - from)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer();
    }

    private CharBuffer viewAt(int at) {
        return (at & 1) == 0 ? even : odd;
    }

    @Override
    void put(int at, String text) {
        int length = text.length();
        text.getChars(0, length, scratch, 0);
        viewAt(at).put(at >> 1, scratch, 0, length);
    }

    @Override
    String get(int at, int length) {
        viewAt(at).get(at >> 1, scratch, 0, length);
        return new String(scratch, 0, length);
    }
}
