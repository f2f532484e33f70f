package io.darkrift.example;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Choice}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("item: int32")
public final class ChoiceSerializer extends RecordSerializer<Choice> {
    /** The only instance. */
    public static final ChoiceSerializer INSTANCE = new ChoiceSerializer();

    private ChoiceSerializer() {
        super(2, Choice.class, Direction.SERVER_TO_CLIENT);
    }

    @Override
    public void write(Choice value, DarkriftWriter out) {
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.item());
    }

    @Override
    public Choice read(DarkriftReader in) {
        int at = Reads.require(in, 4, "Choice.item:4");
        byte[] bytes = in.array();
        int item = BigEndian.getInt32(bytes, at);
        return new Choice(item);
    }
}
