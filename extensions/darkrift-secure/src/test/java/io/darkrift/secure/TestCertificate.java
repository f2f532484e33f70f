package io.darkrift.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that signs itself, made with the keytool of the JDK, as a key store and as PEM. */
record TestCertificate(Path store, Path chain, Path key) {
    static final char[] PASSWORD = "secret".toCharArray();

    static TestCertificate create(Path directory, String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-alias",
                        "one",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        try {
            KeyStore opened = KeyStore.getInstance(store.toFile(), PASSWORD);
            Path chain = pem(
                    store, "pem", "CERTIFICATE", opened.getCertificate("one").getEncoded());
            Path key = pem(
                    store, "key", "PRIVATE KEY", opened.getKey("one", PASSWORD).getEncoded());
            return new TestCertificate(store, chain, key);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Path pem(Path store, String suffix, String type, byte[] content) throws IOException {
        String text = "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + type + "-----\n";
        return Files.writeString(store.resolveSibling(store.getFileName() + "." + suffix), text);
    }

    TlsIdentity identity() {
        return TlsIdentity.pem(chain, key);
    }
}
