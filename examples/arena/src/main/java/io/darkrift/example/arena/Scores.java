package io.darkrift.example.arena;

import io.darkrift.example.arena.message.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The points of all players, for all rooms. Keeps the best, so that it does not grow without end. */
final class Scores {
    private static final int SHOWN = 10;
    private static final int MAX_NAMES = 10_000;

    private final Map<String, Integer> points = new ConcurrentHashMap<>();

    void add(String name) {
        if (points.size() < MAX_NAMES || points.containsKey(name)) {
            points.merge(name, 1, Integer::sum);
        }
    }

    List<Score> best() {
        return points.entrySet().stream()
                .map(entry -> new Score(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Score::points).reversed().thenComparing(Score::name))
                .limit(SHOWN)
                .toList();
    }
}
