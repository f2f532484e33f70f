package io.darkrift.example;

import io.darkrift.server.BoundListener;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.net.InetSocketAddress;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Where a server listens. */
final class ListenOptions {
    @Option(
            names = "--host",
            paramLabel = "<host>",
            defaultValue = "127.0.0.1",
            converter = HostConverter.class,
            description = "The address to listen on, such as 0.0.0.0 or ::1 (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "4296",
            converter = IntRange.ListenPort.class,
            description = "The TCP port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--udp-port",
            paramLabel = "<port>",
            converter = IntRange.ListenPort.class,
            description = "The UDP port (default: the same as --port).")
    private Integer udpPort;

    @Option(
            names = "--dialect",
            paramLabel = "<dialect>",
            defaultValue = "v1",
            converter = DialectConverter.OfServer.class,
            description = "The dialect of the clients: v1, v0 or darkriftpy (default: ${DEFAULT-VALUE}). v1 is"
                    + " DarkRift 2.11, v0 is 2.0 to 2.10.")
    private Dialect dialect;

    BichannelListener listener() {
        return Listener.bichannel(port)
                .udpPort(udpPort == null ? port : udpPort)
                .host(host)
                .dialect(dialect);
    }

    /** Returns the address that the server listens on, with its actual ports. */
    String describe(DarkriftServer server) {
        BoundListener bound = server.listeners().get(0);
        InetSocketAddress udp = Objects.requireNonNull(bound.udpAddress());
        return "listening on tcp "
                + HostConverter.withPort(host, bound.tcpAddress().getPort()) + ", udp "
                + HostConverter.withPort(host, udp.getPort());
    }
}
