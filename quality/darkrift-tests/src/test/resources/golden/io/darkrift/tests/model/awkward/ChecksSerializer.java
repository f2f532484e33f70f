package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/**
 * Writes and reads {@link Checks}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "first: int32",
        "second: uint8",
        "text: text(UTF_16LE)",
        "numbers: list(int32)",
        "texts: list(text(UTF_16LE))"
})
public final class ChecksSerializer implements MessageSerializer<Checks> {
    /**
     * The only instance.
     */
    public static final ChecksSerializer INSTANCE = new ChecksSerializer();

    private ChecksSerializer() {
    }

    @Override
    public int tag() {
        return 118;
    }

    @Override
    public Class<Checks> type() {
        return Checks.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Checks.text is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Checks.texts is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Checks value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4,
                io.darkrift.wire.support.Checks.uint8(value.second(), "Checks.second"));

        out.writeString(io.darkrift.wire.support.Checks.notNull(value.text(), "Checks.text"));
        out.writeInt32s(io.darkrift.wire.support.Checks.notNull(value.numbers(), "Checks.numbers"));

        List<String> texts = io.darkrift.wire.support.Checks.notNull(value.texts(), "Checks.texts");
        int textsCount = texts.size();
        out.writeInt32(textsCount);
        Iterator<String> textsIterator = texts.iterator();
        for (int i = 0; i < textsCount; i++) {
            out.writeString(io.darkrift.wire.support.Checks.notNull(textsIterator.next(), "Checks.texts", i));
        }
    }

    @Override
    public Checks read(DarkriftReader in) {
        int at = Reads.require(in, 5, "Checks.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);

        String text = Reads.string(in, TextEncoding.UTF_16LE, "Checks.text");
        int[] numbers = Reads.int32s(in, "Checks.numbers");
        String[] texts = Reads.strings(in, TextEncoding.UTF_16LE, "Checks.texts");
        return new Checks(first, second, text, numbers, List.of(texts));
    }
}
