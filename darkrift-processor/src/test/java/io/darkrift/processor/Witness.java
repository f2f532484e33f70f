package io.darkrift.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Sees the types of each round, so that a test can tell what was generated even if the compilation fails. */
final class Witness extends AbstractProcessor {
    private final List<List<String>> rounds = new ArrayList<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        rounds.add(
                round.getRootElements().stream().map(Object::toString).sorted().toList());
        return false;
    }

    /** The types of each round, sorted. */
    List<List<String>> rounds() {
        return rounds;
    }

    /** The types of all rounds. */
    List<String> types() {
        return rounds.stream().flatMap(List::stream).toList();
    }
}
