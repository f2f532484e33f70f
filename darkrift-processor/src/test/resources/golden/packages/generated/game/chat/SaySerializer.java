package game.chat;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Say}. */
@DarkriftGenerated
@Layout("text: text(UTF_16LE)")
public final class SaySerializer extends RecordSerializer<Say> {
    /** The only instance. */
    public static final SaySerializer INSTANCE = new SaySerializer();

    private SaySerializer() {
        super(1, Say.class);
    }

    @Override
    public void write(Say value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Say.text"));
    }

    @Override
    public Say read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Say.text");
        return new Say(text);
    }
}
