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
import java.util.List;

/** Writes and reads {@link Reads}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: int32", "second: uint8", "text: text(UTF_16LE)", "numbers: list(int32)",
                "texts: list(text(UTF_16LE))"})
public final class ReadsSerializer extends RecordSerializer<Reads> {
    /** The only instance. */
    public static final ReadsSerializer INSTANCE = new ReadsSerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));

    private ReadsSerializer() {
        super(119, Reads.class);
    }

    @Override
    public void write(Reads value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4, Checks.uint8(value.second(), "Reads.second"));
        out.writeString(Checks.notNull(value.text(), "Reads.text"));
        out.writeInt32s(Checks.notNull(value.numbers(), "Reads.numbers"));
        STRING_LIST.write(value.texts(), out, "Reads.texts");
    }

    @Override
    public Reads read(DarkriftReader in) {
        int at = io.darkrift.wire.support.Reads.require(in, 5, "Reads.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);
        String text = io.darkrift.wire.support.Reads.string(in, TextEncoding.UTF_16LE, "Reads.text");
        int[] numbers = io.darkrift.wire.support.Reads.int32s(in, "Reads.numbers");
        List<String> texts = STRING_LIST.read(in, "Reads.texts");
        return new Reads(first, second, text, numbers, texts);
    }
}
