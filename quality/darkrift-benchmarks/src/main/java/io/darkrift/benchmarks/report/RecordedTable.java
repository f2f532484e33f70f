package io.darkrift.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of a page of results, as {@link Page} has written it.
 *
 * @param title the first cell of its header, or the heading above it if that cell is empty
 * @param header the names of the columns
 * @param rows the cells of each row
 */
public record RecordedTable(String title, List<String> header, List<List<String>> rows) {
    private static final Pattern VALUE =
            Pattern.compile("(?<median>[\\d.,]+)(?: \\((?<least>[\\d.,]+) to (?<greatest>[\\d.,]+)\\))?");

    /**
     * Reads the tables of a section.
     *
     * @param docs the directory of the documentation
     * @param command the name of the command that wrote the page
     * @param heading of the section
     * @return the tables in their order, one or more
     * @throws IOException if the page can't be read
     * @throws IllegalArgumentException if the page has no such section, or the section has no table
     */
    public static List<RecordedTable> read(Path docs, String command, String heading) throws IOException {
        List<RecordedTable> tables = new ArrayList<>();
        String above = heading;
        List<List<String>> lines = new ArrayList<>();
        for (String line :
                (new Page(docs, command).read(heading) + "\n").lines().toList()) {
            if (line.startsWith("|")) {
                lines.add(Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
                continue;
            }
            if (!lines.isEmpty()) {
                tables.add(of(above, lines));
                lines = new ArrayList<>();
            }
            if (line.startsWith("#")) {
                above = line.replaceFirst("#+ ", "");
            }
        }
        if (!lines.isEmpty()) {
            tables.add(of(above, lines));
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("the section \"" + heading + "\" of the results of " + command
                    + " has no table: run the command with --output");
        }
        return tables;
    }

    private static RecordedTable of(String above, List<List<String>> lines) {
        List<String> header = lines.get(0);
        // The second line is the rule below the header.
        List<List<String>> rows = List.copyOf(lines.subList(2, lines.size()));
        return new RecordedTable(header.get(0).isEmpty() ? above : header.get(0), header, rows);
    }

    /**
     * The names of the rows.
     *
     * @return the first cell of each
     */
    public List<String> labels() {
        return rows.stream().map(row -> row.get(0)).toList();
    }

    /**
     * Returns what was measured: the median, and the least and the greatest value if they were recorded.
     *
     * @param label the name of the row
     * @param column the name of the column; the first of that name counts
     * @return one value, or three
     */
    public Series series(String label, String column) {
        Matcher value = VALUE.matcher(cell(label, header.indexOf(column)));
        if (!value.matches()) {
            throw new IllegalArgumentException("\"" + cell(label, header.indexOf(column)) + "\" in the row " + label
                    + " of \"" + title + "\" is not a number, or a number with its range");
        }
        double median = number(value.group("median"));
        return value.group("least") == null
                ? Series.of(List.of(median))
                : Series.of(List.of(number(value.group("least")), median, number(value.group("greatest"))));
    }

    /**
     * Returns what was measured, where the column is followed by one with the least value and one with the spread.
     *
     * @param label the name of the row
     * @param column the name of the column
     * @return three values; the greatest is exact to the digits of the table
     */
    public Series seriesWithSpread(String label, String column) {
        int at = header.indexOf(column);
        double median = number(cell(label, at));
        double least = number(cell(label, at + 1));
        double spread = number(cell(label, at + 2).replace(" %", "")) / 100;
        return Series.of(List.of(least, median, Math.max(median, least + spread * median)));
    }

    private String cell(String label, int column) {
        if (column < 0) {
            throw new IllegalArgumentException("the columns of \"" + title + "\" are " + header);
        }
        return rows.stream()
                .filter(row -> row.get(0).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the rows of \"" + title + "\" are " + labels() + ": there is no " + label))
                .get(column);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }
}
