package game;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Joined}. */
@DarkriftGenerated
@Layout("id: uint16")
public final class JoinedSerializer extends RecordSerializer<Joined> {
    /** The only instance. */
    public static final JoinedSerializer INSTANCE = new JoinedSerializer();

    private JoinedSerializer() {
        super(3, Joined.class, Direction.SERVER_TO_CLIENT);
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
