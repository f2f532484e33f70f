package game.move;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Move.Stop}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout({})
public final class Move_StopSerializer implements MessageSerializer<Move.Stop> {
    /**
     * The only instance.
     */
    public static final Move_StopSerializer INSTANCE = new Move_StopSerializer();

    private Move_StopSerializer() {
    }

    @Override
    public int tag() {
        return 4;
    }

    @Override
    public Class<Move.Stop> type() {
        return Move.Stop.class;
    }

    @Override
    public void write(Move.Stop value, DarkriftWriter out) {
    }

    @Override
    public Move.Stop read(DarkriftReader in) {
        return new Move.Stop();
    }
}
