package io.darkrift.processor;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what a person reviewed. The package documentation tells how to rewrite it. */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("darkrift.golden.rewrite");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> directories = Files.list(GOLDEN)) {
            return directories.map(each -> each.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedSourcesAreAsReviewed(String name) throws IOException {
        Sources sources = new Sources();
        files(GOLDEN.resolve(name).resolve("source")).forEach(sources::file);
        Map<String, String> generated = generated(sources.succeed());
        Path expected = GOLDEN.resolve(name).resolve("generated");
        if (REWRITE) {
            rewrite(expected, generated);
        }

        assertThat(generated).containsExactlyInAnyOrderEntriesOf(files(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDescriptionIsAsReviewed(String name) throws IOException {
        Sources sources = new Sources();
        files(GOLDEN.resolve(name).resolve("source")).forEach(sources::file);
        String description = sources.succeed().generatedFiles().stream()
                .filter(file -> file.toUri().getPath().contains("/META-INF/darkrift/"))
                .map(Sources::content)
                .collect(joining());
        Path expected = GOLDEN.resolve(name).resolve("protocol.json");
        if (REWRITE) {
            Files.writeString(expected, description);
        }

        assertThat(description).isEqualTo(Sources.read(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEclipseCompilerGetsTheSame(String name) throws IOException {
        assumeFalse(REWRITE, "the files are being rewritten by the other test");
        Sources sources = new Sources();
        files(GOLDEN.resolve(name).resolve("source")).forEach(sources::file);
        Compiled compiled = sources.succeed(TestedCompiler.ECJ);

        assertThat(compiled.problems()).isEmpty();
        generated(sources.succeed())
                .forEach((type, source) -> assertThat(compiled.source(type)).isEqualTo(source));
    }

    private static Map<String, String> generated(Compilation compilation) {
        Map<String, String> sources = new TreeMap<>();
        compilation.generatedSourceFiles().forEach(file -> {
            String path = file.toUri().getPath().replaceFirst("^/SOURCE_OUTPUT/", "");
            sources.put(path.replace(".java", "").replace('/', '.'), Sources.content(file));
        });
        return sources;
    }

    /** The sources below a directory, by the names of their classes. */
    private static Map<String, String> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return Map.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).collect(toMap(path -> nameOf(directory, path), Sources::read));
        }
    }

    private static String nameOf(Path directory, Path file) {
        return directory
                .relativize(file)
                .toString()
                .replace(".java", "")
                .replace('/', '.')
                .replace('\\', '.');
    }

    private static void rewrite(Path directory, Map<String, String> generated) throws IOException {
        for (String stale : files(directory).keySet()) {
            Files.delete(directory.resolve(stale.replace('.', '/') + ".java"));
        }
        for (Map.Entry<String, String> each : generated.entrySet()) {
            Path file = directory.resolve(each.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
    }
}
