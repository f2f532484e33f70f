package io.darkrift.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where, with what and when something was measured. */
public final class Environment {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Environment() {}

    /**
     * The version of the JDK without its updates.
     *
     * @return such as 17
     */
    public static int jdk() {
        return Runtime.version().feature();
    }

    /**
     * Describes machine, JDK, libraries, command, commit and date.
     *
     * @param command what was called, behind {@code java -jar darkrift-benchmarks.jar}
     * @return a list in Markdown
     */
    public static String describe(List<String> command) {
        return "- machine: " + machine() + "\n"
                + "- JDK: " + System.getProperty("java.vm.name") + " " + Runtime.version() + ", "
                + System.getProperty("java.vendor") + "; " + collectors() + options() + "\n"
                + "- libraries: " + libraries() + "\n"
                + "- command: `java -jar quality/darkrift-benchmarks/target/darkrift-benchmarks.jar "
                + String.join(" ", command) + "`\n"
                + "- commit: " + commit() + "\n"
                + "- date: " + LocalDate.now(ZoneOffset.UTC) + "\n";
    }

    /** Returns the commit of the working directory, marked if files have changed since. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "unknown" : "`" + commit + "`";
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return processor() + ", " + cores(system.getAvailableProcessors()) + ", "
                + Math.round(system.getTotalMemorySize() / 0x1p30) + " GiB, " + system.getName() + " "
                + system.getVersion() + " " + system.getArch();
    }

    private static String cores(int available) {
        long all = available;
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            all = Math.max(
                    all, lines.filter(line -> line.startsWith("processor")).count());
        } catch (IOException | UncheckedIOException e) {
            // Somewhere else than on Linux the JVM has them all.
        }
        return all + " cores" + (available < all ? ", of which this had " + available : "");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException | UncheckedIOException e) {
            return "processor unknown";
        }
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    private static String options() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return options.isEmpty() ? "; default options" : "; " + String.join(" ", options);
    }

    private static String libraries() {
        Properties versions = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.stringPropertyNames().stream()
                .sorted()
                .map(name -> name + " " + versions.getProperty(name))
                .collect(Collectors.joining(", "));
    }
}
