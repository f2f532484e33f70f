package game;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Stop}. */
@DarkriftGenerated
@Layout({})
public final class StopSerializer extends RecordSerializer<Stop> {
    /** The only instance. */
    public static final StopSerializer INSTANCE = new StopSerializer();

    private StopSerializer() {
        super(5, Stop.class);
    }

    @Override
    public void write(Stop value, DarkriftWriter out) {}

    @Override
    public Stop read(DarkriftReader in) {
        return new Stop();
    }
}
