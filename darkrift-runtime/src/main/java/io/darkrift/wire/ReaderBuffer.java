package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes behind a {@link DarkriftReader}. */
abstract sealed class ReaderBuffer permits ScalarReader {
    /** How many values without bytes a count may claim. */
    private static final int MAX_EMPTY_VALUES = 1_024;

    private static final int SCRATCH_CHARS = 1024;
    private static final char[] NO_CHARS = new char[0];

    private byte[] bytes;
    private int start;
    private int position;
    private int end;
    private char[] scratch = NO_CHARS;
    private @Nullable ShortTexts shortTexts;

    /** Whether the array has had a long text: only from the second one on are its views worth what they cost. */
    private boolean hasLongText;

    private @Nullable CharViews views;

    ReaderBuffer(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        wrap(bytes, from, to);
    }

    /**
     * Reads other bytes from now on.
     *
     * @param bytes an array that holds them; it is not copied
     * @param from the index of the first
     * @param to the index behind the last
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public final void wrap(byte[] bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.length) {
            throw new IndexOutOfBoundsException("no range " + from + " to " + to + " in an array of " + bytes.length);
        }
        if (this.bytes != bytes) {
            // The same array mostly comes again, and a store that the garbage collector has to see is not free.
            this.bytes = bytes;
            this.hasLongText = false;
            this.views = null;
        }
        this.start = from;
        this.position = from;
        this.end = to;
    }

    /**
     * The array that is read from. Use it with the indices that {@link #require require} gives.
     *
     * @return the array itself, no copy
     */
    public final byte[] array() {
        return bytes;
    }

    /**
     * How much has been read.
     *
     * @return the count of bytes
     */
    public final int position() {
        return position - start;
    }

    /**
     * How much is left.
     *
     * @return the count of bytes
     */
    public final int remaining() {
        return end - position;
    }

    /**
     * Moves over bytes that the caller then loads from {@link #array()}.
     *
     * @param count how many bytes
     * @return the index of the first
     * @throws WireException if fewer are left
     */
    public final int require(int count) {
        int at = position;
        if (count < 0 || count > end - at) {
            throw tooFew(count);
        }
        position = at + count;
        return at;
    }

    /**
     * Reads the count of an array, and checks it against the bytes that are left.
     *
     * @param elementBytes the least size of an element in bytes. Where it is 0, the count may be as high as the count
     *     of bytes left, or 1,024
     * @return the count
     * @throws WireException if it is negative, or more than the bytes that are left can hold
     */
    public final int readCount(int elementBytes) {
        int count = BigEndian.getInt32(bytes, require(4));
        int left = end - position;
        int most = elementBytes == 0 ? Math.max(left, MAX_EMPTY_VALUES) : left / elementBytes;
        if (count < 0 || count > most) {
            position -= 4;
            throw untrue(count, left, elementBytes);
        }
        return count;
    }

    /** Moves over an array at once. Returns the index of its first element: the count stands before it. */
    final int requireArray(int elementBytes) {
        int at = position + 4;
        int left = end - at;
        if (left < 0) {
            throw tooFew(4);
        }
        int count = BigEndian.getInt32(bytes, at - 4);
        if (count < 0 || count > left / elementBytes) {
            throw untrue(count, left, elementBytes);
        }
        position = at + count * elementBytes;
        return at;
    }

    private WireException untrue(int count, int left, int elementBytes) {
        return new WireException(
                "a count of " + count + " can't be true: " + left + " bytes are left, and an element takes "
                        + elementBytes + (elementBytes == 1 ? " byte" : " bytes") + " or more",
                position - start);
    }

    /**
     * Reads bytes as they are, without a count.
     *
     * @param count how many
     * @return a new array
     * @throws WireException if fewer are left
     */
    public final byte[] readRaw(int count) {
        int at = require(count);
        return Arrays.copyOfRange(bytes, at, at + count);
    }

    /**
     * Reads all that is left, as it is.
     *
     * @return a new array, empty if nothing is left
     */
    public final byte[] readRemaining() {
        return readRaw(end - position);
    }

    /** Room to unpack a text of so many chars into. It is kept for the next, unless the text is a long one. */
    final char[] roomFor(int chars) {
        char[] room = scratch;
        return chars <= room.length ? room : growRoom(chars);
    }

    private char[] growRoom(int chars) {
        if (chars > SCRATCH_CHARS) {
            return new char[chars];
        }
        // Grown with the texts, so that a short payload doesn't cost a kilobyte.
        char[] room = new char[Math.min(SCRATCH_CHARS, Math.max(32, 2 * Integer.highestOneBit(chars)))];
        scratch = room;
        return room;
    }

    /** What reads short texts. */
    final ShortTexts shortTexts() {
        ShortTexts reader = shortTexts;
        if (reader == null) {
            reader = new ShortTexts();
            shortTexts = reader;
        }
        return reader;
    }

    /** A view of the array whose chars are little-endian and start at the parity of an index, or null for a first text. */
    final @Nullable CharBuffer charsAt(int at) {
        if (!hasLongText) {
            hasLongText = true;
            return null;
        }
        CharViews existing = views;
        if (existing == null) {
            existing = new CharViews(bytes);
            views = existing;
        }
        return existing.at(at);
    }

    /** Takes back the last bytes, and makes an exception for them. */
    final WireException refuse(int count, String message) {
        position -= count;
        return new WireException(message, position - start);
    }

    private WireException tooFew(int count) {
        return new WireException(
                count + (count == 1 ? " byte is" : " bytes are") + " needed at offset " + (position - start) + ", "
                        + (end - position) + (end - position == 1 ? " is left" : " are left"),
                position - start);
    }
}
