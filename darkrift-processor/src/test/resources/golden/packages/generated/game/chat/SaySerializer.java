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
 * Writes and reads {@link Say}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout("text: text(UTF_16LE)")
public final class SaySerializer implements MessageSerializer<Say> {
    /**
     * The only instance.
     */
    public static final SaySerializer INSTANCE = new SaySerializer();

    private SaySerializer() {
    }

    @Override
    public int tag() {
        return 1;
    }

    @Override
    public Class<Say> type() {
        return Say.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Say.text is text in UTF_16LE, and that of darkriftpy is UTF_8");
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
