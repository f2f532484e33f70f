package io.darkrift.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Lets contenders take turns. */
final class Turns {
    private Turns() {}

    /** Measures each contender once in each round; each round begins with another. */
    static void take(LoadOptions options, List<Contender> contenders, Consumer<Contender> measure) {
        List<Contender> order = new ArrayList<>(options.chosen(contenders));
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contender contender : order) {
                System.err.println("round " + round + " of " + options.rounds() + ": " + contender.label());
                measure.accept(contender);
            }
            Collections.rotate(order, 1);
        }
    }
}
