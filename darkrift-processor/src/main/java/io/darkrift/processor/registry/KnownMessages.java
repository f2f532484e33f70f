package io.darkrift.processor.registry;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.describe.SerializerLayout;
import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.OutputDirectory;
import io.darkrift.processor.files.SourceFiles;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.read.MessageReader;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.processor.read.Unresolved;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The messages of all rounds. The other processor writes their serializers, each in the round in which all types of the
 * message exist.
 */
final class KnownMessages {
    /** The option that has the registry wait for messages which other processors write. */
    static final String AWAIT = "darkrift.await";

    private final Elements elements;
    private final Compilation compilation;
    private final boolean isAwaitingOthers;
    private final Diagnostics diagnostics;
    private final SourceFiles sources;
    private final Map<Integer, HandledMessage> byTag = new TreeMap<>();

    /** Those that were found in sources, and whose serializers have not come yet. */
    private final Set<ClassName> awaited = new LinkedHashSet<>();

    /** Those whose tags are constants that have not come yet. */
    private final Set<String> untagged = new LinkedHashSet<>();

    /** The canonical names of all that were found in the compilation, also of those with which something is wrong. */
    private final Set<String> found = new HashSet<>();

    /** The names of the classes of all rounds that are in no other class. */
    private final Set<String> compiled = new HashSet<>();

    private boolean isClosed;
    private boolean isUnsound;

    KnownMessages(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.compilation = Compilation.of(environment.getElementUtils());
        this.isAwaitingOthers = Boolean.parseBoolean(environment.getOptions().get(AWAIT));
        this.elements = environment.getElementUtils();
        this.diagnostics = diagnostics;
        this.sources = new SourceFiles(environment);
    }

    /**
     * Adds the messages of a round, and returns whether no further serializers are expected.
     *
     * @param hasAnnotations whether something in the round has an annotation of the library
     */
    boolean take(RoundEnvironment round, boolean hasAnnotations) {
        MessageReader reader = new MessageReader(elements);
        Set<TypeElement> types = toRead(round, hasAnnotations);
        for (TypeElement type : types) {
            found.add(type.getQualifiedName().toString());
            try {
                reader.read(type)
                        .ifPresentOrElse(message -> add(message, type, sources.isDone(type)), () -> isUnsound = true);
            } catch (Unresolved e) {
                untagged.add(type.getQualifiedName().toString());
            }
        }
        Set<String> roots = new HashSet<>();
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            roots.add(type.getQualifiedName().toString());
            if (!sources.isClassFile(type)) {
                compiled.add(type.getQualifiedName().toString());
            }
        }
        awaited.removeIf(message -> isSettled(message, roots));
        return untagged.isEmpty() && awaited.isEmpty() && !(isAwaitingOthers && !types.isEmpty());
    }

    /**
     * Returns whether the serializer of a message that is compiled now has been written, or never will be. A class file of it may
     * be that of an earlier compilation.
     */
    private boolean isSettled(ClassName message, Set<String> roots) {
        String name = message.canonicalName();
        return compilation.find(name).isPresent()
                || compilation.isRefused(name)
                || roots.contains(SerializerNames.of(message).canonicalName());
    }

    /** Returns new types, and those that had no tag in the round before. */
    private Set<TypeElement> toRead(RoundEnvironment round, boolean hasAnnotations) {
        Set<TypeElement> types = new LinkedHashSet<>();
        untagged.forEach(name -> types.add(elements.getTypeElement(name)));
        untagged.clear();
        if (hasAnnotations) {
            types.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(DarkriftMessage.class)));
        }
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
                    name + " was written by a processor after the registry was complete: compile with -A" + AWAIT
                            + "=true, so that the registry waits a round, give the message to the registry by hand, or"
                            + " compile it in a module of its own");
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

    /**
     * Adds the messages that an earlier compilation left in the output directory, and that are not compiled now. Those
     * that are gone, or no messages any more, are dropped.
     */
    void addEarlier(EarlierRegistry registry, OutputDirectory output) {
        MessageReader reader = new MessageReader(elements);
        List<String> invisible = new ArrayList<>();
        for (String name : registry.messages()) {
            TypeElement type = typeOf(name);
            if (!output.hasClass(name) || type != null && !isMissing(type)) {
                continue;
            }
            if (type == null) {
                if (!isCompiledNow(name)) {
                    invisible.add(name);
                }
                continue;
            }
            try {
                reader.read(type).ifPresent(message -> addEarlier(message, type));
            } catch (Unresolved e) {
                // A tag in a class file is a number.
                throw new IllegalStateException(e);
            }
        }
        if (!invisible.isEmpty()) {
            isUnsound = true;
            diagnostics.warn(
                    Rule.EARLIER_MESSAGES,
                    Site.NONE,
                    "the class files of " + String.join(", ", invisible)
                            + " are in the output directory, but not on the class path, and these messages are left out:"
                            + " put the output directory on the class path, or empty it and compile all sources");
        }
    }

    /** Returns whether a class, or the one around it, is in this compilation. If it is, and has no such message, it is gone. */
    boolean isCompiledNow(String name) {
        for (int end = name.length();
                end > 0;
                end = Math.max(name.lastIndexOf('.', end - 1), name.lastIndexOf('$', end - 1))) {
            if (compiled.contains(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private TypeElement typeOf(String binaryName) {
        TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
        return type != null ? type : elements.getTypeElement(binaryName);
    }

    /** Returns whether a type is a message, and this compilation does not know it yet. */
    private boolean isMissing(TypeElement type) {
        return !found.contains(type.getQualifiedName().toString()) && Annotations.has(type, DarkriftMessage.class);
    }

    private void addEarlier(HandledMessage message, TypeElement type) {
        HandledMessage other = byTag.putIfAbsent(message.tag(), message);
        if (other != null) {
            refuse(
                    Rule.TAG_CLASH,
                    new Site(other.name().canonicalName(), "", DarkriftMessage.class.getName(), "tag"),
                    "tag " + message.tag() + " is used by " + other.name().simpleName() + " and by "
                            + message.name().simpleName()
                            + ", which an earlier compilation left in the output directory: give one of them another"
                            + " tag, or delete the class file of "
                            + message.name().simpleName() + " if its source was removed");
        } else if (!isWritten(message)) {
            refuse(
                    Rule.EARLIER_MESSAGES,
                    Site.of(type),
                    message.name().canonicalName()
                            + " was compiled earlier, and its serializer is missing: compile it again");
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

    /** Returns whether there is no message, and not even one with which something is wrong. */
    boolean areNone() {
        return found.isEmpty() && byTag.isEmpty() && !isUnsound;
    }

    /** Returns whether nothing is wrong with any of them, as far as is known. */
    boolean areSound() {
        return !isUnsound && byTag.values().stream().allMatch(this::isWritten);
    }

    /** The messages that have serializers, in the order of their tags. Later ones are too late. */
    List<HandledMessage> close() {
        isClosed = true;
        return byTag.values().stream().filter(this::isWritten).toList();
    }

    private boolean isWritten(HandledMessage message) {
        return compilation.find(message.name().canonicalName()).isPresent()
                || SerializerLayout.find(SerializerNames.of(message.name()), elements)
                        .isPresent();
    }
}
