package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.describe.SerializerLayout;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.read.MessageReader;
import io.darkrift.processor.read.MissingTypes;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.processor.read.Unresolved;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The messages of all rounds. The other processor writes their serializers, each in the round in which all types of the
 * message exist; they are there in the next one.
 */
final class KnownMessages {
    private final Elements elements;
    private final Diagnostics diagnostics;
    private final ClassFiles classFiles;
    private final Map<Integer, HandledMessage> byTag = new TreeMap<>();

    /** Those that were found in sources, and whose serializers have not come yet. */
    private final Set<ClassName> awaited = new LinkedHashSet<>();

    /** Those whose tags are constants that have not come yet. */
    private final Set<String> untagged = new LinkedHashSet<>();

    /** Whether some of them waited for types in the round before, so that their serializers may still come. */
    private boolean isWaiting;

    private boolean isClosed;
    private boolean isUnsound;

    KnownMessages(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.elements = environment.getElementUtils();
        this.diagnostics = diagnostics;
        this.classFiles = new ClassFiles(environment);
    }

    /** Takes in the messages of a round, and tells whether all serializers are there that ever will be. */
    boolean take(RoundEnvironment round) {
        MessageReader reader = new MessageReader(elements);
        boolean isQuiet = !isWaiting;
        for (TypeElement type : toRead(round)) {
            boolean isDone = classFiles.isDone(type);
            isQuiet &= isDone;
            try {
                reader.read(type).ifPresentOrElse(message -> add(message, type, isDone), () -> isUnsound = true);
            } catch (Unresolved e) {
                untagged.add(type.getQualifiedName().toString());
            }
        }
        Set<String> types = ElementFilter.typesIn(round.getRootElements()).stream()
                .map(type -> type.getQualifiedName().toString())
                .collect(Collectors.toSet());
        awaited.removeIf(name -> types.contains(SerializerNames.of(name).canonicalName()));
        MissingTypes missing = new MissingTypes();
        isWaiting = awaited.stream().anyMatch(name -> missing.areIn(elements.getTypeElement(name.canonicalName())));
        return isQuiet;
    }

    /** What is new, and what had no tag in the round before. */
    private Set<TypeElement> toRead(RoundEnvironment round) {
        Set<TypeElement> types = new LinkedHashSet<>();
        untagged.forEach(name -> types.add(elements.getTypeElement(name)));
        untagged.clear();
        types.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(DarkriftMessage.class)));
        return types;
    }

    private void add(HandledMessage message, TypeElement type, boolean isDone) {
        String name = message.name().simpleName();
        Site site = Site.of(type);
        if (message.name().packageName().isEmpty()) {
            refuse(
                    Rule.UNNAMED_PACKAGE,
                    site,
                    name + " is in no package, where the registry can't import it: move it into one");
            return;
        }
        if (isClosed) {
            refuse(
                    Rule.LATE_MESSAGE,
                    site,
                    name + " was written by a processor after the registry was complete: give it to the registry by"
                            + " hand, or compile it in a module of its own");
            return;
        }
        HandledMessage other = byTag.putIfAbsent(message.tag(), message);
        if (other != null) {
            refuse(
                    Rule.TAG_CLASH,
                    site.annotation(DarkriftMessage.class.getName()).value("tag"),
                    "tag " + message.tag() + " is used by " + other.name().simpleName() + " and " + name
                            + ": give one of them another tag");
        } else if (!isDone) {
            awaited.add(message.name());
        }
    }

    private void refuse(Rule rule, Site site, String text) {
        isUnsound = true;
        diagnostics.report(rule, site, text);
    }

    /** All that were found. */
    Collection<HandledMessage> all() {
        return byTag.values();
    }

    /** Whether nothing is wrong with any of them, as far as is known. */
    boolean areSound() {
        return !isUnsound && byTag.values().stream().allMatch(this::isWritten);
    }

    /** The messages that have serializers, in the order of their tags. Later ones are too late. */
    List<HandledMessage> close() {
        isClosed = true;
        return byTag.values().stream().filter(this::isWritten).toList();
    }

    private boolean isWritten(HandledMessage message) {
        return SerializerLayout.find(SerializerNames.of(message.name()), elements)
                .isPresent();
    }
}
