package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/**
 * Writes and reads {@link EncodedTexts}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "utf16Le: text(UTF_16LE)",
        "utf16LeChar: char(UTF_16LE)",
        "utf16LeChars: list(char(UTF_16LE))",
        "utf16LeCharList: list(char(UTF_16LE))",
        "utf16Les: list(text(UTF_16LE))",
        "utf16LeList: list(text(UTF_16LE))",
        "utf16Be: text(UTF_16BE)",
        "utf16BeChar: char(UTF_16BE)",
        "utf16BeChars: list(char(UTF_16BE))",
        "utf16BeCharList: list(char(UTF_16BE))",
        "utf16Bes: list(text(UTF_16BE))",
        "utf16BeList: list(text(UTF_16BE))",
        "utf8: text(UTF_8)",
        "utf8Char: char(UTF_8)",
        "utf8Chars: list(char(UTF_8))",
        "utf8CharList: list(char(UTF_8))",
        "utf8s: list(text(UTF_8))",
        "utf8List: list(text(UTF_8))",
        "ascii: text(US_ASCII)",
        "asciiChar: char(US_ASCII)",
        "asciiChars: list(char(US_ASCII))",
        "asciiCharList: list(char(US_ASCII))",
        "asciis: list(text(US_ASCII))",
        "asciiList: list(text(US_ASCII))"
})
public final class EncodedTextsSerializer implements MessageSerializer<EncodedTexts> {
    /**
     * The only instance.
     */
    public static final EncodedTextsSerializer INSTANCE = new EncodedTextsSerializer();

    private EncodedTextsSerializer() {
    }

    @Override
    public int tag() {
        return 109;
    }

    @Override
    public Class<EncodedTexts> type() {
        return EncodedTexts.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "EncodedTexts.utf16Le is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16LeChar is a character, and that of darkriftpy is a byte without a length",
                "EncodedTexts.utf16LeChars is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16LeCharList is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16Les is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16LeList is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16Be is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16BeChar is a character, and that of darkriftpy is a byte without a length",
                "EncodedTexts.utf16BeChars is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16BeCharList is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16Bes is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf16BeList is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "EncodedTexts.utf8Char is a character, and that of darkriftpy is a byte without a length",
                "EncodedTexts.asciiChar is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(EncodedTexts value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.utf16Le(), "EncodedTexts.utf16Le"));
        out.writeChar(value.utf16LeChar());
        out.writeChars(Checks.notNull(value.utf16LeChars(), "EncodedTexts.utf16LeChars"));
        out.writeChars(Lists.chars(value.utf16LeCharList(), "EncodedTexts.utf16LeCharList"));

        String[] utf16Les = Checks.notNull(value.utf16Les(), "EncodedTexts.utf16Les");
        out.writeInt32(utf16Les.length);
        for (int i = 0; i < utf16Les.length; i++) {
            out.writeString(Checks.notNull(utf16Les[i], "EncodedTexts.utf16Les", i));
        }

        List<String> utf16LeList = Checks.notNull(value.utf16LeList(), "EncodedTexts.utf16LeList");
        int utf16LeListCount = utf16LeList.size();
        out.writeInt32(utf16LeListCount);
        Iterator<String> utf16LeListIterator = utf16LeList.iterator();
        for (int i = 0; i < utf16LeListCount; i++) {
            out.writeString(Checks.notNull(utf16LeListIterator.next(), "EncodedTexts.utf16LeList", i));
        }

        out.writeString(Checks.notNull(value.utf16Be(), "EncodedTexts.utf16Be"), TextEncoding.UTF_16BE);
        out.writeChar(value.utf16BeChar(), TextEncoding.UTF_16BE);
        out.writeChars(Checks.notNull(value.utf16BeChars(), "EncodedTexts.utf16BeChars"), TextEncoding.UTF_16BE);
        out.writeChars(Lists.chars(value.utf16BeCharList(), "EncodedTexts.utf16BeCharList"), TextEncoding.UTF_16BE);

        String[] utf16Bes = Checks.notNull(value.utf16Bes(), "EncodedTexts.utf16Bes");
        out.writeInt32(utf16Bes.length);
        for (int i = 0; i < utf16Bes.length; i++) {
            out.writeString(Checks.notNull(utf16Bes[i], "EncodedTexts.utf16Bes", i), TextEncoding.UTF_16BE);
        }

        List<String> utf16BeList = Checks.notNull(value.utf16BeList(), "EncodedTexts.utf16BeList");
        int utf16BeListCount = utf16BeList.size();
        out.writeInt32(utf16BeListCount);
        Iterator<String> utf16BeListIterator = utf16BeList.iterator();
        for (int i = 0; i < utf16BeListCount; i++) {
            out.writeString(Checks.notNull(utf16BeListIterator.next(), "EncodedTexts.utf16BeList", i), TextEncoding.UTF_16BE);
        }

        out.writeString(Checks.notNull(value.utf8(), "EncodedTexts.utf8"), TextEncoding.UTF_8);
        out.writeChar(value.utf8Char(), TextEncoding.UTF_8);
        out.writeChars(Checks.notNull(value.utf8Chars(), "EncodedTexts.utf8Chars"), TextEncoding.UTF_8);
        out.writeChars(Lists.chars(value.utf8CharList(), "EncodedTexts.utf8CharList"), TextEncoding.UTF_8);

        String[] utf8s = Checks.notNull(value.utf8s(), "EncodedTexts.utf8s");
        out.writeInt32(utf8s.length);
        for (int i = 0; i < utf8s.length; i++) {
            out.writeString(Checks.notNull(utf8s[i], "EncodedTexts.utf8s", i), TextEncoding.UTF_8);
        }

        List<String> utf8List = Checks.notNull(value.utf8List(), "EncodedTexts.utf8List");
        int utf8ListCount = utf8List.size();
        out.writeInt32(utf8ListCount);
        Iterator<String> utf8ListIterator = utf8List.iterator();
        for (int i = 0; i < utf8ListCount; i++) {
            out.writeString(Checks.notNull(utf8ListIterator.next(), "EncodedTexts.utf8List", i), TextEncoding.UTF_8);
        }

        out.writeString(Checks.ascii(value.ascii(), "EncodedTexts.ascii"), TextEncoding.US_ASCII);
        out.writeChar(Checks.ascii(value.asciiChar(), "EncodedTexts.asciiChar"), TextEncoding.US_ASCII);
        out.writeChars(Checks.ascii(value.asciiChars(), "EncodedTexts.asciiChars"), TextEncoding.US_ASCII);
        out.writeChars(Checks.ascii(Lists.chars(value.asciiCharList(), "EncodedTexts.asciiCharList"), "EncodedTexts.asciiCharList"), TextEncoding.US_ASCII);

        String[] asciis = Checks.notNull(value.asciis(), "EncodedTexts.asciis");
        out.writeInt32(asciis.length);
        for (int i = 0; i < asciis.length; i++) {
            out.writeString(Checks.ascii(asciis[i], "EncodedTexts.asciis", i), TextEncoding.US_ASCII);
        }

        List<String> asciiList = Checks.notNull(value.asciiList(), "EncodedTexts.asciiList");
        int asciiListCount = asciiList.size();
        out.writeInt32(asciiListCount);
        Iterator<String> asciiListIterator = asciiList.iterator();
        for (int i = 0; i < asciiListCount; i++) {
            out.writeString(Checks.ascii(asciiListIterator.next(), "EncodedTexts.asciiList", i), TextEncoding.US_ASCII);
        }
    }

    @Override
    public EncodedTexts read(DarkriftReader in) {
        String utf16Le = Reads.string(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16Le");
        char utf16LeChar = Reads.character(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeChar");
        char[] utf16LeChars = Reads.chars(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeChars");
        List<Character> utf16LeCharList = Lists.of(Reads.chars(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeCharList"));
        String[] utf16Les = Reads.strings(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16Les");
        String[] utf16LeList = Reads.strings(in, TextEncoding.UTF_16LE, "EncodedTexts.utf16LeList");
        String utf16Be = Reads.string(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16Be");
        char utf16BeChar = Reads.character(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeChar");
        char[] utf16BeChars = Reads.chars(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeChars");
        List<Character> utf16BeCharList = Lists.of(Reads.chars(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeCharList"));
        String[] utf16Bes = Reads.strings(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16Bes");
        String[] utf16BeList = Reads.strings(in, TextEncoding.UTF_16BE, "EncodedTexts.utf16BeList");
        String utf8 = Reads.string(in, TextEncoding.UTF_8, "EncodedTexts.utf8");
        char utf8Char = Reads.character(in, TextEncoding.UTF_8, "EncodedTexts.utf8Char");
        char[] utf8Chars = Reads.chars(in, TextEncoding.UTF_8, "EncodedTexts.utf8Chars");
        List<Character> utf8CharList = Lists.of(Reads.chars(in, TextEncoding.UTF_8, "EncodedTexts.utf8CharList"));
        String[] utf8s = Reads.strings(in, TextEncoding.UTF_8, "EncodedTexts.utf8s");
        String[] utf8List = Reads.strings(in, TextEncoding.UTF_8, "EncodedTexts.utf8List");
        String ascii = Reads.string(in, TextEncoding.US_ASCII, "EncodedTexts.ascii");
        char asciiChar = Reads.character(in, TextEncoding.US_ASCII, "EncodedTexts.asciiChar");
        char[] asciiChars = Reads.chars(in, TextEncoding.US_ASCII, "EncodedTexts.asciiChars");
        List<Character> asciiCharList = Lists.of(Reads.chars(in, TextEncoding.US_ASCII, "EncodedTexts.asciiCharList"));
        String[] asciis = Reads.strings(in, TextEncoding.US_ASCII, "EncodedTexts.asciis");
        String[] asciiList = Reads.strings(in, TextEncoding.US_ASCII, "EncodedTexts.asciiList");
        return new EncodedTexts(utf16Le, utf16LeChar, utf16LeChars, utf16LeCharList, utf16Les,
                List.of(utf16LeList), utf16Be, utf16BeChar, utf16BeChars, utf16BeCharList, utf16Bes,
                List.of(utf16BeList), utf8, utf8Char, utf8Chars, utf8CharList, utf8s,
                List.of(utf8List), ascii, asciiChar, asciiChars, asciiCharList, asciis,
                List.of(asciiList));
    }
}
