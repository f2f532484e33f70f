package io.darkrift.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short forms, so that the long ones work when somebody wants them. Nothing here depends on how fast it is. */
class PackagedBenchmarksIT {
    @TempDir
    private Path directory;

    @Test
    void measuresAllCodecsAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "codec", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-codec.md"))
                .content()
                .contains("## Encoding and decoding, JDK " + Runtime.version().feature(), "](codec-jdk")
                .contains("| DarkRift |", "| SBE, UTF-16 |", "| Fory |", "### M5");
        assertThat(Files.readString(directory.resolve(
                        "performance/codec-jdk" + Runtime.version().feature() + ".svg")))
                .startsWith("<svg ")
                .contains("M4 decode");
    }

    @Test
    void measuresTheCompilerAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "compile", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-compile.md"))
                .content()
                .contains("## Compile time, JDK " + Runtime.version().feature())
                .contains("| javac ", "| of all its threads |", "20 messages of ten components");
    }

    @Test
    void measuresRoomsAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "rooms", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-rooms.md"))
                .content()
                .contains("## Rooms, JDK " + Runtime.version().feature())
                .contains("with `Room.broadcast` |", "bytes of the heap", "| one room is busy all the time");
    }

    @Test
    void measuresRequestsAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "request", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-request.md"))
                .content()
                .contains("## Requests, JDK " + Runtime.version().feature())
                .contains("| `request` of the library |", "| by hand: ");
    }

    @Test
    void measuresMetricsAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "observe", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-observe.md"))
                .content()
                .contains("## Metrics and tools, JDK " + Runtime.version().feature())
                .contains("| `ServerMetrics`, scraped each second |", "with a sniffer of all messages |");
    }

    @Test
    void measuresLoginsAndWritesWhatItFinds() throws Exception {
        PackagedJar.run(directory, "login", "--short", "--output", directory.toString());

        assertThat(directory.resolve("performance/results-login.md"))
                .content()
                .contains("## Logins, JDK " + Runtime.version().feature())
                .contains("| `login` of the library |", "| by hand: ");
    }
}
