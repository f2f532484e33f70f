package io.darkrift.benchmarks.secure;

import io.darkrift.secure.DatagramCipher;
import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import org.jspecify.annotations.Nullable;

/** The transports that are compared. */
enum Transports {
    PLAIN("bichannel", null),
    AES("TLS 1.3, AES-256-GCM", DatagramCipher.AES_256_GCM),
    CHACHA("TLS 1.3, datagrams with ChaCha20-Poly1305", DatagramCipher.CHACHA20_POLY1305);

    private static final TlsIdentity IDENTITY = TlsIdentity.development();

    private final String text;
    private final @Nullable DatagramCipher cipher;

    Transports(String text, @Nullable DatagramCipher cipher) {
        this.text = text;
        this.cipher = cipher;
    }

    ServerTransport listener() {
        BichannelListener plain = BichannelListener.port(0).host("127.0.0.1");
        return cipher == null ? plain : SecureListener.over(plain, IDENTITY).ciphers(cipher);
    }

    ClientTransport dialer(int port) {
        BichannelDialer plain = BichannelDialer.to("127.0.0.1", port);
        return cipher == null ? plain : SecureDialer.over(plain).trustDevelopmentCertificate();
    }

    @Override
    public String toString() {
        return text;
    }
}
