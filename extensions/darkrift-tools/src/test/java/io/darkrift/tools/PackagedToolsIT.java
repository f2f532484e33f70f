package io.darkrift.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, in a process of its own. */
@Timeout(120)
class PackagedToolsIT {
    /** The bit of the signal 2 in the masks of Linux. */
    private static final long SIGINT = 1L << 1;

    private static final String JAR = System.getProperty("darkrift.jar");

    @TempDir
    private Path directory;

    /** What a process has printed, and how it ended. */
    private record Output(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Process start(List<String> java, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dio.netty.leakDetection.level=paranoid"));
        command.addAll(java);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(file("out.txt").toFile())
                .redirectError(file("err.txt").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String printed(String name) throws IOException {
        return Files.readString(file(name), StandardCharsets.UTF_8);
    }

    private Output end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), printed("out.txt"), printed("err.txt"));
    }

    private Output run(List<String> java, String... args) throws IOException, InterruptedException {
        return end(start(java, args));
    }

    /** Runs a command until it has printed a text, and presses Ctrl-C. */
    private Output interrupt(String text, String... args) throws IOException, InterruptedException {
        Process process = start(List.of(), args);
        try {
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> !process.isAlive()
                            || printed("out.txt").contains(text)
                            || printed("err.txt").contains(text));
            assertThat(process.isAlive()).as(printed("err.txt")).isTrue();
            assumeTrue(catchesInterrupts(process), "this build, and what it starts, ignore Ctrl-C");
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
            return end(process);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Programs that a shell has started in the background ignore Ctrl-C. */
    private static boolean catchesInterrupts(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigCgt:".length()).strip(), 16)
                                & SIGINT)
                        != 0);
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
    @EnabledOnOs(OS.LINUX)
    void ctrl_c_is_the_end_of_a_command_that_has_none() throws Exception {
        Output sniff = interrupt("Ctrl-C ends", "sniff", "127.0.0.1:1", "--listen=127.0.0.1:0");
        Output lag = interrupt("clients connect to", "lag", "127.0.0.1:1", "--listen=127.0.0.1:0");
        Output record = interrupt(
                "Ctrl-C ends",
                "record",
                "127.0.0.1:1",
                "--listen=127.0.0.1:0",
                "-o",
                file("session.jsonl").toString());
        Path recording = Files.writeString(file("recording.jsonl"), """
                {"darkrift":"capture","version":1,"started":"2026-01-01T00:00:00Z","server":"localhost:4296"}
                {"t":0,"connection":1,"event":"connected","peer":"127.0.0.1:50000"}
                {"t":0.1,"connection":1,"from":"server","channel":"reliable","hex":"00000701"}
                """);
        Output replay = interrupt("Ctrl-C ends", "replay", recording.toString(), "--listen=127.0.0.1:0");

        assertThat(sniff.exitCode()).as(sniff.toString()).isZero();
        assertThat(sniff.err()).endsWith("printed 0 messages\n");
        assertThat(lag.exitCode()).as(lag.toString()).isZero();
        assertThat(record.exitCode()).as(record.toString()).isZero();
        assertThat(record.err()).contains("recorded 0 messages");
        assertThat(file("session.jsonl")).content().startsWith("{\"darkrift\":\"capture\"");
        assertThat(replay.exitCode()).as(replay.toString()).isZero();
        assertThat(replay.out()).startsWith("clients: 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrl_c_before_the_end_of_a_command_has_an_exit_code_of_its_own() throws Exception {
        Output sniff = interrupt("Ctrl-C ends", "sniff", "127.0.0.1:1", "--listen=127.0.0.1:0", "--duration=1h");
        assertThat(sniff.exitCode()).as(sniff.toString()).isEqualTo(130);
        assertThat(sniff.err()).endsWith("printed 0 messages\n");

        try (DarkriftServer server = server()) {
            Output bots = interrupt("1 of 1 connected", "bots", "127.0.0.1:" + server.port(), "--count=1");

            assertThat(bots.exitCode()).as(bots.toString()).isEqualTo(130);
            assertThat(bots.out()).contains("connects                1 of 1 attempts");
        }
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
