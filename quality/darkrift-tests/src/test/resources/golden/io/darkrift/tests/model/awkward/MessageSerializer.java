package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/**
 * Writes and reads {@link Message}.
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
public final class MessageSerializer implements io.darkrift.message.MessageSerializer<Message> {
    /**
     * The only instance.
     */
    public static final MessageSerializer INSTANCE = new MessageSerializer();

    private MessageSerializer() {
    }

    @Override
    public int tag() {
        return 116;
    }

    @Override
    public Class<Message> type() {
        return Message.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Message.text is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "Message.texts is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Message value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4, Checks.uint8(value.second(), "Message.second"));

        out.writeString(Checks.notNull(value.text(), "Message.text"));
        out.writeInt32s(Checks.notNull(value.numbers(), "Message.numbers"));

        List<String> texts = Checks.notNull(value.texts(), "Message.texts");
        int textsCount = texts.size();
        out.writeInt32(textsCount);
        Iterator<String> textsIterator = texts.iterator();
        for (int i = 0; i < textsCount; i++) {
            out.writeString(Checks.notNull(textsIterator.next(), "Message.texts", i));
        }
    }

    @Override
    public Message read(DarkriftReader in) {
        int at = Reads.require(in, 5, "Message.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);

        String text = Reads.string(in, TextEncoding.UTF_16LE, "Message.text");
        int[] numbers = Reads.int32s(in, "Message.numbers");
        String[] texts = Reads.strings(in, TextEncoding.UTF_16LE, "Message.texts");
        return new Message(first, second, text, numbers, List.of(texts));
    }
}
