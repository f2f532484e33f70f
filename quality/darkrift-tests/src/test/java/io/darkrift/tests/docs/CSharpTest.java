package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The C# of the guides compiles, where Mono is installed, against a stand-in for the few types of DarkRift and Unity that it
 * uses.
 */
@EnabledIf("isMonoInstalled")
class CSharpTest {
    @TempDir
    Path directory;

    static boolean isMonoInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "mcs")));
    }

    @Test
    void the_csharp_of_the_guides_compiles() throws Exception {
        List<String> command = new ArrayList<>(
                List.of("mcs", "-warnaserror", "-target:library", "-out:" + directory.resolve("guides.dll")));
        try (Stream<Path> files = Files.list(Path.of("src/test/csharp"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".cs")).forEach(command::add);
        }

        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(compiler.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(compiler.exitValue()).as(said).isZero();
    }
}
