package io.darkrift.secure.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides which servers a client trusts. */
public final class Trust extends X509ExtendedTrustManager {
    private final @Nullable X509ExtendedTrustManager authorities;
    private final Set<String> pins;
    private final boolean development;

    private Trust(@Nullable X509ExtendedTrustManager authorities, Set<String> pins, boolean development) {
        this.authorities = authorities;
        this.pins = pins;
        this.development = development;
    }

    /** Trusts what the JDK trusts. */
    public static Trust system() {
        return new Trust(manager(null), Set.of(), false);
    }

    /** Trusts certificates that others have signed. */
    public static Trust authorities(List<X509Certificate> certificates) {
        return new Trust(manager(certificates), Set.of(), false);
    }

    /** Trusts public keys, whatever their certificate says. */
    public static Trust pins(Set<String> pins) {
        return new Trust(null, Set.copyOf(pins), false);
    }

    /** Trusts certificates for development. The caller checks that the server is on this machine. */
    public static Trust development() {
        return new Trust(null, Set.of(), true);
    }

    /** Returns whether certificates for development are trusted. */
    boolean isDevelopment() {
        return development;
    }

    /** Returns whether the name of the server has to be in its certificate. */
    boolean checksHostName() {
        return authorities != null;
    }

    static X509ExtendedTrustManager manager(@Nullable List<X509Certificate> certificates) {
        try {
            KeyStore store = null;
            if (certificates != null) {
                store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                for (int i = 0; i < certificates.size(); i++) {
                    store.setCertificateEntry("ca" + i, certificates.get(i));
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager one : factory.getTrustManagers()) {
                if (one instanceof X509ExtendedTrustManager manager) {
                    return manager;
                }
            }
            throw new IllegalStateException("this JDK checks no certificates");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the trusted certificates can't be used", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        X509Certificate first = chain[0];
        if (development) {
            checkDevelopment(first);
        } else if (authorities == null) {
            if (!pins.contains(Identity.pin(first))) {
                throw new CertificateException("the public key of the server is " + Identity.pin(first)
                        + ", but this client accepts " + pins + ": is it the right server, and has it a new key?");
            }
        } else if (DevelopmentCertificate.isOne(first)) {
            throw new CertificateException(
                    "the server shows a certificate for development, which anybody can make: give"
                            + " the server a certificate of its name with TlsIdentity.pem(...). For tests on one machine the"
                            + " client may have trustDevelopmentCertificate()");
        } else {
            authorities.checkServerTrusted(chain, authType, engine);
        }
    }

    private static void checkDevelopment(X509Certificate certificate) throws CertificateException {
        if (!DevelopmentCertificate.isOne(certificate)) {
            throw new CertificateException("this client trusts certificates for development alone, and the server shows"
                    + " one of " + certificate.getSubjectX500Principal()
                    + ": remove trustDevelopmentCertificate() from the client");
        }
        certificate.checkValidity();
        try {
            certificate.verify(certificate.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the certificate for development has a wrong signature", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the name of the server is not known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
    }
}
