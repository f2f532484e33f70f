package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Fields;

/**
 * What is measured beside others.
 *
 * @param label its name in tables
 * @param options what its library is set up with, at both ends
 */
record Contender(String label, Fields options) {
    static Contender of(String label, Object... options) {
        return new Contender(label, Fields.of(options));
    }

    Contender with(Object... more) {
        return new Contender(label, options.with(more));
    }
}
