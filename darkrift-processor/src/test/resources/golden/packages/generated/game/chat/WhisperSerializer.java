package game.chat;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Whisper}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout("text: text(UTF_16LE)")
final class WhisperSerializer implements MessageSerializer<Whisper> {
    /**
     * The only instance.
     */
    public static final WhisperSerializer INSTANCE = new WhisperSerializer();

    private WhisperSerializer() {
    }

    @Override
    public int tag() {
        return 2;
    }

    @Override
    public Class<Whisper> type() {
        return Whisper.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Whisper.text is text in UTF_16LE, and that of darkriftpy is UTF_8");
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
