package io.darkrift.tools.options;

import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.websocket.WebSocketListener;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command waits for clients. */
public final class ListenOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "<address>",
            defaultValue = "127.0.0.1:4297",
            converter = Address.Converter.class,
            description =
                    "The address that clients connect to, written as the address of a server; port 0 takes a free one. tls://"
                            + " uses the development certificate. Default: ${DEFAULT-VALUE}, which only this machine reaches.")
    private Address address;

    @Option(
            names = "--listen-dialect",
            paramLabel = "<dialect>",
            defaultValue = "v1",
            converter = DialectConverter.class,
            description = "The dialect of the clients: v1 (DarkRift 2.11), v0 (2.0 to 2.10) or darkriftpy. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Dialect dialect;

    /**
     * Returns where clients connect to, as it was given.
     *
     * @return the address
     */
    public Address address() {
        return address;
    }

    /**
     * Returns the transport that clients connect to.
     *
     * @return a new transport
     * @throws ParameterException if options do not fit the address
     */
    public ServerTransport transport() {
        if (dialect == Dialect.AUTO) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--listen-dialect can't be auto: a server speaks first, so give v1, v0 or darkriftpy");
        }
        return switch (address.scheme()) {
            case "ws" ->
                WebSocketListener.port(address.port())
                        .host(address.host())
                        .path(address.path())
                        .anyOrigin();
            case "wss" ->
                throw new ParameterException(
                        spec.commandLine(),
                        "--listen does not support wss://: listen on ws://, and put a proxy before it");
            case "tls" -> SecureListener.over(plain(), TlsIdentity.development());
            default -> plain();
        };
    }

    private BichannelListener plain() {
        return BichannelListener.port(address.port()).host(address.host()).dialect(dialect);
    }
}
