package game.move;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Move.Stop}. */
@DarkriftGenerated
@Layout({})
public final class Move_StopSerializer extends RecordSerializer<Move.Stop> {
    /** The only instance. */
    public static final Move_StopSerializer INSTANCE = new Move_StopSerializer();

    private Move_StopSerializer() {
        super(4, Move.Stop.class);
    }

    @Override
    public void write(Move.Stop value, DarkriftWriter out) {}

    @Override
    public Move.Stop read(DarkriftReader in) {
        return new Move.Stop();
    }
}
