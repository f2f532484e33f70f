package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.secure.tls.DevelopmentCertificate;
import io.darkrift.secure.tls.Identity;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/** TLS for raw Netty with the settings of this library: the engine of the JDK, TLS 1.3, its ciphers, and a key of P-256. */
final class NettyTls {
    private static final List<String> CIPHER_SUITES =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");

    private NettyTls() {}

    static SslContext server() {
        Identity identity = DevelopmentCertificate.create();
        return build(
                SslContextBuilder.forServer(identity.key(), identity.chain().toArray(X509Certificate[]::new)));
    }

    /** A client that trusts every server. That makes no difference after the handshake, which is not measured. */
    static SslContext client() {
        return build(SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null));
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return builder.sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .ciphers(CIPHER_SUITES)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JDK has no TLS 1.3", e);
        }
    }
}
