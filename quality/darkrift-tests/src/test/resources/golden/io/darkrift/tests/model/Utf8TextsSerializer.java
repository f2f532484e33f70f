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
 * Writes and reads {@link Utf8Texts}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "text: text(UTF_8)",
        "character: char(UTF_8)",
        "characters: list(char(UTF_8))",
        "characterList: list(char(UTF_8))",
        "texts: list(text(UTF_8))",
        "textList: list(text(UTF_8))",
        "other: text(UTF_16LE)"
})
public final class Utf8TextsSerializer implements MessageSerializer<Utf8Texts> {
    /**
     * The only instance.
     */
    public static final Utf8TextsSerializer INSTANCE = new Utf8TextsSerializer();

    private Utf8TextsSerializer() {
    }

    @Override
    public int tag() {
        return 110;
    }

    @Override
    public Class<Utf8Texts> type() {
        return Utf8Texts.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Utf8Texts.character is a character, and that of darkriftpy is a byte without a length",
                "Utf8Texts.other is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Utf8Texts value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Utf8Texts.text"), TextEncoding.UTF_8);
        out.writeChar(value.character(), TextEncoding.UTF_8);
        out.writeChars(Checks.notNull(value.characters(), "Utf8Texts.characters"), TextEncoding.UTF_8);
        out.writeChars(Lists.chars(value.characterList(), "Utf8Texts.characterList"), TextEncoding.UTF_8);

        String[] texts = Checks.notNull(value.texts(), "Utf8Texts.texts");
        out.writeInt32(texts.length);
        for (int i = 0; i < texts.length; i++) {
            out.writeString(Checks.notNull(texts[i], "Utf8Texts.texts", i), TextEncoding.UTF_8);
        }

        List<String> textList = Checks.notNull(value.textList(), "Utf8Texts.textList");
        int textListCount = textList.size();
        out.writeInt32(textListCount);
        Iterator<String> textListIterator = textList.iterator();
        for (int i = 0; i < textListCount; i++) {
            out.writeString(Checks.notNull(textListIterator.next(), "Utf8Texts.textList", i), TextEncoding.UTF_8);
        }

        out.writeString(Checks.notNull(value.other(), "Utf8Texts.other"));
    }

    @Override
    public Utf8Texts read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_8, "Utf8Texts.text");
        char character = Reads.character(in, TextEncoding.UTF_8, "Utf8Texts.character");
        char[] characters = Reads.chars(in, TextEncoding.UTF_8, "Utf8Texts.characters");
        List<Character> characterList = Lists.of(Reads.chars(in, TextEncoding.UTF_8, "Utf8Texts.characterList"));
        String[] texts = Reads.strings(in, TextEncoding.UTF_8, "Utf8Texts.texts");
        String[] textList = Reads.strings(in, TextEncoding.UTF_8, "Utf8Texts.textList");
        String other = Reads.string(in, TextEncoding.UTF_16LE, "Utf8Texts.other");
        return new Utf8Texts(text, character, characters, characterList, texts, List.of(textList),
                other);
    }
}
