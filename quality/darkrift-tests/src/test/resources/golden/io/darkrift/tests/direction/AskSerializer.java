package io.darkrift.tests.direction;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/**
 * Writes and reads {@link Ask}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_16LE)")
public final class AskSerializer implements MessageSerializer<Ask> {
    /**
     * The only instance.
     */
    public static final AskSerializer INSTANCE = new AskSerializer();

    private AskSerializer() {
    }

    @Override
    public int tag() {
        return 201;
    }

    @Override
    public Class<Ask> type() {
        return Ask.class;
    }

    @Override
    public Direction direction() {
        return Direction.CLIENT_TO_SERVER;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Ask.text is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Ask value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Ask.text"));
    }

    @Override
    public Ask read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Ask.text");
        return new Ask(text);
    }
}
