package io.darkrift.benchmarks.load;

/** Measurements as Markdown. */
final class LoadTable {
    private LoadTable() {}

    /** A row for each contender, a column for each figure: median, minimum, maximum of all rounds. */
    static String of(Measurements measurements, String title, String... figures) {
        StringBuilder text = new StringBuilder("| " + title + " | " + String.join(" | ", figures) + " |\n|---|");
        text.append("---:|".repeat(figures.length)).append('\n');
        for (String row : measurements.rows()) {
            text.append("| ").append(row).append(" |");
            for (String figure : figures) {
                text.append(' ')
                        .append(measurements.summary(row, figure).text(1))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
