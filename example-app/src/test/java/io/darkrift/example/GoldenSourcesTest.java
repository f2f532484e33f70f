package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotation processor writes for this module. {@code -Ddarkrift.golden.rewrite=true} takes it as it is. */
class GoldenSourcesTest {
    private static final Path GENERATED = Path.of("target", "generated-sources", "annotations");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void generated_sources_are_as_reviewed() throws IOException {
        Map<String, String> generated = read(GENERATED);
        if (Boolean.getBoolean("darkrift.golden.rewrite")) {
            rewrite(generated);
        }
        assertThat(read(GOLDEN))
                .as("see CONTRIBUTING.md for how to rewrite golden files")
                .isEqualTo(generated)
                .isNotEmpty();
    }

    private static void rewrite(Map<String, String> generated) throws IOException {
        for (String old : read(GOLDEN).keySet()) {
            Files.delete(GOLDEN.resolve(old));
        }
        for (Map.Entry<String, String> source : generated.entrySet()) {
            Path file = GOLDEN.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }

    private static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> found = Files.walk(directory)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    String name = directory.relativize(file).toString().replace('\\', '/');
                    files.put(name, Files.readString(file).replace("\r\n", "\n"));
                }
            }
        }
        return files;
    }
}
