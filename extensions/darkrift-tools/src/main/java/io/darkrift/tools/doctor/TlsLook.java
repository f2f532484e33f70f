package io.darkrift.tools.doctor;

import io.darkrift.secure.DatagramCipher;
import io.darkrift.tools.capture.Printable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows in a TLS handshake. The handshake is done with any certificate, and nothing is sent after it.
 *
 * @param certificate the certificate of the server
 * @param version such as {@code TLSv1.3}
 * @param protocol what was agreed upon by ALPN, or empty
 * @param distrust why a client that trusts what the JDK trusts refuses the certificate, or null if it does not
 */
record TlsLook(
        X509Certificate certificate,
        String version,
        String protocol,
        @Nullable String distrust) {
    private static final String DEVELOPMENT = "CN=DarkRift development certificate";

    /**
     * Connects, and looks.
     *
     * @throws IOException if the port does not speak TLS, or refuses the handshake
     */
    static TlsLook at(InetSocketAddress address, String host, Deadline deadline) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(address, deadline.millis());
            plain.setSoTimeout(deadline.millis());
            Observer observer = new Observer();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {observer}, null);
            try (SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host, address.getPort(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setApplicationProtocols(Stream.concat(
                                Stream.of(DatagramCipher.values()).map(DatagramCipher::protocol), Stream.of("http/1.1"))
                        .toArray(String[]::new));
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                X509Certificate shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
                String protocol = tls.getApplicationProtocol();
                return new TlsLook(
                        shown, tls.getSession().getProtocol(), protocol == null ? "" : protocol, observer.distrust);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }

    /** Returns whether the server agreed upon a protocol of darkrift-secure. */
    boolean isDarkrift() {
        return Stream.of(DatagramCipher.values())
                .anyMatch(each -> each.protocol().equals(protocol));
    }

    /** Returns whether the certificate says that it is one for development. */
    boolean isDevelopment() {
        return subject().contains(DEVELOPMENT);
    }

    /** Returns the name of whom the certificate is for, escaped. */
    String subject() {
        return Printable.escape(certificate.getSubjectX500Principal().getName());
    }

    /** Returns what a client pins to trust the public key. */
    String pin() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return "sha256/" + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Accepts all, and remembers what the trust manager of the JDK says of it. */
    private static final class Observer extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager system;
        private @Nullable String distrust;

        Observer() throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509ExtendedTrustManager> found = new ArrayList<>();
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager manager) {
                    found.add(manager);
                }
            }
            system = found.get(0);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            try {
                system.checkServerTrusted(chain, authType, socket);
            } catch (CertificateException e) {
                distrust = reason(e);
            }
        }

        private static String reason(CertificateException refusal) {
            for (Throwable each = refusal; each != null; each = each.getCause()) {
                if (each instanceof CertPathBuilderException) {
                    return "no authority that the JDK trusts has signed it";
                }
            }
            return Printable.escape(String.valueOf(refusal.getMessage()));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("sockets are used");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("sockets are used");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
