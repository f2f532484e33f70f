package io.darkrift.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Lets contenders take turns. */
final class Turns {
    private Turns() {}

    /** Measures each contender once in each round; each round begins with another. */
    static void take(int rounds, List<Contender> contenders, Consumer<Contender> measure) {
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : order) {
                System.err.println("round " + (round + 1) + " of " + rounds + ": " + contender.label());
                measure.accept(contender);
            }
            Collections.rotate(order, 1);
        }
    }
}
