package io.darkrift.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short forms of the benchmarks of load. Nothing here depends on how fast it is. */
class LoadShortFormsIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rtt", "broadcast", "connections", "fairness", "udp"})
    void measuresEachContender(String command) throws Exception {
        assertThat(PackagedJar.run(directory, command, "--short"))
                .contains("| DarkRift", "| Netty")
                .doesNotContain("Exception");
    }

    @Test
    void comparesEncryptionWithThatOfNetty() throws Exception {
        assertThat(PackagedJar.run(directory, "rtt", "--short", "--only", "TLS|WebSocket"))
                .containsPattern("\\| DarkRift TLS, NIO \\| *\\d")
                .containsPattern("\\| Netty TLS, NIO \\| *\\d")
                .containsPattern("\\| DarkRift WebSocket, NIO \\| *\\d")
                .doesNotContain("Exception");
    }

    @Test
    void comparesTheLibrariesThatOneCouldPick() throws Exception {
        assertThat(PackagedJar.run(directory, "throughput", "--short"))
                .contains("| DarkRift |", "| KryoNet |", "| grpc-java stream |", "| Netty, coalesced |")
                .contains("| DarkRift, TLS |", "| Netty, TLS, coalesced |", "| DarkRift, WebSocket |");
    }

    @Test
    void writesCurvesIntoThePage() throws Exception {
        PackagedJar.run(directory, "curves", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-curves.md"))
                .content()
                .contains("## Curves", "- machine: ", "- command: ", "- commit: ")
                .contains(
                        "| 50 connections, 20 messages a second each |",
                        "| 1000 messages a second over 100 connections |");
    }
}
