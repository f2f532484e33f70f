package game;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Server.Stop}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout({})
final class Server_StopSerializer implements MessageSerializer<Server.Stop> {
    /**
     * The only instance.
     */
    public static final Server_StopSerializer INSTANCE = new Server_StopSerializer();

    private Server_StopSerializer() {
    }

    @Override
    public int tag() {
        return 3;
    }

    @Override
    public Class<Server.Stop> type() {
        return Server.Stop.class;
    }

    @Override
    public void write(Server.Stop value, DarkriftWriter out) {
    }

    @Override
    public Server.Stop read(DarkriftReader in) {
        return new Server.Stop();
    }
}
