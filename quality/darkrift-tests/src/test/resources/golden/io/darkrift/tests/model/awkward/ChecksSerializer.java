package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link Checks}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: int32", "second: uint8", "text: text(UTF_16LE)", "numbers: list(int32)",
                "texts: list(text(UTF_16LE))"})
public final class ChecksSerializer extends RecordSerializer<Checks> {
    /** The only instance. */
    public static final ChecksSerializer INSTANCE = new ChecksSerializer();

    private static final Codec<List<String>> STRING_LIST = Codecs.list(Codecs.ofText(TextEncoding.UTF_16LE));

    private ChecksSerializer() {
        super(118, Checks.class);
    }

    @Override
    public void write(Checks value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.first());
        BigEndian.putInt8(bytes, at + 4, io.darkrift.wire.support.Checks.uint8(value.second(), "Checks.second"));
        out.writeString(io.darkrift.wire.support.Checks.notNull(value.text(), "Checks.text"));
        out.writeInt32s(io.darkrift.wire.support.Checks.notNull(value.numbers(), "Checks.numbers"));
        STRING_LIST.write(value.texts(), out, "Checks.texts");
    }

    @Override
    public Checks read(DarkriftReader in) {
        int at = Reads.require(in, 5, "Checks.first:4,second:1");
        byte[] bytes = in.array();
        int first = BigEndian.getInt32(bytes, at);
        int second = BigEndian.getUInt8(bytes, at + 4);
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Checks.text");
        int[] numbers = Reads.int32s(in, "Checks.numbers");
        List<String> texts = STRING_LIST.read(in, "Checks.texts");
        return new Checks(first, second, text, numbers, texts);
    }
}
