package io.darkrift.secure;

import io.darkrift.secure.tls.DevelopmentCertificate;
import io.darkrift.secure.tls.Identity;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A certificate and its private key, for servers, and for clients that need one. Safe for use by any thread; several
 * listeners may share it.
 */
public final class TlsIdentity {
    private final Supplier<Identity> source;
    private final String text;
    private volatile Identity current;

    private TlsIdentity(Supplier<Identity> source, String text) {
        this.source = source;
        this.text = text;
        this.current = source.get();
    }

    /**
     * Reads PEM files, such as those of Let's Encrypt.
     *
     * @param chain the file with the certificate, and behind it those that it was signed with
     * @param key the file with the private key: PKCS #8, without a password
     * @return the identity
     * @throws io.darkrift.DarkriftException if a file can't be read, or the two do not belong together
     */
    public static TlsIdentity pem(Path chain, Path key) {
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(key, "key");
        return new TlsIdentity(() -> Identity.ofPem(chain, key), chain.toString());
    }

    /**
     * Reads a key store that has one private key, PKCS #12 or JKS.
     *
     * @param file the file
     * @param password the password of the store and of the key; it is copied
     * @return the identity
     * @throws io.darkrift.DarkriftException if the file can't be read, or has no private key
     */
    public static TlsIdentity keyStore(Path file, char[] password) {
        Objects.requireNonNull(file, "file");
        char[] copy = password.clone();
        return new TlsIdentity(() -> Identity.ofKeyStore(file, copy), file.toString());
    }

    /**
     * Makes a certificate for development, with a new key, which is valid for 30 days. Clients accept it with {@link
     * SecureDialer#trustDevelopmentCertificate()} alone, and from this machine alone.
     *
     * @return the identity
     */
    public static TlsIdentity development() {
        return new TlsIdentity(DevelopmentCertificate::create, "a certificate for development");
    }

    /**
     * Reads the files again. Connections that begin later use what was read; those that are open go on. Blocks while it
     * reads.
     *
     * @throws io.darkrift.DarkriftException if that fails: the certificate and key that were read before stay in use
     */
    public void reload() {
        current = source.get();
    }

    /**
     * Returns what a client pins to trust this key: see {@link SecureDialer#pinPublicKey}.
     *
     * @return {@code sha256/} and the SHA-256 hash of the public key in Base64
     */
    public String publicKeyPin() {
        return Identity.pin(current.chain().get(0));
    }

    Identity current() {
        return current;
    }

    /** Returns where the certificate comes from. */
    @Override
    public String toString() {
        return text;
    }
}
