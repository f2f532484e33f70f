package io.darkrift.secure.tls;

import io.darkrift.DarkriftException;
import io.darkrift.connection.HandshakeException;
import io.darkrift.secure.DatagramCipher;
import io.darkrift.secure.datagram.LinkKeys;
import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.transport.bichannel.security.ClientSecurity;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.netty.channel.Channel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Secures the connections of a dialer. Safe for use by any thread. */
public final class ClientTls implements ClientSecurity {
    private static final int TOKEN_BYTES = 9;

    private final Trust trust;
    private final @Nullable String serverName;
    private final List<DatagramCipher> ciphers;
    private final RekeyPolicy policy;
    private final LongSupplier nanos;
    private final SslContext context;
    private final SecureRandom random = new SecureRandom();

    /**
     * The security of a dialer.
     *
     * @param trust which servers are trusted
     * @param serverName the name that the certificate of the server bears, or null for the host that is dialed
     * @param identity the certificate of the client, or null
     * @param tls12 whether TLS 1.2 is accepted too
     * @param ciphers the ciphers for datagrams, the preferred one first
     * @param policy how long old keys are accepted
     * @param nanos the time in nanoseconds
     */
    public ClientTls(
            Trust trust,
            @Nullable String serverName,
            @Nullable Identity identity,
            boolean tls12,
            List<DatagramCipher> ciphers,
            RekeyPolicy policy,
            LongSupplier nanos) {
        this.trust = trust;
        this.serverName = serverName;
        this.ciphers = ciphers;
        this.policy = policy;
        this.nanos = nanos;
        try {
            SslContextBuilder builder = TlsContexts.configure(SslContextBuilder.forClient(), tls12, ciphers)
                    .trustManager(trust)
                    .endpointIdentificationAlgorithm(trust.checksHostName() ? "HTTPS" : null);
            if (identity != null) {
                builder.keyManager(identity.key(), identity.chain().toArray(X509Certificate[]::new));
            }
            this.context = builder.build();
        } catch (SSLException e) {
            throw new DarkriftException("TLS can't be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public int version() {
        return LinkKeys.VERSION;
    }

    @Override
    public int helloBytes() {
        return TOKEN_BYTES + LinkKeys.HELLO_BYTES;
    }

    @Override
    public void secure(Channel tcp, String host, InetSocketAddress server) {
        SslHandler ssl = context.newHandler(tcp.alloc(), serverName == null ? host : serverName, server.getPort());
        // Bichannel limits the whole handshake.
        ssl.setHandshakeTimeoutMillis(0);
        tcp.pipeline().addLast(ssl, new TlsGuard(ssl, () -> {
            // A server with the engine of the JDK has refused this client before; one with OpenSSL does it now.
            if (TlsContexts.cipher(ssl.applicationProtocol(), ciphers) == null) {
                tcp.pipeline().fireExceptionCaught(new SSLHandshakeException("no_application_protocol"));
            }
        }));
    }

    @Override
    public LinkSecurity accept(Channel tcp, byte[] hello) {
        InetSocketAddress server = (InetSocketAddress) tcp.remoteAddress();
        String text = server == null ? "the server" : NetUtil.toSocketAddressString(server);
        if (trust.isDevelopment() && (server == null || !server.getAddress().isLoopbackAddress())) {
            throw new HandshakeException(
                    text + " is not on this machine: a certificate for development is accepted from loopback addresses"
                            + " alone, such as 127.0.0.1, since anybody can make one. Give the server a certificate of"
                            + " its name with TlsIdentity.pem(...), or have the client pin its public key",
                    null);
        }
        SslHandler ssl = tcp.pipeline().get(SslHandler.class);
        DatagramCipher cipher = TlsContexts.cipher(ssl == null ? null : ssl.applicationProtocol(), ciphers);
        if (cipher == null || cipher.id() != hello[TOKEN_BYTES]) {
            throw new HandshakeException(
                    text + " has chosen the cipher " + hello[TOKEN_BYTES] + " for datagrams, and "
                            + (cipher == null ? "none" : cipher.protocol()) + " by ALPN: is it a DarkRift server?",
                    null);
        }
        long id = new BigInteger(hello, 1, Long.BYTES).longValue();
        return LinkKeys.of(false, id, cipher, hello, TOKEN_BYTES, policy, nanos, random);
    }

    @Override
    public @Nullable DarkriftException explain(InetSocketAddress server, @Nullable Throwable cause) {
        String text = NetUtil.toSocketAddressString(server);
        if (cause == null) {
            return null;
        }
        if (cause instanceof NotSslRecordException) {
            return new HandshakeException(
                    text
                            + " does not speak TLS, and this client demands it: give the server a SecureListener, or connect to"
                            + " the port of one that it has",
                    cause);
        }
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof CertificateException) {
                return new HandshakeException(
                        "the certificate of " + text + " was refused: " + one.getMessage()
                                + ". The client trusts what the JDK trusts, unless it has trustCertificates(...) or"
                                + " pinPublicKey(...)",
                        cause);
            }
        }
        return cause instanceof SSLException
                ? new HandshakeException(
                        "the TLS handshake with " + text + " failed: " + cause.getMessage() + advice(cause), cause)
                : null;
    }

    private static String advice(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no_application_protocol")) {
            return ": client and server must have a cipher for datagrams in common (ciphers)";
        }
        if (message.contains("protocol_version")) {
            return ": client and server must have a version of TLS in common (allowTls12)";
        }
        if (message.contains("certificate")) {
            return ": the server may demand a certificate of the client (clientCertificate)";
        }
        return ": is it a DarkRift server with a SecureListener?";
    }

    @Override
    public DarkriftException refusedVersion(InetSocketAddress server, int version) {
        return new HandshakeException(
                NetUtil.toSocketAddressString(server) + " began with the version " + version
                        + " inside TLS, and a secure DarkRift server begins with " + LinkKeys.VERSION
                        + ": is it a DarkRift server?",
                null);
    }
}
