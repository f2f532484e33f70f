package io.darkrift.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, which writes types in given rounds: the first is number 1. */
final class LateTypes extends AbstractProcessor {
    private final Map<Integer, List<String>> sources;
    private int round;

    LateTypes(Map<Integer, List<String>> sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        round++;
        for (String source : sources.getOrDefault(round, List.of())) {
            String name = source.replaceAll("(?s).*?\\b(?:record|class|enum|interface) (\\w+).*", "$1");
            try (Writer file =
                    processingEnv.getFiler().createSourceFile("game." + name).openWriter()) {
                file.write("package game; import io.darkrift.annotation.*; " + source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
