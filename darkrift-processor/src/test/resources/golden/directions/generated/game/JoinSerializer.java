package game;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Join}. */
@DarkriftGenerated
@Layout("name: text(UTF_16LE)")
public final class JoinSerializer extends RecordSerializer<Join> {
    /** The only instance. */
    public static final JoinSerializer INSTANCE = new JoinSerializer();

    private JoinSerializer() {
        super(2, Join.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Join value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.name(), "Join.name"));
    }

    @Override
    public Join read(DarkriftReader in) {
        String name = Reads.string(in, TextEncoding.UTF_16LE, "Join.name");
        return new Join(name);
    }
}
