package io.darkrift.secure.tls;

import io.darkrift.secure.DatagramCipher;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What client and server have in common. */
final class TlsContexts {
    /** Those of TLS 1.3, and for 1.2 those with forward secrecy and authenticated encryption. */
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private TlsContexts() {}

    /** Returns whether the engine is that of the JDK: OpenSSL is used where it is on the class path. */
    static boolean usesJdk() {
        return !OpenSsl.isAvailable();
    }

    static SslContextBuilder configure(SslContextBuilder builder, boolean tls12, List<DatagramCipher> ciphers) {
        // The JDK can refuse a client that asks for another protocol; OpenSSL answers without one, and is closed later.
        boolean jdk = usesJdk();
        return builder.sslProvider(jdk ? SslProvider.JDK : SslProvider.OPENSSL)
                .protocols(tls12 ? List.of("TLSv1.3", "TLSv1.2") : List.of("TLSv1.3"))
                .ciphers(tls12 ? CIPHER_SUITES : CIPHER_SUITES.subList(0, 3))
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        jdk ? SelectorFailureBehavior.FATAL_ALERT : SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ciphers.stream().map(DatagramCipher::protocol).toList()));
    }

    /** Returns the cipher of an application protocol, or null. */
    static @Nullable DatagramCipher cipher(@Nullable String protocol, List<DatagramCipher> ciphers) {
        for (DatagramCipher cipher : ciphers) {
            if (cipher.protocol().equals(protocol)) {
                return cipher;
            }
        }
        return null;
    }
}
