package game.move;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Move.Start}. */
@DarkriftGenerated
@Layout({"x: float32", "y: float32"})
public final class Move_StartSerializer extends RecordSerializer<Move.Start> {
    /** The only instance. */
    public static final Move_StartSerializer INSTANCE = new Move_StartSerializer();

    private Move_StartSerializer() {
        super(3, Move.Start.class);
    }

    @Override
    public void write(Move.Start value, DarkriftWriter out) {
        int at = out.reserve(8);
        byte[] bytes = out.array();
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
    }

    @Override
    public Move.Start read(DarkriftReader in) {
        int at = Reads.require(in, 8, "Start.x:4,y:4");
        byte[] bytes = in.array();
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        return new Move.Start(x, y);
    }
}
