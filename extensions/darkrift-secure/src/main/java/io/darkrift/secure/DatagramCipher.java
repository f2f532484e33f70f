package io.darkrift.secure;

/** The ciphers for datagrams. Both authenticate what they encrypt, with keys of 256 bits. */
public enum DatagramCipher {
    /** AES in Galois counter mode: the fastest where the CPU has instructions for AES, as all current servers and PCs have. */
    AES_256_GCM(1, "darkrift2-aes256gcm"),
    /** ChaCha20 and Poly1305: faster on devices without such instructions. */
    CHACHA20_POLY1305(2, "darkrift2-chacha20poly1305");

    private final int id;
    private final String protocol;

    DatagramCipher(int id, String protocol) {
        this.id = id;
        this.protocol = protocol;
    }

    /**
     * Returns the number of the cipher on the wire.
     *
     * @return 1 or 2
     */
    public int id() {
        return id;
    }

    /**
     * Returns the name that client and server agree upon in the TLS handshake, by application-layer protocol negotiation
     * (ALPN).
     *
     * @return such as {@code darkrift2-aes256gcm}
     */
    public String protocol() {
        return protocol;
    }
}
