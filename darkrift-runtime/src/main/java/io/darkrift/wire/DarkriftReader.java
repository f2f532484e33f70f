package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values that DarkRift wrote, one after the other, from an array.
 *
 * <p>A count or length is checked against the bytes that are left before anything is allocated. Bytes that are no such
 * value are a {@link WireException}, and nothing else; the reader then stands in front of the value, or of the element
 * of an array, that could not be read. What is read takes eight bytes of memory at most for each byte of input; a value
 * that a serializer makes takes what the serializer makes of it. Not safe for use by several threads at once.
 *
 * <p>A reader that reads many texts in UTF-16, little-endian, keeps up to 512 of 4 to 16 characters, some 50 KB: one that
 * comes again, such as the name of a player in each snapshot, is the same {@code String} again.
 */
public final class DarkriftReader extends ArrayIntoReader {
    /**
     * A reader of a whole array.
     *
     * @param bytes the array; it is not copied
     */
    public DarkriftReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * A reader of a part of an array.
     *
     * @param bytes the array; it is not copied
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public DarkriftReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Reads text in UTF-16, little-endian.
     *
     * @return the text
     * @throws WireException if its length can't be true
     */
    public String readString() {
        return TextReader.readUtf16Le(this);
    }

    /**
     * Reads text. What is no character in the encoding is read as U+FFFD.
     *
     * @param encoding its encoding
     * @return the text
     * @throws WireException if its length can't be true
     */
    public String readString(TextEncoding encoding) {
        return TextReader.read(this, encoding);
    }

    /**
     * Reads a character that was written as a text of its own, in UTF-16, little-endian.
     *
     * @return the character
     * @throws WireException if there is no text of one character
     */
    public char readChar() {
        return readChar(TextEncoding.UTF_16LE);
    }

    /**
     * Reads a character that was written as a text of its own.
     *
     * @param encoding its encoding
     * @return the character
     * @throws WireException if there is no text of one character
     */
    public char readChar(TextEncoding encoding) {
        return TextReader.readChar(this, encoding);
    }

    /**
     * Reads characters that were written as one text in UTF-16, little-endian.
     *
     * @return the characters
     * @throws WireException if the length can't be true
     */
    public char[] readChars() {
        return readChars(TextEncoding.UTF_16LE);
    }

    /**
     * Reads characters that were written as one text.
     *
     * @param encoding their encoding
     * @return the characters
     * @throws WireException if the length can't be true
     */
    public char[] readChars(TextEncoding encoding) {
        return TextReader.readChars(this, encoding);
    }

    /**
     * Reads characters that were written as one text in UTF-16, little-endian, into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the length can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public int readCharsInto(char[] destination, int offset) {
        return readCharsInto(destination, offset, TextEncoding.UTF_16LE);
    }

    /**
     * Reads characters that were written as one text into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @param encoding their encoding
     * @return how many were read
     * @throws WireException if the length can't be true, or is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public int readCharsInto(char[] destination, int offset, TextEncoding encoding) {
        int room = roomBehind(offset, destination.length);
        int start = position();
        char[] chars = readChars(encoding);
        if (chars.length > room) {
            throw refuse(position() - start, chars.length + " characters came, there is room for " + room);
        }
        System.arraycopy(chars, 0, destination, offset, chars.length);
        return chars.length;
    }

    /**
     * Reads texts in UTF-16, little-endian.
     *
     * @return the texts
     * @throws WireException if the count, or a length, can't be true
     */
    public String[] readStrings() {
        return readStrings(TextEncoding.UTF_16LE);
    }

    /**
     * Reads texts.
     *
     * @param encoding their encoding
     * @return the texts
     * @throws WireException if the count, or a length, can't be true
     */
    public String[] readStrings(TextEncoding encoding) {
        String[] value = new String[readCount(4)];
        for (int i = 0; i < value.length; i++) {
            value[i] = readString(encoding);
        }
        return value;
    }

    /**
     * Reads texts in UTF-16, little-endian, into an array that is there already.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @return how many were read
     * @throws WireException if the count, or a length, can't be true, or the count is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public int readStringsInto(String[] destination, int offset) {
        return readStringsInto(destination, offset, TextEncoding.UTF_16LE);
    }

    /**
     * Reads texts into an array that is there already. If one of them can't be read, those before it are in the array.
     *
     * @param destination the array
     * @param offset the index of the first in it
     * @param encoding their encoding
     * @return how many were read
     * @throws WireException if the count, or a length, can't be true, or the count is more than the array has room for
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public int readStringsInto(String[] destination, int offset, TextEncoding encoding) {
        int count = readCountFor(offset, destination.length, 4);
        for (int i = 0; i < count; i++) {
            destination[offset + i] = readString(encoding);
        }
        return count;
    }

    /**
     * Reads a value with its serializer: what C# calls a serializable.
     *
     * @param <T> the type of the value
     * @param serializer its serializer
     * @return the value
     * @throws WireException if the bytes are no such value
     */
    public <T> T read(ValueSerializer<T> serializer) {
        return serializer.read(this);
    }

    /**
     * Reads the count of values, and each with a serializer.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @return the values
     * @throws WireException if the count can't be true, or the bytes are no such values
     */
    public <T> List<T> readAll(ValueSerializer<T> serializer) {
        int count = readCount(0);
        List<T> values = new ArrayList<>(Math.min(count, remaining()));
        for (int i = 0; i < count; i++) {
            values.add(serializer.read(this));
        }
        return values;
    }

    /**
     * Reads the count of values, and each with a serializer, into an array that is there already. If one of them can't
     * be read, those before it are in the array.
     *
     * @param <T> the type of the values
     * @param destination the array
     * @param offset the index of the first in it
     * @param serializer their serializer
     * @return how many were read
     * @throws WireException if the count can't be true or is more than the array has room for, or the bytes are no such
     *     values
     * @throws IndexOutOfBoundsException if the array has no such offset
     */
    public <T> int readAllInto(T[] destination, int offset, ValueSerializer<? extends T> serializer) {
        int count = readCountFor(offset, destination.length, 0);
        for (int i = 0; i < count; i++) {
            destination[offset + i] = serializer.read(this);
        }
        return count;
    }
}
