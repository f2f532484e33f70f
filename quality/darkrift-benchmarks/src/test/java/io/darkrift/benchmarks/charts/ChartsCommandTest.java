package io.darkrift.benchmarks.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.benchmarks.report.RecordedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChartsCommandTest {
    private static final Path DOCS = Path.of("../../docs");

    @TempDir
    private Path directory;

    @Test
    void the_charts_of_the_documentation_show_what_was_recorded() throws IOException {
        Path recorded = DOCS.resolve("performance");
        Path copy = Files.createDirectory(directory.resolve("performance"));
        try (Stream<Path> pages = Files.list(recorded)) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                Files.copy(page, copy.resolve(page.getFileName()));
            }
        }

        assertThat(new CommandLine(new ChartsCommand()).execute("--output=" + directory))
                .isZero();

        for (String chart : List.of("codec.svg", "round-trip.svg", "players.svg", "memory.svg")) {
            assertThat(recorded.resolve(chart))
                    .as("the command charts --output docs writes it again")
                    .hasSameTextualContentAs(copy.resolve(chart));
        }
    }

    @Test
    void a_value_has_its_range_where_that_was_recorded() throws IOException {
        write("| µs | p50 | p99 |\n| --- | ---: | ---: |\n| DarkRift | 1,064 (58.4 to 2,000) | 140 |\n");

        RecordedTable table =
                RecordedTable.read(directory, "rtt", "Round trips").get(0);

        assertThat(table.title()).isEqualTo("µs");
        assertThat(table.series("DarkRift", "p50").values()).containsExactly(58.4, 1_064.0, 2_000.0);
        assertThat(table.series("DarkRift", "p99").values()).containsExactly(140.0);
    }

    @Test
    void a_spread_reaches_from_the_least_value() throws IOException {
        write(
                "### M3\n\n|  | encode ns | least | spread |\n| --- | ---: | ---: | ---: |\n| DarkRift | 20.0 | 15.0 | 50 % |\n");

        RecordedTable table =
                RecordedTable.read(directory, "rtt", "Round trips").get(0);

        assertThat(table.title()).isEqualTo("M3");
        assertThat(table.seriesWithSpread("DarkRift", "encode ns").values()).containsExactly(15.0, 20.0, 25.0);
    }

    @Test
    void what_was_not_recorded_is_named() throws IOException {
        write("| µs | p50 |\n| --- | ---: |\n| DarkRift | - |\n");
        RecordedTable table =
                RecordedTable.read(directory, "rtt", "Round trips").get(0);

        assertThatThrownBy(() -> table.series("Netty", "p50")).hasMessageContaining("there is no Netty");
        assertThatThrownBy(() -> table.series("DarkRift", "p99")).hasMessageContaining("[µs, p50]");
        assertThatThrownBy(() -> table.series("DarkRift", "p50")).hasMessageContaining("\"-\" in the row DarkRift");
        assertThatThrownBy(() -> RecordedTable.read(directory, "rtt", "Another"))
                .hasMessageContaining("has no section \"Another\"");
    }

    private void write(String tables) throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("performance")).resolve("results-rtt.md"),
                "# Results of `rtt`\n\n## Round trips\n\n" + tables + "\n## Later\n\n| no | table |\n| --- | --- |\n");
    }
}
