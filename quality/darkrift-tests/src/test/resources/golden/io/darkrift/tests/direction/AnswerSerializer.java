package io.darkrift.tests.direction;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Answer}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_16LE)")
public final class AnswerSerializer extends RecordSerializer<Answer> {
    /** The only instance. */
    public static final AnswerSerializer INSTANCE = new AnswerSerializer();

    private AnswerSerializer() {
        super(202, Answer.class, Direction.SERVER_TO_CLIENT);
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
