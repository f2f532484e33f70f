package io.darkrift.tests.conformance;

import io.darkrift.annotation.Char;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;

/** Messages of text in US_ASCII, as components say. */
public final class Ascii {
    private Ascii() {}

    /** Text. */
    @DarkriftMessage(tag = 71)
    public record StringMessage(@Text(TextEncoding.US_ASCII) String value) {}

    /** A character. */
    @DarkriftMessage(tag = 72)
    public record CharMessage(@Char(TextEncoding.US_ASCII) char value) {}

    /** Characters. */
    @DarkriftMessage(tag = 73)
    public record CharsMessage(@Char(TextEncoding.US_ASCII) char[] value) {}

    /** Texts. */
    @DarkriftMessage(tag = 74)
    public record StringsMessage(
            @Text(TextEncoding.US_ASCII) String[] value) {}
}
