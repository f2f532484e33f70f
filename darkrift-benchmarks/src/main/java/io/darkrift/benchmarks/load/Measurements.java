package io.darkrift.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of each contender in each round, by the name of the figure. */
final class Measurements {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String row, String figure, double value) {
        values.computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(figure, key -> new ArrayList<>())
                .add(value);
    }

    List<String> rows() {
        return List.copyOf(values.keySet());
    }

    Summary summary(String row, String figure) {
        return Summary.of(values.getOrDefault(row, Map.of()).getOrDefault(figure, List.of()));
    }
}
