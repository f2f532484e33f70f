package io.darkrift.secure;

import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.secure.tls.Identity;
import io.darkrift.secure.tls.ServerTls;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.security.SecureBichannel;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The address that a server listens on with encrypted bichannel, and its settings. Immutable, except that the identity can
 * be loaded again:
 *
 * <pre>{@code
 * ServerTransport listener = SecureListener.port(4296, TlsIdentity.pem(Path.of("fullchain.pem"), Path.of("privkey.pem")));
 * }</pre>
 *
 * <p>Clients need a {@link SecureDialer}. Those of C# can't connect: give them a {@link BichannelListener} on another
 * port of the same server.
 */
public final class SecureListener implements ServerTransport {
    private final BichannelListener plain;
    private final TlsIdentity identity;
    private final boolean tls12;
    private final List<DatagramCipher> ciphers;
    private final List<X509Certificate> clientAuthorities;
    private final RekeyPolicy policy;
    private final LongSupplier nanos;

    private SecureListener(
            BichannelListener plain,
            TlsIdentity identity,
            boolean tls12,
            List<DatagramCipher> ciphers,
            List<X509Certificate> clientAuthorities,
            RekeyPolicy policy,
            LongSupplier nanos) {
        this.plain = plain;
        this.identity = identity;
        this.tls12 = tls12;
        this.ciphers = ciphers;
        this.clientAuthorities = clientAuthorities;
        this.policy = policy;
        this.nanos = nanos;
    }

    /**
     * Returns a listener for TCP and UDP on the same port, on all addresses of this machine, for TLS 1.3 and both ciphers
     * for datagrams.
     *
     * @param port 0 to 65,535; 0 lets the system choose a free one
     * @param identity the certificate of the server and its private key
     * @return a listener
     * @throws IllegalArgumentException if the port is out of range
     */
    public static SecureListener port(int port, TlsIdentity identity) {
        return over(BichannelListener.port(port), identity);
    }

    /**
     * Returns a listener with the address and the settings of another. The dialect does not matter.
     *
     * @param plain the address, the port for UDP, the buffers, and whether clients may do without UDP
     * @param identity the certificate of the server and its private key
     * @return a listener
     */
    public static SecureListener over(BichannelListener plain, TlsIdentity identity) {
        Objects.requireNonNull(plain, "plain");
        Objects.requireNonNull(identity, "identity");
        return new SecureListener(
                plain,
                identity,
                false,
                List.of(DatagramCipher.values()),
                List.of(),
                RekeyPolicy.DEFAULT,
                System::nanoTime);
    }

    /**
     * Returns the same listener, which accepts clients with TLS 1.2 too. Default: TLS 1.3 alone.
     *
     * @return a listener
     */
    public SecureListener allowTls12() {
        return new SecureListener(plain, identity, true, ciphers, clientAuthorities, policy, nanos);
    }

    /**
     * Returns the same listener, with other ciphers for datagrams. The server chooses the first that the client has too.
     * Default: AES, then ChaCha20.
     *
     * @param first the preferred one
     * @param others the others
     * @return a listener
     */
    public SecureListener ciphers(DatagramCipher first, DatagramCipher... others) {
        return new SecureListener(
                plain, identity, tls12, SecureDialer.list(first, others), clientAuthorities, policy, nanos);
    }

    /**
     * Returns the same listener, which accepts clients alone that show a certificate. Default: clients need no certificate.
     *
     * @param authorities a PEM file with the certificates that those of clients are signed with
     * @return a listener
     * @throws io.darkrift.DarkriftException if the file can't be read
     */
    public SecureListener requireClientCertificates(Path authorities) {
        return new SecureListener(plain, identity, tls12, ciphers, Identity.certificates(authorities), policy, nanos);
    }

    SecureListener rekey(RekeyPolicy other, LongSupplier clock) {
        return new SecureListener(plain, identity, tls12, ciphers, clientAuthorities, other, clock);
    }

    @Override
    public Binding bind(Acceptor acceptor) {
        ServerTls security = new ServerTls(identity::current, tls12, ciphers, clientAuthorities, policy, nanos);
        return SecureBichannel.bind(plain, security, Objects.requireNonNull(acceptor, "acceptor"));
    }

    /** Returns the settings in words. */
    @Override
    public String toString() {
        return "secure " + plain + ", certificate " + identity;
    }
}
