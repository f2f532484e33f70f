package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link DarkriftWriter}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: int32", "second: uint8", "text: text(UTF_16LE)", "numbers: list(int32)",
                "texts: list(text(UTF_16LE))"})
public final class DarkriftWriterSerializer extends RecordSerializer<DarkriftWriter> {
    /** The only instance. */
    public static final DarkriftWriterSerializer INSTANCE = new DarkriftWriterSerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));

    private DarkriftWriterSerializer() {
        super(117, DarkriftWriter.class);
    }

    @Override
    public void write(DarkriftWriter value, io.darkrift.wire.DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4, Checks.uint8(value.second(), "DarkriftWriter.second"));
        out.writeString(Checks.notNull(value.text(), "DarkriftWriter.text"));
        out.writeInt32s(Checks.notNull(value.numbers(), "DarkriftWriter.numbers"));
        STRING_LIST.write(value.texts(), out, "DarkriftWriter.texts");
    }

    @Override
    public DarkriftWriter read(DarkriftReader in) {
        int at = Reads.require(in, 5, "DarkriftWriter.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);
        String text = Reads.string(in, TextEncoding.UTF_16LE, "DarkriftWriter.text");
        int[] numbers = Reads.int32s(in, "DarkriftWriter.numbers");
        List<String> texts = STRING_LIST.read(in, "DarkriftWriter.texts");
        return new DarkriftWriter(first, second, text, numbers, texts);
    }
}
