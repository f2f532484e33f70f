package io.darkrift.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The sources that were generated for the records of this module are the golden files, so that a change of the processor
 * is seen in a review. {@code -Ddarkrift.golden.rewrite=true} rewrites the golden files.
 */
class GoldenFilesTest {
    private static final Path GENERATED = Path.of("target/generated-sources/annotations");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void generatedSourcesAreTheGoldenFiles() throws IOException {
        Map<String, String> generated = sourcesIn(GENERATED);
        assertThat(generated).isNotEmpty();
        if (Boolean.getBoolean("darkrift.golden.rewrite")) {
            rewrite(generated);
        }
        Map<String, String> golden = sourcesIn(GOLDEN);
        assertThat(generated.keySet()).isEqualTo(golden.keySet());
        generated.forEach((file, source) -> assertThat(source)
                .as("%s: if the change is meant, run the tests with -Ddarkrift.golden.rewrite=true", file)
                .isEqualTo(golden.get(file)));
    }

    private static void rewrite(Map<String, String> generated) throws IOException {
        for (String file : sourcesIn(GOLDEN).keySet()) {
            Files.delete(GOLDEN.resolve(file));
        }
        for (Map.Entry<String, String> source : generated.entrySet()) {
            Path file = GOLDEN.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }

    private static Map<String, String> sourcesIn(Path directory) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return sources;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }
}
