package io.darkrift.tests.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.data.ExecutionDataStore;
import org.junit.jupiter.api.Test;

/** JaCoCo counts what users write, and nothing of what is generated for it. */
class CoverageTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path GENERATED = Path.of("target/generated-sources/annotations");
    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void no_generated_class_is_in_its_report() throws IOException {
        Map<String, Integer> instructions = instructions();

        assertThat(instructions.keySet())
                .filteredOn(name -> isIn(GENERATED, name))
                .hasSizeGreaterThan(50);
        assertThat(instructions)
                .allSatisfy((name, count) -> {
                    if (isIn(GENERATED, name)) {
                        assertThat(count).as(name).isZero();
                    } else {
                        assertThat(isIn(SOURCES, name)).as(name).isTrue();
                    }
                })
                .containsKey("io/darkrift/tests/model/CellSerializer");
        assertThat(instructions.get("io/darkrift/tests/model/Cell")).isPositive();
    }

    /** How many instructions of each class can be covered. */
    private static Map<String, Integer> instructions() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        new Analyzer(
                        new ExecutionDataStore(),
                        coverage -> counts.put(
                                coverage.getName(),
                                coverage.getInstructionCounter().getTotalCount()))
                .analyzeAll(CLASSES.toFile());
        return counts;
    }

    private static boolean isIn(Path directory, String name) {
        return directory
                .resolve(name.replaceFirst("\\$.*", "") + ".java")
                .toFile()
                .exists();
    }
}
