package io.darkrift.tools.options;

import io.darkrift.secure.SecureDialer;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.websocket.WebSocketDialer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command connects to a server. */
public class ConnectOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--udp-port", paramLabel = "<port>", description = "The UDP port. Default: the port of TCP.")
    private @Nullable Integer udpPort;

    @Option(
            names = "--dialect",
            paramLabel = "<dialect>",
            defaultValue = "auto",
            converter = DialectConverter.class,
            description =
                    "The dialect of the server: auto, v1 (DarkRift 2.11), v0 (2.0 to 2.10) or darkriftpy. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Dialect dialect;

    @Option(
            names = "--udp-fallback",
            description = "Sends unreliable messages over TCP where UDP does not work and the server allows it.")
    private boolean udpFallback;

    @Option(
            names = "--trust",
            paramLabel = "<what>",
            description = "The certificates of tls:// that are trusted: a PEM file with authorities, a pin such as"
                    + " sha256/..., or 'development' for the development certificate of a server on this machine."
                    + " Default: the authorities of the JDK.")
    private @Nullable String trust;

    /**
     * Returns what the server speaks.
     *
     * @return a dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Returns whether a connection may do without UDP.
     *
     * @return true if it may
     */
    public boolean udpFallback() {
        return udpFallback;
    }

    /**
     * Returns whether it was said which certificates are trusted.
     *
     * @return true if it was
     */
    public boolean hasTrust() {
        return trust != null;
    }

    /**
     * Returns the port of a server's UDP.
     *
     * @param address where the server is
     * @return 1 to 65,535, once transport() has checked it
     */
    protected int udpPort(Address address) {
        return udpPort == null ? address.port() : udpPort;
    }

    /**
     * Returns the transport that connects to a server.
     *
     * @param address where the server is
     * @return the transport
     * @throws ParameterException if options do not fit the address
     */
    public ClientTransport transport(Address address) {
        check(address.port() > 0, "a server does not have port 0");
        check(
                udpPort(address) >= 1 && udpPort(address) <= 65_535,
                "--udp-port is " + udpPort(address) + ": it is 1 to 65535");
        check(trust == null || address.scheme().equals("tls"), "--trust is for tls:// addresses only");
        if (address.isWebSocket()) {
            check(
                    udpPort == null && !udpFallback && dialect == Dialect.AUTO,
                    "--udp-port, --udp-fallback and --dialect are not for WebSocket, which has neither UDP nor dialects");
            return WebSocketDialer.to(address.toString());
        }
        BichannelDialer plain = BichannelDialer.to(address.host(), address.port())
                .udpPort(udpPort(address))
                .dialect(dialect)
                .udpFallback(udpFallback);
        return address.isEncrypted() ? secure(plain) : plain;
    }

    /**
     * Returns a dialer with TLS, which trusts what was given.
     *
     * @param plain the address and its settings
     * @return a dialer
     * @throws ParameterException if a pin is not valid
     */
    public SecureDialer secure(BichannelDialer plain) {
        SecureDialer dialer = SecureDialer.over(plain);
        if (trust == null) {
            return dialer;
        }
        if (trust.equals("development")) {
            return dialer.trustDevelopmentCertificate();
        }
        if (!trust.startsWith("sha256/")) {
            return dialer.trustCertificates(Path.of(trust));
        }
        try {
            return dialer.pinPublicKey(trust);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--trust: " + e.getMessage(), e);
        }
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
