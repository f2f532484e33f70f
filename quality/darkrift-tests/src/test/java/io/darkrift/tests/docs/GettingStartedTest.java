package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.tests.compilers.CommandLine;
import io.darkrift.tests.compilers.Libraries;
import io.darkrift.tests.docs.MarkdownPage.Block;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project of the guide is written, compiled and run as a user does it. */
class GettingStartedTest {
    private static final MarkdownPage GUIDE = MarkdownPage.of("docs/getting-started.md");
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void the_programs_talk_to_each_other() throws Exception {
        write(false);
        compile("-cp", Libraries.ofProgram(), "--processor-path", Libraries.ofProcessor());

        Path log = directory.resolve("server.log");
        start("com.example.hello.Server", log, "0");
        await().until(() -> PORT.matcher(Files.readString(log)).find());
        Matcher port = PORT.matcher(Files.readString(log));
        assertThat(port.find()).isTrue();
        Path output = directory.resolve("client.log");
        Process client = start("com.example.hello.Client", output, port.group(1));

        assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output))
                .contains(GUIDE.blocks("text").get(0).content());
        assertThat(client.exitValue()).isZero();
    }

    @Test
    void the_module_compiles_without_a_warning() throws Exception {
        write(true);
        String said = compile(
                "-Xlint:all,-missing-explicit-ctor,-processing",
                "-Werror",
                "-p",
                Libraries.ofProgram(),
                "--processor-path",
                Libraries.ofProcessor());

        assertThat(said).isEmpty();
    }

    private void write(boolean asModule) throws IOException {
        List<Block> files = GUIDE.blocks("java").stream()
                .filter(block -> asModule || !block.title().endsWith("module-info.java"))
                .toList();
        assertThat(files)
                .hasSize(asModule ? 4 : 3)
                .noneMatch(block -> block.title().isEmpty());
        for (Block file : files) {
            Path path = directory.resolve(file.title());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
        }
    }

    private String compile(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("--release", "17", "-encoding", "UTF-8", "-d", classes().toString()));
        try (Stream<Path> files = Files.walk(directory.resolve("src"))) {
            files.map(Path::toString).filter(path -> path.endsWith(".java")).forEach(arguments::add);
        }
        return CommandLine.JAVAC.compile(arguments);
    }

    private Path classes() {
        return directory.resolve("classes");
    }

    private Process start(String program, Path output, String port) throws IOException {
        String classPath = classes() + File.pathSeparator + Libraries.ofProgram();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        program,
                        port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        processes.add(process);
        return process;
    }
}
