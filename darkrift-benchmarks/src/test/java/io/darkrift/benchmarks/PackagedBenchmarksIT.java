package io.darkrift.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short forms, so that the long ones work when somebody wants them. Nothing here depends on how fast it is. */
class PackagedBenchmarksIT {
    @TempDir
    private Path directory;

    @Test
    void measuresAllCodecsAndWritesWhatItFinds() throws Exception {
        run("codec", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance.md"))
                .content()
                .contains("## Encoding and decoding, JDK " + Runtime.version().feature())
                .contains("| DarkRift |", "| SBE, UTF-16 |", "| Fory |", "### M5");
        assertThat(Files.readString(directory.resolve(
                        "performance/codec-jdk" + Runtime.version().feature() + ".svg")))
                .startsWith("<svg ")
                .contains("M4 decode");
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("benchmarks.jar")));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();
    }
}
