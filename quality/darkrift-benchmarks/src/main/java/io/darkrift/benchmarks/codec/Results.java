package io.darkrift.benchmarks.codec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured of all cases. */
final class Results {
    private static final List<Contender> BY_HAND =
            List.of(Contender.HAND_CHARS, Contender.HAND_SCRATCH, Contender.HAND_VIEW);

    private final Map<Case, Measured> measured = new LinkedHashMap<>();
    private final Map<Subject, Map<Contender, Integer>> sizes = new EnumMap<>(Subject.class);

    Results(Collection<Case> cases) {
        cases.forEach(each -> measured.put(each, new Measured()));
    }

    Measured of(Case each) {
        return measured.get(each);
    }

    Optional<Measured> find(Subject subject, Operation operation, Contender contender) {
        return Optional.ofNullable(measured.get(new Case(subject, operation, contender)));
    }

    /** The contenders of a message, in their order. */
    List<Contender> contenders(Subject subject) {
        return Arrays.stream(Contender.values())
                .filter(contender -> find(subject, Operation.ENCODE, contender).isPresent())
                .toList();
    }

    List<Subject> subjects() {
        return Arrays.stream(Subject.values())
                .filter(subject -> !contenders(subject).isEmpty())
                .toList();
    }

    /** The variant by hand with the least median. */
    Optional<Measured> bestByHand(Subject subject, Operation operation) {
        return BY_HAND.stream()
                .flatMap(contender -> find(subject, operation, contender).stream())
                .min(Comparator.comparingDouble(each -> each.nanoseconds().median()));
    }

    void size(Subject subject, Contender contender, int bytes) {
        sizes.computeIfAbsent(subject, s -> new EnumMap<>(Contender.class)).put(contender, bytes);
    }

    int size(Subject subject, Contender contender) {
        return sizes.get(subject).get(contender);
    }
}
