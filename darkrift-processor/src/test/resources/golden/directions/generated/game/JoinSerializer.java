package game;

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
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Join}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout("name: text(UTF_16LE)")
public final class JoinSerializer implements MessageSerializer<Join> {
    /**
     * The only instance.
     */
    public static final JoinSerializer INSTANCE = new JoinSerializer();

    private JoinSerializer() {
    }

    @Override
    public int tag() {
        return 2;
    }

    @Override
    public Class<Join> type() {
        return Join.class;
    }

    @Override
    public Direction direction() {
        return Direction.CLIENT_TO_SERVER;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "Join.name is text in UTF_16LE, and that of darkriftpy is UTF_8");
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
