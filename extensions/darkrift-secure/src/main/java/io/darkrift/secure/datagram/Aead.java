package io.darkrift.secure.datagram;

import io.darkrift.secure.DatagramCipher;
import io.netty.util.concurrent.FastThreadLocal;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers of one thread, for each direction, and the arrays that they work in. */
final class Aead {
    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final int TAG_BITS = 8 * TAG_BYTES;
    private static final int FIRST_CAPACITY = 2_048;
    private static final FastThreadLocal<Aead> AES = local(DatagramCipher.AES_256_GCM);
    private static final FastThreadLocal<Aead> CHACHA = local(DatagramCipher.CHACHA20_POLY1305);

    private final DatagramCipher kind;
    private final String algorithm;
    private final Cipher sealing;
    private final Cipher opening;
    private final byte[] nonce = new byte[IV_BYTES];
    private byte[] input = new byte[FIRST_CAPACITY];
    private byte[] output = new byte[FIRST_CAPACITY];
    private boolean refused;

    private Aead(DatagramCipher kind) throws GeneralSecurityException {
        boolean aes = kind == DatagramCipher.AES_256_GCM;
        this.kind = kind;
        this.algorithm = aes ? "AES" : "ChaCha20";
        this.sealing = Cipher.getInstance(aes ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
        this.opening = Cipher.getInstance(aes ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    }

    private static FastThreadLocal<Aead> local(DatagramCipher kind) {
        return new FastThreadLocal<>() {
            @Override
            protected Aead initialValue() throws GeneralSecurityException {
                return new Aead(kind);
            }
        };
    }

    /** Returns what belongs to the calling thread. */
    static Aead get(DatagramCipher kind) {
        return kind == DatagramCipher.AES_256_GCM ? AES.get() : CHACHA.get();
    }

    static SecretKeySpec key(DatagramCipher kind, byte[] bytes, int from) {
        return new SecretKeySpec(bytes, from, KEY_BYTES, kind == DatagramCipher.AES_256_GCM ? "AES" : "ChaCha20");
    }

    /** Returns an array of this thread for what is to be opened. */
    byte[] input(int size) {
        if (input.length < size) {
            input = new byte[size];
        }
        return input;
    }

    /** Returns an array of this thread for what is sealed. */
    byte[] output(int size) {
        if (output.length < size) {
            output = new byte[size];
        }
        return output;
    }

    /** Encrypts behind a header, which is authenticated with it. */
    void seal(SecretKeySpec key, byte[] iv, long sequence, byte[] in, int from, int size, byte[] out, int header)
            throws GeneralSecurityException {
        sealing.init(Cipher.ENCRYPT_MODE, key, parameters(iv, sequence));
        sealing.updateAAD(out, 0, header);
        sealing.doFinal(in, from, size, out, header);
    }

    /** Decrypts what is behind a header. Returns the size, or -1 if the tag does not fit. */
    int open(SecretKeySpec key, byte[] iv, long sequence, byte[] in, int header, int size, byte[] out)
            throws GeneralSecurityException {
        if (refused && kind == DatagramCipher.CHACHA20_POLY1305) {
            // This cipher of JDK 17 does not begin twice in a row with the same key and nonce, not even to decrypt: a
            // forged datagram would keep out the genuine one with the same sequence.
            opening.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(new byte[KEY_BYTES], algorithm),
                    new IvParameterSpec(new byte[IV_BYTES]));
        }
        refused = true;
        opening.init(Cipher.DECRYPT_MODE, key, parameters(iv, sequence));
        opening.updateAAD(in, 0, header);
        try {
            int opened = opening.doFinal(in, header, size, out, 0);
            refused = false;
            return opened;
        } catch (AEADBadTagException e) {
            return -1;
        }
    }

    private AlgorithmParameterSpec parameters(byte[] iv, long sequence) {
        System.arraycopy(iv, 0, nonce, 0, IV_BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[IV_BYTES - 1 - i] ^= (byte) (sequence >>> 8 * i);
        }
        return kind == DatagramCipher.AES_256_GCM ? new GCMParameterSpec(TAG_BITS, nonce) : new IvParameterSpec(nonce);
    }
}
