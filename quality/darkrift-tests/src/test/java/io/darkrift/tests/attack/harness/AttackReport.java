package io.darkrift.tests.attack.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Results in a part of a page of the documentation, between two marks. */
public final class AttackReport {
    private final Path page;
    private final String begin;
    private final String end;
    private final List<AttackResult> results = new ArrayList<>();

    /**
     * Prepares a report, and checks at once that the page has a place for it: attacks last long.
     *
     * @param page the page
     * @param part the name in the marks
     * @throws IOException if the page can't be read, or lacks the marks
     */
    public AttackReport(Path page, String part) throws IOException {
        this.page = page;
        this.begin = "<!-- begin of the " + part + " -->\n";
        this.end = "<!-- end of the " + part + " -->\n";
        withTable(Files.readString(page), "");
    }

    /** Adds a result. */
    public void add(AttackResult result) {
        results.add(result);
    }

    /** Returns the table, and what it was measured on. */
    private String table() throws IOException {
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

    /** Writes the table between the marks. */
    public void write() throws IOException {
        Files.writeString(page, withTable(Files.readString(page), table()));
    }

    private String withTable(String text, String table) throws IOException {
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new IOException(page + " has no lines " + begin.strip() + " and " + end.strip());
        }
        return text.substring(0, from) + "\n" + table + "\n" + text.substring(to);
    }
}
