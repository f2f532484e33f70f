package io.darkrift.tools.options;

import io.darkrift.transport.ClientTransport;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The server that a command connects to. */
public final class ServerOptions extends ConnectOptions {
    @Parameters(
            index = "0",
            paramLabel = "<server>",
            converter = Address.Converter.class,
            description = "The server: host, host:port, tls://host:port for darkrift-secure, ws://host:port/path or"
                    + " wss://host:port/path. Without a port 4296 is used.")
    private Address address;

    /**
     * Returns where the server is.
     *
     * @return the address
     */
    public Address address() {
        return address;
    }

    /**
     * Returns the port of the server's UDP.
     *
     * @return 1 to 65,535, once transport() has checked it
     */
    public int udpPort() {
        return udpPort(address);
    }

    /**
     * Returns the transport that connects to the server.
     *
     * @return a new transport
     * @throws ParameterException if options do not fit the address
     */
    public ClientTransport transport() {
        return transport(address);
    }
}
