package game;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Server.Stop}. */
@DarkriftGenerated
@Layout({})
final class Server_StopSerializer extends RecordSerializer<Server.Stop> {
    /** The only instance. */
    public static final Server_StopSerializer INSTANCE = new Server_StopSerializer();

    private Server_StopSerializer() {
        super(3, Server.Stop.class);
    }

    @Override
    public void write(Server.Stop value, DarkriftWriter out) {}

    @Override
    public Server.Stop read(DarkriftReader in) {
        return new Server.Stop();
    }
}
