package game.chat;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Whisper}. */
@DarkriftGenerated
@Layout("text: text(UTF_16LE)")
final class WhisperSerializer extends RecordSerializer<Whisper> {
    /** The only instance. */
    public static final WhisperSerializer INSTANCE = new WhisperSerializer();

    private WhisperSerializer() {
        super(2, Whisper.class);
    }

    @Override
    public void write(Whisper value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Whisper.text"));
    }

    @Override
    public Whisper read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Whisper.text");
        return new Whisper(text);
    }
}
