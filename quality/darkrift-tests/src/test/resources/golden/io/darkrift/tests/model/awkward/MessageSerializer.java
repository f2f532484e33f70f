package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link Message}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: int32", "second: uint8", "text: text(UTF_16LE)", "numbers: list(int32)",
                "texts: list(text(UTF_16LE))"})
public final class MessageSerializer extends RecordSerializer<Message> {
    /** The only instance. */
    public static final MessageSerializer INSTANCE = new MessageSerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));

    private MessageSerializer() {
        super(116, Message.class);
    }

    @Override
    public void write(Message value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4, Checks.uint8(value.second(), "Message.second"));
        out.writeString(Checks.notNull(value.text(), "Message.text"));
        out.writeInt32s(Checks.notNull(value.numbers(), "Message.numbers"));
        STRING_LIST.write(value.texts(), out, "Message.texts");
    }

    @Override
    public Message read(DarkriftReader in) {
        int at = Reads.require(in, 5, "Message.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Message.text");
        int[] numbers = Reads.int32s(in, "Message.numbers");
        List<String> texts = STRING_LIST.read(in, "Message.texts");
        return new Message(first, second, text, numbers, texts);
    }
}
