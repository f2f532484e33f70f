package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link EncodedTexts}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"utf16Le: text(UTF_16LE)", "utf16LeChar: char(UTF_16LE)",
                "utf16LeChars: list(char(UTF_16LE))", "utf16LeCharList: list(char(UTF_16LE))",
                "utf16Les: list(text(UTF_16LE))", "utf16LeList: list(text(UTF_16LE))",
                "utf16Be: text(UTF_16BE)", "utf16BeChar: char(UTF_16BE)",
                "utf16BeChars: list(char(UTF_16BE))", "utf16BeCharList: list(char(UTF_16BE))",
                "utf16Bes: list(text(UTF_16BE))", "utf16BeList: list(text(UTF_16BE))",
                "utf8: text(UTF_8)", "utf8Char: char(UTF_8)", "utf8Chars: list(char(UTF_8))",
                "utf8CharList: list(char(UTF_8))", "utf8s: list(text(UTF_8))",
                "utf8List: list(text(UTF_8))", "ascii: text(US_ASCII)", "asciiChar: char(US_ASCII)",
                "asciiChars: list(char(US_ASCII))", "asciiCharList: list(char(US_ASCII))",
                "asciis: list(text(US_ASCII))", "asciiList: list(text(US_ASCII))"})
public final class EncodedTextsSerializer extends RecordSerializer<EncodedTexts> {
    /** The only instance. */
    public static final EncodedTextsSerializer INSTANCE = new EncodedTextsSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));
    private static final Codec<String[]> STRING_ARRAY_ = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16BE));
    private static final Codec<List<String>> STRING_LIST_ = Codecs.list(Codecs.ofText(TextEncoding.UTF_16BE));
    private static final Codec<String[]> STRING_ARRAY__ = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8));
    private static final Codec<List<String>> STRING_LIST__ = Codecs.list(Codecs.ofText(TextEncoding.UTF_8));
    private static final Codec<String[]> STRING_ARRAY___ = Codecs.array(String.class, Codecs.ofText(TextEncoding.US_ASCII));
    private static final Codec<List<String>> STRING_LIST___ = Codecs.list(Codecs.ofText(TextEncoding.US_ASCII));

    private EncodedTextsSerializer() {
        super(109, EncodedTexts.class);
    }

    @Override
    public void write(EncodedTexts value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.utf16Le(), "EncodedTexts.utf16Le"));
        out.writeChar(value.utf16LeChar());
        out.writeChars(Checks.notNull(value.utf16LeChars(), "EncodedTexts.utf16LeChars"));
        out.writeChars(Lists.chars(value.utf16LeCharList(), "EncodedTexts.utf16LeCharList"));
        STRING_ARRAY.write(value.utf16Les(), out, "EncodedTexts.utf16Les");
        STRING_LIST.write(value.utf16LeList(), out, "EncodedTexts.utf16LeList");
        out.writeString(Checks.notNull(value.utf16Be(), "EncodedTexts.utf16Be"), TextEncoding.UTF_16BE);
        out.writeChar(value.utf16BeChar(), TextEncoding.UTF_16BE);
        out.writeChars(Checks.notNull(value.utf16BeChars(), "EncodedTexts.utf16BeChars"), TextEncoding.UTF_16BE);
        out.writeChars(Lists.chars(value.utf16BeCharList(), "EncodedTexts.utf16BeCharList"), TextEncoding.UTF_16BE);
        STRING_ARRAY_.write(value.utf16Bes(), out, "EncodedTexts.utf16Bes");
        STRING_LIST_.write(value.utf16BeList(), out, "EncodedTexts.utf16BeList");
        out.writeString(Checks.notNull(value.utf8(), "EncodedTexts.utf8"), TextEncoding.UTF_8);
        out.writeChar(value.utf8Char(), TextEncoding.UTF_8);
        out.writeChars(Checks.notNull(value.utf8Chars(), "EncodedTexts.utf8Chars"), TextEncoding.UTF_8);
        out.writeChars(Lists.chars(value.utf8CharList(), "EncodedTexts.utf8CharList"), TextEncoding.UTF_8);
        STRING_ARRAY__.write(value.utf8s(), out, "EncodedTexts.utf8s");
        STRING_LIST__.write(value.utf8List(), out, "EncodedTexts.utf8List");
        out.writeString(Checks.ascii(value.ascii(), "EncodedTexts.ascii"), TextEncoding.US_ASCII);
        out.writeChar(Checks.ascii(value.asciiChar(), "EncodedTexts.asciiChar"), TextEncoding.US_ASCII);
        out.writeChars(Checks.ascii(Checks.notNull(value.asciiChars(), "EncodedTexts.asciiChars"), "EncodedTexts.asciiChars"), TextEncoding.US_ASCII);
        out.writeChars(Checks.ascii(Lists.chars(value.asciiCharList(), "EncodedTexts.asciiCharList"), "EncodedTexts.asciiCharList"), TextEncoding.US_ASCII);
        STRING_ARRAY___.write(value.asciis(), out, "EncodedTexts.asciis");
        STRING_LIST___.write(value.asciiList(), out, "EncodedTexts.asciiList");
    }

    @Override
    public EncodedTexts read(DarkriftReader in) {
        String utf16Le = Reads.string(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16Le");
        char utf16LeChar = Reads.character(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeChar");
        char[] utf16LeChars = Reads.chars(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeChars");
        List<Character> utf16LeCharList = Lists.of(Reads.chars(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeCharList"));
        String[] utf16Les = STRING_ARRAY.read(in, "EncodedTexts.utf16Les");
        List<String> utf16LeList = STRING_LIST.read(in, "EncodedTexts.utf16LeList");
        String utf16Be = Reads.string(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16Be");
        char utf16BeChar = Reads.character(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeChar");
        char[] utf16BeChars = Reads.chars(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeChars");
        List<Character> utf16BeCharList = Lists.of(Reads.chars(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeCharList"));
        String[] utf16Bes = STRING_ARRAY_.read(in, "EncodedTexts.utf16Bes");
        List<String> utf16BeList = STRING_LIST_.read(in, "EncodedTexts.utf16BeList");
        String utf8 = Reads.string(in, TextEncoding.UTF_8, "EncodedTexts.utf8");
        char utf8Char = Reads.character(in, TextEncoding.UTF_8, "EncodedTexts.utf8Char");
        char[] utf8Chars = Reads.chars(in, TextEncoding.UTF_8, "EncodedTexts.utf8Chars");
        List<Character> utf8CharList = Lists.of(Reads.chars(in, TextEncoding.UTF_8, "EncodedTexts.utf8CharList"));
        String[] utf8s = STRING_ARRAY__.read(in, "EncodedTexts.utf8s");
        List<String> utf8List = STRING_LIST__.read(in, "EncodedTexts.utf8List");
        String ascii = Reads.string(in, TextEncoding.US_ASCII, "EncodedTexts.ascii");
        char asciiChar = Reads.character(in, TextEncoding.US_ASCII, "EncodedTexts.asciiChar");
        char[] asciiChars = Reads.chars(in, TextEncoding.US_ASCII, "EncodedTexts.asciiChars");
        List<Character> asciiCharList = Lists.of(Reads.chars(in, TextEncoding.US_ASCII, "EncodedTexts.asciiCharList"));
        String[] asciis = STRING_ARRAY___.read(in, "EncodedTexts.asciis");
        List<String> asciiList = STRING_LIST___.read(in, "EncodedTexts.asciiList");
        return new EncodedTexts(utf16Le, utf16LeChar, utf16LeChars, utf16LeCharList, utf16Les,
                utf16LeList, utf16Be, utf16BeChar, utf16BeChars, utf16BeCharList, utf16Bes,
                utf16BeList, utf8, utf8Char, utf8Chars, utf8CharList, utf8s, utf8List, ascii,
                asciiChar, asciiChars, asciiCharList, asciis, asciiList);
    }
}
