package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import java.util.HexFormat;

/**
 * A value, and the bytes that C# makes of it.
 *
 * @param type the C# type, such as {@code ushort[]}
 * @param name what is special about it
 * @param encoding the encoding of the writer
 * @param value the value: see {@link ConformanceValues} for its Java type
 * @param bytes the bytes
 */
public record ConformanceValue(String type, String name, TextEncoding encoding, Object value, byte[] bytes) {
    /** C# writes U+FFFD for an unpaired surrogate; ours passes through. */
    public boolean isWrittenDifferently() {
        return value instanceof String text && text.codePoints().anyMatch(ConformanceValue::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** What reading the bytes gives. */
    public Object readBack() {
        if (!isWrittenDifferently()) {
            return value;
        }
        StringBuilder replaced = new StringBuilder();
        ((String) value).codePoints().map(c -> isSurrogate(c) ? 0xFFFD : c).forEach(replaced::appendCodePoint);
        return replaced.toString();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return type + " in " + encoding + ": " + name + " " + hex();
    }
}
