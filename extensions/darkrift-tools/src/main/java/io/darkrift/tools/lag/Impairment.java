package io.darkrift.tools.lag;

import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happens in one direction.
 *
 * @param conditions latency, loss and the like
 * @param cut whether nothing passes: unreliable messages are lost, reliable ones wait for the end of the cut
 */
record Impairment(NetworkConditions conditions, boolean cut) {
    static final Impairment NONE = new Impairment(NetworkConditions.PERFECT, false);

    Impairment with(NetworkConditions others) {
        return new Impairment(others, cut);
    }

    /** Returns the conditions as {@link ImpairmentParser} reads them, or {@code normal}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        addTime(words, "latency", conditions.latency());
        addTime(words, "jitter", conditions.jitter());
        addProbability(words, "loss", conditions.loss());
        addProbability(words, "duplication", conditions.duplication());
        addProbability(words, "reordering", conditions.reordering());
        if (conditions.bytesPerSecond() != NetworkConditions.UNLIMITED) {
            words.add("bandwidth=" + conditions.bytesPerSecond() + "B");
        }
        if (cut) {
            words.add("cut");
        }
        return words.isEmpty() ? "normal" : String.join(" ", words);
    }

    private static void addTime(List<String> words, String name, Duration time) {
        if (!time.isZero()) {
            words.add(name + "=" + time.toMillis() + "ms");
        }
    }

    private static void addProbability(List<String> words, String name, double probability) {
        if (probability > 0) {
            String percent = String.format(Locale.ROOT, "%.4f", 100 * probability);
            words.add(name + "=" + percent.replaceFirst("\\.?0+$", "") + "%");
        }
    }
}
