package io.darkrift.tests.conformance;

import io.darkrift.annotation.Char;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;

/** Messages of text in UTF_16BE, as components say. */
public final class Utf16Be {
    private Utf16Be() {}

    /** Text. */
    @DarkriftMessage(tag = 51)
    public record StringMessage(@Text(TextEncoding.UTF_16BE) String value) {}

    /** A character. */
    @DarkriftMessage(tag = 52)
    public record CharMessage(@Char(TextEncoding.UTF_16BE) char value) {}

    /** Characters. */
    @DarkriftMessage(tag = 53)
    public record CharsMessage(@Char(TextEncoding.UTF_16BE) char[] value) {}

    /** Texts. */
    @DarkriftMessage(tag = 54)
    public record StringsMessage(
            @Text(TextEncoding.UTF_16BE) String[] value) {}
}
