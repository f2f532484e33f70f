package io.darkrift.tests.attack.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The results as a page of the documentation. */
public final class AttackReport {
    private final List<AttackResult> results = new ArrayList<>();

    /** Adds a result. */
    public void add(AttackResult result) {
        results.add(result);
    }

    /** Returns the table, and what it was measured on. */
    String table() throws IOException {
        StringBuilder out = new StringBuilder(String.format(
                "%s, commit %s, %s, on %s:%n%n",
                LocalDate.now(ZoneOffset.UTC),
                firstLine("git", "rev-parse", "--short", "HEAD"),
                "JDK " + Runtime.version(),
                machine()));
        out.append(AttackResult.HEADER);
        results.forEach(result -> out.append(result.row()));
        return out.toString();
    }

    private static String machine() throws IOException {
        String model = "an unknown processor";
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpus)) {
            model = Files.readAllLines(cpus).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(model);
        }
        return Runtime.getRuntime().availableProcessors() + " cores of " + model + ", " + System.getProperty("os.name")
                + " " + System.getProperty("os.version");
    }

    private static String firstLine(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            return line == null ? "unknown" : line;
        }
    }

    /**
     * Writes the table between the marks of a page.
     *
     * @param page the page
     * @param part the name in the marks
     */
    public void write(Path page, String part) throws IOException {
        String begin = "<!-- begin of the " + part + " -->\n";
        String end = "<!-- end of the " + part + " -->\n";
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new IOException(page + " has no lines " + begin.strip() + " and " + end.strip());
        }
        Files.writeString(page, text.substring(0, from) + "\n" + table() + "\n" + text.substring(to));
    }
}
