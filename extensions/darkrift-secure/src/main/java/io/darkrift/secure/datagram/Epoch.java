package io.darkrift.secure.datagram;

import io.darkrift.secure.DatagramCipher;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of an epoch, for both directions. On the wire:
 *
 * <pre>
 * +-------------------+------------------+-------------------+------------------+
 * | key to server 32  | IV to server 12  | key to client 32  | IV to client 12  |
 * +-------------------+------------------+-------------------+------------------+
 * </pre>
 */
final class Epoch {
    /** The size of the keys on the wire. */
    static final int BYTES = 2 * (Aead.KEY_BYTES + Aead.IV_BYTES);

    /** Epochs are counted modulo this: the highest bit of their byte marks a sealed datagram. */
    static final int COUNT = 128;

    final int number;
    final SecretKeySpec sendKey;
    final byte[] sendIv;
    final SecretKeySpec receiveKey;
    final byte[] receiveIv;

    private Epoch(int number, SecretKeySpec sendKey, byte[] sendIv, SecretKeySpec receiveKey, byte[] receiveIv) {
        this.number = number;
        this.sendKey = sendKey;
        this.sendIv = sendIv;
        this.receiveKey = receiveKey;
        this.receiveIv = receiveIv;
    }

    /** Returns new keys. */
    static byte[] random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Reads the keys of an epoch, as one end sees them. */
    static Epoch read(DatagramCipher cipher, boolean server, int number, byte[] bytes, int from) {
        int half = BYTES / 2;
        int send = server ? from + half : from;
        int receive = server ? from : from + half;
        return new Epoch(
                number,
                Aead.key(cipher, bytes, send),
                iv(bytes, send),
                Aead.key(cipher, bytes, receive),
                iv(bytes, receive));
    }

    private static byte[] iv(byte[] bytes, int key) {
        int from = key + Aead.KEY_BYTES;
        return Arrays.copyOfRange(bytes, from, from + Aead.IV_BYTES);
    }
}
