package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as DarkRift does, one after the other, into an array that grows.
 *
 * <p>Numbers are big-endian. Text is the count of its bytes in four bytes and those bytes, in UTF-16, little-endian,
 * unless another encoding is given. An array is the count of its elements in four bytes and the elements.
 *
 * <p>A value that can't be written is an {@link IllegalArgumentException}, null where there should be an object is a
 * {@link NullPointerException}; neither leaves a trace. Not safe for use by several threads at once.
 */
public final class DarkriftWriter extends ArrayWriter {
    private static final int DEFAULT_CAPACITY = 256;

    /** An empty writer. */
    public DarkriftWriter() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * An empty writer.
     *
     * @param capacity how many bytes it holds before it grows
     * @throws IllegalArgumentException if it is negative
     */
    public DarkriftWriter(int capacity) {
        super(capacity);
    }

    /**
     * Writes text in UTF-16, little-endian. An unpaired surrogate is written as it is.
     *
     * @param value the text
     */
    public void writeString(String value) {
        TextWriter.writeUtf16Le(this, value);
    }

    /**
     * Writes text.
     *
     * @param value the text
     * @param encoding its encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the text is not
     */
    public void writeString(String value, TextEncoding encoding) {
        TextWriter.write(this, value, encoding);
    }

    /**
     * Writes a character as a text of its own, in UTF-16, little-endian.
     *
     * @param value the character
     */
    public void writeChar(char value) {
        int at = reserve(6);
        BigEndian.putInt32(array(), at, 2);
        BigEndian.putInt16(array(), at + 4, Character.reverseBytes(value));
    }

    /**
     * Writes a character as a text of its own.
     *
     * @param value the character
     * @param encoding its encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the character is not
     */
    public void writeChar(char value, TextEncoding encoding) {
        writeString(String.valueOf(value), encoding);
    }

    /**
     * Writes characters as one text in UTF-16, little-endian.
     *
     * @param value the characters
     */
    public void writeChars(char[] value) {
        TextWriter.writeUtf16Le(this, value);
    }

    /**
     * Writes characters as one text.
     *
     * @param value the characters
     * @param encoding their encoding
     * @throws IllegalArgumentException if the encoding is ASCII and the text is not
     */
    public void writeChars(char[] value, TextEncoding encoding) {
        writeString(new String(value), encoding);
    }

    /**
     * Writes texts in UTF-16, little-endian.
     *
     * @param value the texts
     */
    public void writeStrings(String[] value) {
        writeStrings(value, TextEncoding.UTF_16LE);
    }

    /**
     * Writes texts.
     *
     * @param value the texts
     * @param encoding their encoding
     * @throws IllegalArgumentException if one is null, or the encoding is ASCII and the text is not
     */
    public void writeStrings(String[] value, TextEncoding encoding) {
        int start = position();
        try {
            writeInt32(value.length);
            for (int i = 0; i < value.length; i++) {
                writeElement(value[i], i, encoding);
            }
        } catch (RuntimeException | Error e) {
            rewind(start);
            throw e;
        }
    }

    private void writeElement(@Nullable String text, int index, TextEncoding encoding) {
        if (text == null) {
            Checks.notNull(text, "strings[" + index + "]");
        }
        try {
            writeString(text, encoding);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("strings[" + index + "]: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a value with a serializer: what C# calls a serializable.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param serializer its serializer
     * @throws IllegalArgumentException if something in it can't be written
     */
    public <T> void write(T value, ValueSerializer<? super T> serializer) {
        int start = position();
        try {
            serializer.write(value, this);
        } catch (RuntimeException | Error e) {
            rewind(start);
            throw e;
        }
    }

    /**
     * Writes the count of values, and each with a serializer.
     *
     * @param <T> the type of the values
     * @param values the values
     * @param serializer their serializer
     * @throws IllegalArgumentException if something in one of them can't be written
     */
    public <T> void writeAll(T[] values, ValueSerializer<? super T> serializer) {
        writeAll(Arrays.asList(values), serializer);
    }

    /**
     * Writes the count of values, and each with a serializer.
     *
     * @param <T> the type of the values
     * @param values the values
     * @param serializer their serializer
     * @throws IllegalArgumentException if something in one of them can't be written
     */
    public <T> void writeAll(List<? extends T> values, ValueSerializer<? super T> serializer) {
        int start = position();
        try {
            reserve(4);
            int count = 0;
            for (T value : values) {
                serializer.write(value, this);
                count++;
            }
            BigEndian.putInt32(array(), start, count);
        } catch (RuntimeException | Error e) {
            rewind(start);
            throw e;
        }
    }
}
