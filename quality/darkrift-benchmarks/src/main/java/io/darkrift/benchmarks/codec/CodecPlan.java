package io.darkrift.benchmarks.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param subjects the messages
 * @param contenders who
 * @param rounds how often all is measured
 * @param forked whether each case gets a JVM of its own
 * @param warmups iterations that don't count
 * @param iterations iterations that count
 * @param milliseconds how long an iteration takes
 */
record CodecPlan(
        Collection<Subject> subjects,
        Collection<Contender> contenders,
        int rounds,
        boolean forked,
        int warmups,
        int iterations,
        int milliseconds) {
    /** Shows that all works; its times mean nothing. */
    static CodecPlan brief(Collection<Subject> subjects, Collection<Contender> contenders) {
        return new CodecPlan(subjects, contenders, 1, false, 0, 1, 20);
    }

    /** Returns what is compared with each other: the contenders of a message and an operation. */
    List<List<Case>> groups() {
        List<List<Case>> groups = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Operation operation : Operation.values()) {
                groups.add(contenders.stream()
                        .filter(contender -> contender.takes(subject))
                        .map(contender -> new Case(subject, operation, contender))
                        .toList());
            }
        }
        return groups;
    }

    List<Case> cases() {
        return groups().stream().flatMap(List::stream).toList();
    }
}
