package io.darkrift.secure.tls;

import io.darkrift.DarkriftException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate, those that it was signed with, and its private key.
 *
 * @param key the private key
 * @param chain the certificate first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END [A-Z ]*PRIVATE KEY-----");

    /** Reads PEM files. */
    public static Identity ofPem(Path chain, Path key) {
        List<X509Certificate> certificates = certificates(chain);
        PublicKey expected = certificates.get(0).getPublicKey();
        return checked(new Identity(privateKey(key, expected.getAlgorithm()), certificates), chain + " and " + key);
    }

    /** Reads the certificates of a PEM file. */
    public static List<X509Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) one);
            }
            if (certificates.isEmpty()) {
                throw new DarkriftException(
                        pem + " has no certificate: PEM was expected, with -----BEGIN CERTIFICATE-----");
            }
            return List.copyOf(certificates);
        } catch (IOException e) {
            throw new DarkriftException("the certificates in " + pem + " can't be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new DarkriftException(
                    pem + " has no certificates that can be read: PEM was expected, with -----BEGIN CERTIFICATE-----: "
                            + e.getMessage(),
                    e);
        }
    }

    private static PrivateKey privateKey(Path pem, String algorithm) {
        try {
            Matcher matcher = KEY.matcher(Files.readString(pem, StandardCharsets.ISO_8859_1));
            if (!matcher.find()) {
                throw new DarkriftException(
                        pem + " has no private key: PEM was expected, with -----BEGIN PRIVATE KEY-----");
            }
            if (!matcher.group(1).isEmpty()) {
                throw new DarkriftException(pem + " has a key of the form \"" + matcher.group(1)
                        + "PRIVATE KEY\": PKCS #8 without a password was expected. This writes it: openssl pkcs8 -topk8"
                        + " -nocrypt -in " + pem + " -out new.pem");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(2));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new DarkriftException("the private key in " + pem + " can't be read: " + e, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DarkriftException(
                    pem + " has no key of the certificate, which is one of " + algorithm + ": " + e.getMessage(), e);
        }
    }

    /** Reads a key store that has one private key. */
    public static Identity ofKeyStore(Path file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate one : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) one);
                    }
                    return checked(new Identity(key, List.copyOf(chain)), file.toString());
                }
            }
            throw new DarkriftException(file + " has no private key: a key store with one was expected");
        } catch (IOException | GeneralSecurityException e) {
            throw new DarkriftException("the key store " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The certificate must be that of the key: TLS would not say what is wrong. */
    private static Identity checked(Identity identity, String where) {
        PublicKey publicKey = identity.chain().get(0).getPublicKey();
        String algorithm = publicKey.getAlgorithm();
        String signing =
                algorithm.equals("EC") ? "SHA256withECDSA" : algorithm.equals("RSA") ? "SHA256withRSA" : algorithm;
        try {
            Signature signature = Signature.getInstance(signing);
            byte[] text = "darkrift".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(identity.key());
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            if (!signature.verify(signed)) {
                throw new DarkriftException("the private key is not that of the first certificate: see " + where
                        + ". The certificate of the server comes first, and then those that it was signed with");
            }
            return identity;
        } catch (GeneralSecurityException e) {
            throw new DarkriftException("the private key can't be used: see " + where + ": " + e.getMessage(), e);
        }
    }

    /** Returns the pin of a public key: {@code sha256/} and the hash of its encoded form in Base64. */
    public static String pin(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return "sha256/" + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
