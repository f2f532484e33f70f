package io.darkrift.tests.conformance;

import io.darkrift.annotation.DarkriftMessage;

/** Messages of text in UTF_16LE, by default. */
public final class Utf16Le {
    private Utf16Le() {}

    /** Text. */
    @DarkriftMessage(tag = 41)
    public record StringMessage(String value) {}

    /** A character. */
    @DarkriftMessage(tag = 42)
    public record CharMessage(char value) {}

    /** Characters. */
    @DarkriftMessage(tag = 43)
    public record CharsMessage(char[] value) {}

    /** Texts. */
    @DarkriftMessage(tag = 44)
    public record StringsMessage(String[] value) {}
}
