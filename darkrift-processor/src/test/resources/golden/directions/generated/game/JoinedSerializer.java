package game;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Joined}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout("id: uint16")
public final class JoinedSerializer implements MessageSerializer<Joined> {
    /**
     * The only instance.
     */
    public static final JoinedSerializer INSTANCE = new JoinedSerializer();

    private JoinedSerializer() {
    }

    @Override
    public int tag() {
        return 3;
    }

    @Override
    public Class<Joined> type() {
        return Joined.class;
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public void write(Joined value, DarkriftWriter out) {
        int at = out.reserve(2);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, Checks.uint16(value.id(), "Joined.id"));
    }

    @Override
    public Joined read(DarkriftReader in) {
        int at = Reads.require(in, 2, "Joined.id:2");
        byte[] bytes = in.array();
        int id = BigEndian.getUInt16(bytes, at);
        return new Joined(id);
    }
}
