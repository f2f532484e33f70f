package io.darkrift.example;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.transport.bichannel.Dialect;
import picocli.CommandLine.Option;

/** Where the server is. */
final class ConnectOptions {
    @Option(
            names = "--host",
            paramLabel = "<host>",
            defaultValue = "127.0.0.1",
            converter = HostConverter.class,
            description = "The name or address of the server (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "4296",
            converter = IntRange.Port.class,
            description = "Its TCP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--udp-port",
            paramLabel = "<port>",
            converter = IntRange.Port.class,
            description = "Its UDP port (default: the same as --port).")
    private Integer udpPort;

    @Option(
            names = "--dialect",
            paramLabel = "<dialect>",
            defaultValue = "auto",
            converter = DialectConverter.class,
            description = "The dialect of the server: auto, v1, v0 or darkriftpy (default: ${DEFAULT-VALUE}). v1 is"
                    + " DarkRift 2.11, v0 is 2.0 to 2.10.")
    private Dialect dialect;

    DarkriftClient connect() throws InterruptedException {
        return DarkriftClient.builder()
                .registry(MessageRegistry.load())
                .dialect(dialect)
                .connect(host, port, udpPort == null ? port : udpPort);
    }
}
