package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import java.util.List;

/** Text in the encoding of the message, except for one. */
@DarkriftMessage(tag = 110, encoding = TextEncoding.UTF_8)
public record Utf8Texts(
        String text,
        char character,
        char[] characters,
        List<Character> characterList,
        String[] texts,
        List<String> textList,
        @Text(TextEncoding.UTF_16LE) String other) {}
