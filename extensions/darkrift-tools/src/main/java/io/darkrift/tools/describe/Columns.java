package io.darkrift.tools.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in columns. What does not fit into one is wrapped. */
final class Columns {
    private static final String GAP = "  ";
    private static final int LEAST = 10;

    private Columns() {}

    /**
     * Returns rows as text.
     *
     * @param rows the cells of each row, equally many
     * @param width how many characters a line has
     * @return lines, each with an end of line
     */
    static String of(List<List<String>> rows, int width) {
        int[] widths = widths(rows, width);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>();
            int height = 0;
            for (int i = 0; i < widths.length; i++) {
                List<String> cell = wrap(row.get(i), widths[i]);
                cells.add(cell);
                height = Math.max(height, cell.size());
            }
            for (int i = 0; i < height; i++) {
                text.append(line(cells, i, widths)).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static String line(List<List<String>> cells, int index, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            List<String> cell = cells.get(i);
            String part = index < cell.size() ? cell.get(index) : "";
            line.append(part).append(" ".repeat(widths[i] - part.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Each column is as wide as its widest cell. Where that is too much, the widest ones give way. */
    private static int[] widths(List<List<String>> rows, int width) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int most = width - GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > most) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** Breaks lines between words. A word that is too long is cut. Lines that follow are indented as the first one. */
    static List<String> wrap(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        String indent = " "
                .repeat(Math.min(width / 2, text.length() - text.stripLeading().length()));
        List<String> lines = new ArrayList<>();
        String line = indent;
        for (String word : text.strip().split(" ")) {
            boolean isFirst = line.length() == indent.length();
            if (!isFirst && line.length() + 1 + word.length() > width) {
                lines.add(line);
                line = indent;
                isFirst = true;
            }
            line += isFirst ? word : " " + word;
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line = indent + line.substring(width);
            }
        }
        lines.add(line);
        return lines;
    }
}
