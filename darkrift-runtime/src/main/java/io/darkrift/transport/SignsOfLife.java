package io.darkrift.transport;

import io.darkrift.connection.Disconnect.Reason;
import java.time.Duration;

/** What is done about a peer that says nothing. */
record SignsOfLife(BaseConnection<?> connection, FrameDecoder decoder) implements Liveness.Actions {
    @Override
    public boolean isDeaf() {
        return decoder.isHeld();
    }

    @Override
    public void ping() {
        connection.ping();
    }

    @Override
    public void silent(Duration limit) {
        connection.fail(Reason.TIMEOUT, "nothing came for " + limit + "; see idleLimit", null);
    }
}
