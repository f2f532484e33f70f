package io.darkrift.annotation;

/** The encodings of strings and characters. The count of the encoded bytes is written before them. */
public enum TextEncoding {
    /** UTF-16, little-endian, without a byte order mark: the default of DarkRift. */
    UTF_16LE,
    /** UTF-16, big-endian, without a byte order mark. */
    UTF_16BE,
    /** UTF-8. */
    UTF_8,
    /** ASCII: characters up to U+007F. Other characters are rejected on writing. */
    US_ASCII
}
