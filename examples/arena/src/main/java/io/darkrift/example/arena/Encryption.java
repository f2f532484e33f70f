package io.darkrift.example.arena;

import io.darkrift.DarkriftException;
import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.Listener;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.websocket.WebSocketListener;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how the arena is encrypted, and the transports that they ask for. */
final class Encryption {
    private Encryption() {}

    /** Returns whether a host is this machine. One that is unknown is not: to connect or listen there explains it. */
    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The options of a server. */
    static final class OfServer {
        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec;

        @Option(
                names = "--tls",
                description = "Encrypts the game. Without --certificate it uses a certificate for development, which"
                        + " only clients on this machine accept, and no browser: the page stays http.")
        private boolean tls;

        @ArgGroup(exclusive = false)
        private PemFiles files;

        private static final class PemFiles {
            @Option(
                    names = "--certificate",
                    paramLabel = "<pem>",
                    required = true,
                    description = "The certificate of the server, and behind it those that it was signed with. Encrypts"
                            + " the game and the page, which becomes https. Needs --key.")
            private Path certificate;

            @Option(
                    names = "--key",
                    paramLabel = "<pem>",
                    required = true,
                    description = "The private key of the certificate: PKCS #8, without a password.")
            private Path key;
        }

        /** Returns what clients connect to. */
        ServerTransport listener(String host, int port) {
            BichannelListener plain = Listener.bichannel(port).host(host);
            if (files != null) {
                return SecureListener.over(plain, TlsIdentity.pem(files.certificate, files.key));
            }
            if (!tls) {
                return plain;
            }
            if (!isThisMachine(host)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--tls alone is for this machine, and " + host
                                + " is not its loopback address: give --certificate and --key too");
            }
            return SecureListener.over(plain, TlsIdentity.development());
        }

        /** Returns what browsers connect to. */
        ServerTransport page(String host, int port) {
            WebSocketListener page = ArenaPage.listener(host, port);
            if (files == null) {
                return page;
            }
            try {
                return page.tls(SslContextBuilder.forServer(files.certificate.toFile(), files.key.toFile())
                        .build());
            } catch (SSLException e) {
                throw new DarkriftException(files.certificate + " can't be used for browsers: " + e.getMessage(), e);
            }
        }

        /** Returns what is to be known of the game, behind its address. */
        String aboutGame() {
            if (files != null) {
                return ", encrypted with the certificate " + files.certificate;
            }
            return tls ? ", encrypted with a certificate for development: for clients on this machine" : "";
        }

        /** Returns the address of the page, and what is to be known of it. */
        String pageAt(String host, int port) {
            return (files == null ? "http://" : "https://") + host + ":" + port + "/"
                    + (tls && files == null
                            ? " (not encrypted: browsers do not accept a certificate for development)"
                            : "");
        }
    }

    /** The options of clients. */
    static final class OfClient {
        @Option(
                names = "--tls",
                description =
                        "Uses encryption. On this machine the certificate of the server has to be one for"
                                + " development; on another one it has to be one that the JDK trusts, with the name of the host.")
        private boolean tls;

        @Option(
                names = "--ca",
                paramLabel = "<pem>",
                description = "Uses encryption, and trusts certificates that one of these authorities has signed.")
        private Path authorities;

        /** Returns what connects to a server. */
        ClientTransport dialer(String host, int port) {
            BichannelDialer plain = BichannelDialer.to(host, port);
            if (authorities != null) {
                return SecureDialer.over(plain).trustCertificates(authorities);
            }
            if (!tls) {
                return plain;
            }
            SecureDialer secure = SecureDialer.over(plain);
            return isThisMachine(host) ? secure.trustDevelopmentCertificate() : secure;
        }
    }
}
