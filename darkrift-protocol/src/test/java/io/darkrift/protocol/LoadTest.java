package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private static final String SERVICE = "META-INF/services/io.darkrift.message.MessageRegistryProvider";

    @TempDir
    private Path directory;

    @Test
    void descriptionsOfAllRegistriesAreFound() throws IOException {
        ProtocolDescription first = empty("a.GeneratedMessageRegistry");
        ProtocolDescription second = empty("b.GeneratedMessageRegistry");
        put("one", SERVICE, "# by hand\n a.GeneratedMessageRegistry # ours\n\nc.ByHand\n");
        put("one", "META-INF/darkrift/a.GeneratedMessageRegistry.json", first.toJson());
        put("two", SERVICE, "b.GeneratedMessageRegistry\n");
        put("two", "META-INF/darkrift/b.GeneratedMessageRegistry.json", second.toJson());

        try (URLClassLoader loader = loader("one", "two")) {
            assertThat(ProtocolDescription.load(loader)).containsExactly(first, second);
            assertThat(ProtocolDescription.load(loader, "b.GeneratedMessageRegistry"))
                    .contains(second);
            assertThat(ProtocolDescription.load(loader, "c.ByHand")).isEmpty();
        }
    }

    @Test
    void theClassLoaderOfTheThreadIsTaken() throws IOException {
        put("one", SERVICE, "a.GeneratedMessageRegistry\n");
        put(
                "one",
                "META-INF/darkrift/a.GeneratedMessageRegistry.json",
                empty("a.GeneratedMessageRegistry").toJson());
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (URLClassLoader loader = loader("one")) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(ProtocolDescription.load())
                    .extracting(ProtocolDescription::registry)
                    .containsExactly("a.GeneratedMessageRegistry");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void whatCannotBeUnderstoodIsToldWithItsFile() throws IOException {
        put("one", "META-INF/darkrift/a.R.json", "{}");

        try (URLClassLoader loader = loader("one")) {
            assertThatThrownBy(() -> ProtocolDescription.load(loader, "a.R"))
                    .isInstanceOf(ProtocolFormatException.class)
                    .hasMessageContaining("a.R.json: at the top: expected a member \"format\"");
        }
    }

    private static ProtocolDescription empty(String registry) {
        return new ProtocolDescription(registry, List.of(), List.of(), List.of(), List.of());
    }

    private void put(String root, String path, String text) throws IOException {
        Path file = directory.resolve(root).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private URLClassLoader loader(String... roots) throws IOException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = directory.resolve(roots[i]).toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }
}
