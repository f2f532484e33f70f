package io.darkrift.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The descriptions that a class loader finds. */
final class DescriptionResources {
    private static final String SERVICES = "META-INF/services/io.darkrift.message.MessageRegistryProvider";

    private final ClassLoader loader;

    private DescriptionResources(ClassLoader loader) {
        this.loader = loader;
    }

    static DescriptionResources in(ClassLoader loader) {
        return new DescriptionResources(loader);
    }

    List<ProtocolDescription> all() {
        return registries().stream().map(this::find).flatMap(Optional::stream).toList();
    }

    Optional<ProtocolDescription> find(String registry) {
        String path = ProtocolDescription.resource(registry);
        URL file = loader.getResource(path);
        if (file == null) {
            return Optional.empty();
        }
        try (BufferedReader json = open(file)) {
            return Optional.of(ProtocolDescription.parse(json));
        } catch (ProtocolFormatException e) {
            throw new ProtocolFormatException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private Set<String> registries() {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL file : Collections.list(loader.getResources(SERVICES))) {
                try (BufferedReader lines = open(file)) {
                    lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + SERVICES, e);
        }
        return names;
    }

    /** Without the cache, which would keep jars open. */
    private static BufferedReader open(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        InputStream bytes = connection.getInputStream();
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
