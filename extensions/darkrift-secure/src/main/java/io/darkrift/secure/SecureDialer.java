package io.darkrift.secure;

import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.secure.tls.ClientTls;
import io.darkrift.secure.tls.Identity;
import io.darkrift.secure.tls.Trust;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.security.SecureBichannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that a client connects to with encrypted bichannel, and its settings. Immutable:
 *
 * <pre>{@code
 * ClientTransport dialer = SecureDialer.to("game.example.com", 4296);
 * }</pre>
 *
 * <p>The server needs a {@link SecureListener}. Its certificate has to be signed by an authority that the JDK trusts, and
 * to bear the name of the host, unless a method says otherwise.
 */
public final class SecureDialer implements ClientTransport {
    private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");

    private final BichannelDialer plain;
    private final Trust trust;
    private final @Nullable String serverName;
    private final @Nullable TlsIdentity identity;
    private final boolean tls12;
    private final List<DatagramCipher> ciphers;
    private final RekeyPolicy policy;
    private final LongSupplier nanos;
    private @Nullable ClientTls security;

    private SecureDialer(
            BichannelDialer plain,
            Trust trust,
            @Nullable String serverName,
            @Nullable TlsIdentity identity,
            boolean tls12,
            List<DatagramCipher> ciphers,
            RekeyPolicy policy,
            LongSupplier nanos) {
        this.plain = plain;
        this.trust = trust;
        this.serverName = serverName;
        this.identity = identity;
        this.tls12 = tls12;
        this.ciphers = ciphers;
        this.policy = policy;
        this.nanos = nanos;
    }

    /**
     * Returns a dialer for a server whose TCP and UDP ports are the same.
     *
     * @param host a name or an address, IPv4 or IPv6; the certificate of the server has to bear it
     * @param port 1 to 65,535
     * @return a dialer
     * @throws IllegalArgumentException if the port is out of range
     */
    public static SecureDialer to(String host, int port) {
        return over(BichannelDialer.to(host, port));
    }

    /**
     * Returns a dialer with the address and the settings of another. The dialect does not matter.
     *
     * @param plain the address, the port for UDP, and whether the client may do without UDP
     * @return a dialer
     */
    public static SecureDialer over(BichannelDialer plain) {
        return new SecureDialer(
                Objects.requireNonNull(plain, "plain"),
                Trust.system(),
                null,
                null,
                false,
                List.of(DatagramCipher.values()),
                RekeyPolicy.DEFAULT,
                System::nanoTime);
    }

    /**
     * Returns the same dialer, which trusts these authorities in place of those of the JDK.
     *
     * @param authorities a PEM file with the certificates that the one of the server may be signed with, or with the
     *     server's own
     * @return a dialer
     * @throws io.darkrift.DarkriftException if the file can't be read
     */
    public SecureDialer trustCertificates(Path authorities) {
        return with(Trust.authorities(Identity.certificates(authorities)));
    }

    /**
     * Returns the same dialer, which trusts servers with one of these public keys, whatever their certificate says: its
     * name, its dates and its signature are not looked at.
     *
     * @param first such as {@link TlsIdentity#publicKeyPin()} returns on the server
     * @param others such as that of the key that the server will have next
     * @return a dialer
     * @throws IllegalArgumentException if one does not have the form of a pin
     */
    public SecureDialer pinPublicKey(String first, String... others) {
        Set<String> pins = new LinkedHashSet<>(List.of(others));
        pins.add(first);
        for (String pin : pins) {
            if (!PIN.matcher(pin).matches()) {
                throw new IllegalArgumentException(
                        "the pin is \"" + pin + "\": sha256/ and 44 characters of Base64 were"
                                + " expected, as TlsIdentity.publicKeyPin() returns");
            }
        }
        return with(Trust.pins(pins));
    }

    /**
     * Returns the same dialer, which trusts certificates of {@link TlsIdentity#development()}, and no others, from servers
     * on this machine.
     *
     * @return a dialer
     */
    public SecureDialer trustDevelopmentCertificate() {
        return with(Trust.development());
    }

    private SecureDialer with(Trust other) {
        return new SecureDialer(plain, other, serverName, identity, tls12, ciphers, policy, nanos);
    }

    /**
     * Returns the same dialer, for a server whose certificate bears another name than the host that is dialed. The name is
     * also sent to the server (SNI). Default: the host.
     *
     * @param name the name
     * @return a dialer
     */
    public SecureDialer serverName(String name) {
        Objects.requireNonNull(name, "name");
        return new SecureDialer(plain, trust, name, identity, tls12, ciphers, policy, nanos);
    }

    /**
     * Returns the same dialer, which shows a certificate to servers that demand one. Default: none. A dialer reads the
     * identity when it first connects.
     *
     * @param own the certificate of the client and its private key
     * @return a dialer
     */
    public SecureDialer clientCertificate(TlsIdentity own) {
        Objects.requireNonNull(own, "own");
        return new SecureDialer(plain, trust, serverName, own, tls12, ciphers, policy, nanos);
    }

    /**
     * Returns the same dialer, which accepts servers with TLS 1.2 too. Default: TLS 1.3 alone.
     *
     * @return a dialer
     */
    public SecureDialer allowTls12() {
        return new SecureDialer(plain, trust, serverName, identity, true, ciphers, policy, nanos);
    }

    /**
     * Returns the same dialer, with other ciphers for datagrams. The server chooses among them. Default: AES and ChaCha20.
     *
     * @param first the first
     * @param others the others
     * @return a dialer
     */
    public SecureDialer ciphers(DatagramCipher first, DatagramCipher... others) {
        return new SecureDialer(plain, trust, serverName, identity, tls12, list(first, others), policy, nanos);
    }

    static List<DatagramCipher> list(DatagramCipher first, DatagramCipher... others) {
        Set<DatagramCipher> all = new LinkedHashSet<>();
        all.add(Objects.requireNonNull(first, "first"));
        all.addAll(Arrays.asList(others));
        return List.copyOf(all);
    }

    /** Returns the same dialer for another address, which shares what was set up for TLS. */
    SecureDialer address(BichannelDialer other) {
        SecureDialer dialer = new SecureDialer(other, trust, serverName, identity, tls12, ciphers, policy, nanos);
        dialer.security = security();
        return dialer;
    }

    SecureDialer rekey(RekeyPolicy other, LongSupplier clock) {
        return new SecureDialer(plain, trust, serverName, identity, tls12, ciphers, other, clock);
    }

    @Override
    public Attempt connect(Dialer dialer) {
        return SecureBichannel.connect(plain, security(), dialer);
    }

    /** Made once: to read the authorities of the JDK takes longer than a handshake. */
    private synchronized ClientTls security() {
        ClientTls made = security;
        if (made == null) {
            made = new ClientTls(
                    trust, serverName, identity == null ? null : identity.current(), tls12, ciphers, policy, nanos);
            security = made;
        }
        return made;
    }

    /** Returns the settings in words. */
    @Override
    public String toString() {
        return "secure " + plain;
    }
}
