package io.darkrift.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.websocket.WebSocketListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, in a process of its own. */
@Timeout(120)
class PackagedToolsIT {
    private static final String JAR = System.getProperty("darkrift.jar");

    @TempDir
    private Path directory;

    /** What a process has printed, and how it ended. */
    private record Output(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Output run(List<String> java, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dio.netty.leakDetection.level=paranoid"));
        command.addAll(java);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private Output run(String... args) throws IOException, InterruptedException {
        return run(List.of(), args);
    }

    private static DarkriftServer server() {
        return DarkriftServer.builder()
                .listen(BichannelListener.port(0).host("127.0.0.1"))
                .start();
    }

    @Test
    void help_and_version_need_nothing_else() throws Exception {
        Output help = run("--help");
        Output version = run("--version");

        assertThat(help.exitCode()).as(help.toString()).isZero();
        assertThat(help.out()).contains("Usage: darkrift", "doctor");
        assertThat(help.err()).isEmpty();
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("darkrift ").doesNotContain("${");
    }

    @Test
    void the_doctor_finds_a_server() throws Exception {
        try (DarkriftServer server = server()) {
            Output run = run("doctor", "127.0.0.1:" + server.port());

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.lines()).last().isEqualTo("A client works from here.");
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).doesNotContain("\u001b");
        }
    }

    @Test
    void the_library_in_the_jar_connects_with_and_without_native_sockets() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(WebSocketListener.port(0).host("127.0.0.1"))
                .start()) {
            String url = "ws://127.0.0.1:" + server.port();
            for (List<String> options : List.of(
                    List.<String>of(),
                    // What other systems have in place of Linux: the library for it does not load.
                    List.of("-Dio.netty.transport.noNative=true"))) {
                Output run = run(options, "doctor", url);

                assertThat(run.exitCode()).as(options + " " + run).isZero();
                assertThat(run.out()).contains(url + "/Listener, connected in");
                assertThat(run.err()).isEmpty();
            }
        }
    }

    @Test
    void wrong_usage_is_answered_in_one_line_and_a_hint() throws Exception {
        Output run = run("doctor", "localhost", "--jso");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void the_services_of_all_modules_are_in_the_jar_and_no_module_descriptor() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                    .noneMatch(name -> name.endsWith("module-info.class") || name.endsWith(".SF"));
        }
    }
}
