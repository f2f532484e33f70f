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

/** Writes and reads {@link Utf8Texts}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"text: text(UTF_8)", "character: char(UTF_8)", "characters: list(char(UTF_8))",
                "characterList: list(char(UTF_8))", "texts: list(text(UTF_8))",
                "textList: list(text(UTF_8))", "other: text(UTF_16LE)"})
public final class Utf8TextsSerializer extends RecordSerializer<Utf8Texts> {
    /** The only instance. */
    public static final Utf8TextsSerializer INSTANCE = new Utf8TextsSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8));
    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_8));

    private Utf8TextsSerializer() {
        super(110, Utf8Texts.class);
    }

    @Override
    public void write(Utf8Texts value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Utf8Texts.text"), TextEncoding.UTF_8);
        out.writeChar(value.character(), TextEncoding.UTF_8);
        out.writeChars(Checks.notNull(value.characters(), "Utf8Texts.characters"), TextEncoding.UTF_8);
        out.writeChars(Lists.chars(value.characterList(), "Utf8Texts.characterList"), TextEncoding.UTF_8);
        STRING_ARRAY.write(value.texts(), out, "Utf8Texts.texts");
        STRING_LIST.write(value.textList(), out, "Utf8Texts.textList");
        out.writeString(Checks.notNull(value.other(), "Utf8Texts.other"));
    }

    @Override
    public Utf8Texts read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_8, "Utf8Texts.text");
        char character = Reads.character(in, TextEncoding.UTF_8, "Utf8Texts.character");
        char[] characters = Reads.chars(in, TextEncoding.UTF_8, "Utf8Texts.characters");
        List<Character> characterList = Lists.of(Reads.chars(in, TextEncoding.UTF_8, "Utf8Texts.characterList"));
        String[] texts = STRING_ARRAY.read(in, "Utf8Texts.texts");
        List<String> textList = STRING_LIST.read(in, "Utf8Texts.textList");
        String other = Reads.string(in, TextEncoding.UTF_16LE, "Utf8Texts.other");
        return new Utf8Texts(text, character, characters, characterList, texts, textList, other);
    }
}
