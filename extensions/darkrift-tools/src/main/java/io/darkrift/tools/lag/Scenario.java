package io.darkrift.tools.lag;

import java.util.List;

/**
 * How conditions change over time.
 *
 * @param phases one after the other
 * @param rounds how often all of them take place: at least 1; {@link #FOREVER} for no end
 */
record Scenario(List<Phase> phases, int rounds) {
    static final int FOREVER = Integer.MAX_VALUE;

    Scenario {
        phases = List.copyOf(phases);
    }
}
