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
 * Writes and reads {@link Answer}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_16LE)")
public final class AnswerSerializer implements MessageSerializer<Answer> {
    /**
     * The only instance.
     */
    public static final AnswerSerializer INSTANCE = new AnswerSerializer();

    private AnswerSerializer() {
    }

    @Override
    public int tag() {
        return 202;
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Answer.text is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Answer value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Answer.text"));
    }

    @Override
    public Answer read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Answer.text");
        return new Answer(text);
    }
}
