package game;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Stop}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout({})
public final class StopSerializer implements MessageSerializer<Stop> {
    /**
     * The only instance.
     */
    public static final StopSerializer INSTANCE = new StopSerializer();

    private StopSerializer() {
    }

    @Override
    public int tag() {
        return 5;
    }

    @Override
    public Class<Stop> type() {
        return Stop.class;
    }

    @Override
    public void write(Stop value, DarkriftWriter out) {
    }

    @Override
    public Stop read(DarkriftReader in) {
        return new Stop();
    }
}
