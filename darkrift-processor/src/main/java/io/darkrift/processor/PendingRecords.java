package io.darkrift.processor;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.files.SourceFiles;
import io.darkrift.processor.read.Unresolved;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The records of the compilation, and those of them that wait for a type which another processor may write. They are
 * kept by name, since elements do not outlive a round.
 */
final class PendingRecords {
    private final Elements elements;
    private final SourceFiles sources;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Unresolved> waiting = new LinkedHashMap<>();

    PendingRecords(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.sources = new SourceFiles(environment);
    }

    /** Returns the types to read in a round: those that wait, and new ones. */
    Set<TypeElement> take(RoundEnvironment round) {
        Set<TypeElement> records = takeWaiting();
        for (Element element : round.getElementsAnnotatedWithAny(Set.of(DarkriftMessage.class, DarkriftStruct.class))) {
            TypeElement type = (TypeElement) element;
            if (!sources.isDone(type)) {
                records.add(type);
                known.add(type.getQualifiedName().toString());
            }
        }
        return records;
    }

    /** Returns the types that wait, in a round without new ones. */
    Set<TypeElement> takeWaiting() {
        Set<TypeElement> records = new LinkedHashSet<>();
        for (String name : List.copyOf(waiting.keySet())) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                records.add(type);
                waiting.remove(name);
            }
        }
        return records;
    }

    /** All records seen so far. */
    List<TypeElement> known() {
        return known.stream()
                .map(name -> elements.getTypeElement(name))
                .filter(Objects::nonNull)
                .toList();
    }

    void await(TypeElement type, Unresolved reason) {
        waiting.put(type.getQualifiedName().toString(), reason);
    }

    /** Reports those whose types never came. */
    void reportTo(Diagnostics diagnostics) {
        waiting.values().stream()
                .filter(reason -> !reason.isToldByCompiler())
                .forEach(reason -> diagnostics.report(Rule.UNRESOLVED_TYPE, reason.site(), reason.text()));
        waiting.clear();
    }
}
