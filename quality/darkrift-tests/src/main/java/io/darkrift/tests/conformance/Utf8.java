package io.darkrift.tests.conformance;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.TextEncoding;

/** Messages of text in UTF_8, as the messages say. */
public final class Utf8 {
    private Utf8() {}

    /** Text. */
    @DarkriftMessage(tag = 61, encoding = TextEncoding.UTF_8)
    public record StringMessage(String value) {}

    /** A character. */
    @DarkriftMessage(tag = 62, encoding = TextEncoding.UTF_8)
    public record CharMessage(char value) {}

    /** Characters. */
    @DarkriftMessage(tag = 63, encoding = TextEncoding.UTF_8)
    public record CharsMessage(char[] value) {}

    /** Texts. */
    @DarkriftMessage(tag = 64, encoding = TextEncoding.UTF_8)
    public record StringsMessage(String[] value) {}
}
