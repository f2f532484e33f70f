package io.darkrift.example;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application, in a process of its own. */
final class AppProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final Output out;
    private final Output err;

    private AppProcess(List<String> java, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.add("-Dio.netty.leakDetection.level=paranoid");
        command.addAll(java);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        out = new Output(process.getInputStream());
        err = new Output(process.getErrorStream());
    }

    /** Runs the jar, as the README says. */
    static AppProcess jar(String... args) throws IOException {
        return new AppProcess(List.of("-jar", System.getProperty("example.jar")), args);
    }

    /** Runs the application as a module among modules. */
    static AppProcess module(String... args) throws IOException {
        return new AppProcess(
                List.of(
                        "-p",
                        System.getProperty("example.modules"),
                        "-m",
                        "io.darkrift.example/io.darkrift.example.ExampleApp"),
                args);
    }

    /** Waits for a line of the output, and returns its groups. */
    List<String> awaitLine(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .failFast("the process has ended: " + this, () -> !process.isAlive() && find(pattern) == null)
                .until(() -> find(pattern), found -> found != null);
    }

    private List<String> find(Pattern pattern) {
        for (String line : out.lines) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                List<String> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(matcher.group(i));
                }
                return groups;
            }
        }
        return null;
    }

    /** Waits until the process has ended by itself, and all of its output is here. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end: " + this);
        }
        out.thread.join();
        err.thread.join();
        return process.exitValue();
    }

    /** Asks the process to end: SIGTERM, where there are signals. */
    void terminate() {
        // Process.destroy() would close the output too, before its last lines have come.
        process.toHandle().destroy();
    }

    List<String> out() {
        return out.lines;
    }

    List<String> err() {
        return err.lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "output " + out.lines + ", errors " + err.lines;
    }

    /** The lines that a process prints. */
    private static final class Output {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread thread;

        Output(InputStream in) {
            thread = new Thread(() -> read(in), "output");
            thread.setDaemon(true);
            thread.start();
        }

        private void read(InputStream in) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // The process was ended while it printed.
            }
        }
    }
}
