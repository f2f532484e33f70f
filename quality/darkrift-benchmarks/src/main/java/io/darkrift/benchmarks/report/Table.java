package io.darkrift.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: its first column is to the left, the others to the right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /**
     * A table without rows.
     *
     * @param header the names of the columns
     */
    public Table(String... header) {
        columns = header.length;
        rows.add(List.of(header));
        List<String> rule = new ArrayList<>(Collections.nCopies(columns, "---:"));
        rule.set(0, "---");
        rows.add(rule);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns
     * @return this table
     */
    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns
     * @return this table
     */
    public Table row(List<String> cells) {
        return row(cells.toArray(String[]::new));
    }

    /** The lines of the table, each with its end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
        return text.toString();
    }
}
