package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text; UTF-16 without the Charset API, which costs many times as much. */
final class TextReader {
    private static final VarHandle LITTLE_CHAR =
            MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    private TextReader() {}

    static String read(DarkriftReader in, TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE -> readUtf16Le(in);
            case UTF_16BE -> readUtf16Be(in);
            case UTF_8 -> {
                int size = in.readCount(1);
                yield new String(in.array(), in.require(size), size, StandardCharsets.UTF_8);
            }
            case US_ASCII -> {
                int size = in.readCount(1);
                yield new String(in.array(), in.require(size), size, StandardCharsets.US_ASCII);
            }
        };
    }

    static String readUtf16Le(DarkriftReader in) {
        int length = readLength(in);
        byte[] bytes = in.array();
        int at = in.require(2 * length);
        char[] scratch = in.scratchFor(length);
        char[] chars = scratch != null ? scratch : new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) LITTLE_CHAR.get(bytes, at + 2 * i);
        }
        return new String(chars, 0, length);
    }

    private static String readUtf16Be(DarkriftReader in) {
        int length = readLength(in);
        byte[] bytes = in.array();
        int at = in.require(2 * length);
        char[] scratch = in.scratchFor(length);
        char[] chars = scratch != null ? scratch : new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) BIG_CHAR.get(bytes, at + 2 * i);
        }
        return new String(chars, 0, length);
    }

    /** The length of a UTF-16 text in chars. */
    private static int readLength(DarkriftReader in) {
        int size = in.readCount(1);
        if ((size & 1) != 0) {
            throw in.refuse(4, "a text of " + size + " bytes is not UTF-16: the count must be even");
        }
        return size >> 1;
    }
}
