package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of each contender in each round, by the name of the figure. */
final class Measurements {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String contender, String figure, double value) {
        values.computeIfAbsent(contender, key -> new LinkedHashMap<>())
                .computeIfAbsent(figure, key -> new ArrayList<>())
                .add(value);
    }

    /** A row for each contender, a column for each figure: the median of all rounds, the least and the greatest. */
    String table(String title, String... figures) {
        String[] header = new String[figures.length + 1];
        header[0] = title;
        System.arraycopy(figures, 0, header, 1, figures.length);
        Table table = new Table(header);
        values.forEach((contender, measured) -> {
            List<String> row = new ArrayList<>(List.of(contender));
            for (String figure : figures) {
                row.add(measured.containsKey(figure) ? cell(Series.of(measured.get(figure))) : "-");
            }
            table.row(row);
        });
        return table.toString();
    }

    private static String cell(Series series) {
        String median = Figures.of(series.median());
        return series.values().size() == 1
                ? median
                : median + " (" + Figures.of(series.min()) + " to " + Figures.of(series.max()) + ")";
    }
}
