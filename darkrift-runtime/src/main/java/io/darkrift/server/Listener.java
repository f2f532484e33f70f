package io.darkrift.server;

import io.darkrift.transport.bichannel.BichannelListener;

/** Creates listeners of servers: {@code DarkriftServer.builder().listen(Listener.bichannel(4296))}. */
public final class Listener {
    private Listener() {}

    /**
     * Creates a listener for TCP and UDP on the same port, on all addresses of this machine: what stock DarkRift clients
     * connect to.
     *
     * @param port 0 to 65,535; the default of DarkRift is 4296; with 0 the system chooses a free port
     * @return the listener; its methods set the host, another UDP port, the dialect and buffer sizes
     */
    public static BichannelListener bichannel(int port) {
        return BichannelListener.port(port);
    }
}
