package io.darkrift.tests.model;

import io.darkrift.annotation.Char;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import java.util.List;

/** Text in every encoding, each named by its component. */
@DarkriftMessage(tag = 109)
public record EncodedTexts(
        @Text(TextEncoding.UTF_16LE) String utf16Le,
        @Char(TextEncoding.UTF_16LE) char utf16LeChar,
        @Char(TextEncoding.UTF_16LE) char[] utf16LeChars,
        @Char(TextEncoding.UTF_16LE) List<Character> utf16LeCharList,
        @Text(TextEncoding.UTF_16LE) String[] utf16Les,
        @Text(TextEncoding.UTF_16LE) List<String> utf16LeList,
        @Text(TextEncoding.UTF_16BE) String utf16Be,
        @Char(TextEncoding.UTF_16BE) char utf16BeChar,
        @Char(TextEncoding.UTF_16BE) char[] utf16BeChars,
        @Char(TextEncoding.UTF_16BE) List<Character> utf16BeCharList,
        @Text(TextEncoding.UTF_16BE) String[] utf16Bes,
        @Text(TextEncoding.UTF_16BE) List<String> utf16BeList,
        @Text(TextEncoding.UTF_8) String utf8,
        @Char(TextEncoding.UTF_8) char utf8Char,
        @Char(TextEncoding.UTF_8) char[] utf8Chars,
        @Char(TextEncoding.UTF_8) List<Character> utf8CharList,
        @Text(TextEncoding.UTF_8) String[] utf8s,
        @Text(TextEncoding.UTF_8) List<String> utf8List,
        @Text(TextEncoding.US_ASCII) String ascii,
        @Char(TextEncoding.US_ASCII) char asciiChar,
        @Char(TextEncoding.US_ASCII) char[] asciiChars,
        @Char(TextEncoding.US_ASCII) List<Character> asciiCharList,
        @Text(TextEncoding.US_ASCII) String[] asciis,
        @Text(TextEncoding.US_ASCII) List<String> asciiList) {}
