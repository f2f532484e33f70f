package io.darkrift.processor.registry;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.files.OutputDirectory;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The tags of the modules that a module depends on: {@code MessageRegistry.load()} merges all of them.
 *
 * <p>On the class path they are found by files whose names are the tags: {@code io/darkrift/tags/7} holds the name of the
 * record. A compiler shows a processor no more of the class path than the first file of a name, so that the names must be
 * known, and those of other modules' registries are not; and javac shows of a jar only directories that could be packages.
 * A file that is left of an earlier build does no harm: what it names is looked at. On the module path the module descriptors name the registries. Named modules have no such files: two of them can't have
 * files in the same package.
 */
final class DependencyTags {
    static final String OPTION = "darkrift.dependencies";

    private static final String IGNORE = "ignore";
    private static final String PACKAGE = "io.darkrift.tags";
    private static final String DIRECTORY = PACKAGE.replace('.', '/') + "/";
    private static final String PROVIDER = "io.darkrift.message.MessageRegistryProvider";
    private static final String REGISTERED = "io.darkrift.wire.support.RegisteredMessages";

    private final Elements elements;
    private final Filer filer;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;
    private final OutputDirectory output;
    private final boolean isIgnored;

    DependencyTags(ProcessingEnvironment environment, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
        this.diagnostics = diagnostics;
        this.files = files;
        this.output = new OutputDirectory(filer);
        this.isIgnored = IGNORE.equals(environment.getOptions().get(OPTION));
    }

    /** Reports the messages whose tags are those of messages in other modules. */
    void check(Collection<HandledMessage> messages) {
        if (isIgnored || messages.isEmpty()) {
            return;
        }
        Map<Integer, TypeElement> inModules = tagsOfModules(messages.iterator().next());
        for (HandledMessage message : messages) {
            Optional.ofNullable(inModules.get(message.tag()))
                    .or(() -> onClassPath(message.tag()))
                    .filter(other -> !other.getQualifiedName()
                            .contentEquals(message.name().canonicalName()))
                    .ifPresent(other -> report(message, other));
        }
    }

    private void report(HandledMessage message, TypeElement other) {
        diagnostics.report(
                Rule.TAG_CLASH,
                new Site(message.name().canonicalName(), "", DarkriftMessage.class.getName(), "tag"),
                "tag " + message.tag() + " is used by " + message.name().simpleName() + " and by "
                        + other.getQualifiedName()
                        + " of another module, and MessageRegistry.load() merges all modules:"
                        + " give one of them another tag; if a program never loads both, compile with -A" + OPTION + "="
                        + IGNORE);
    }

    /** The message of the class path that has a tag, unless it is of this module. */
    private Optional<TypeElement> onClassPath(int tag) {
        try {
            FileObject file = filer.getResource(StandardLocation.CLASS_PATH, PACKAGE, String.valueOf(tag));
            if (output.isIn(file, DIRECTORY + tag)) {
                return Optional.empty();
            }
            try (InputStream in = file.openInputStream()) {
                String name = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
                // A build may have left the file of a message that is gone.
                return Optional.ofNullable(elements.getTypeElement(name)).filter(type -> tagOf(type) == tag);
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static int tagOf(TypeElement type) {
        return Annotations.find(type, DarkriftMessage.class)
                .flatMap(mirror -> Annotations.given(mirror, "tag"))
                .map(AnnotationValue::getValue)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(-1);
    }

    /** The messages of all other named modules, by tag. */
    private Map<Integer, TypeElement> tagsOfModules(HandledMessage message) {
        Map<Integer, TypeElement> tags = new HashMap<>();
        ModuleElement own =
                elements.getModuleOf(elements.getTypeElement(message.name().canonicalName()));
        if (own == null || own.isUnnamed()) {
            return tags;
        }
        for (ModuleElement module : elements.getAllModuleElements()) {
            if (!module.equals(own)) {
                ElementFilter.providesIn(module.getDirectives()).forEach(provides -> addTo(tags, provides));
            }
        }
        return tags;
    }

    private boolean isNamed(HandledMessage message) {
        ModuleElement module = moduleOf(message);
        return module != null && !module.isUnnamed();
    }

    private ModuleElement moduleOf(HandledMessage message) {
        return elements.getModuleOf(elements.getTypeElement(message.name().canonicalName()));
    }

    private void addTo(Map<Integer, TypeElement> tags, ProvidesDirective provides) {
        TypeElement service = provides.getService();
        // The Eclipse compiler returns null for types of modules that it does not read.
        if (service == null || !service.getQualifiedName().contentEquals(PROVIDER)) {
            return;
        }
        for (TypeElement registry : provides.getImplementations()) {
            if (registry == null) {
                continue;
            }
            Annotations.find(registry, REGISTERED)
                    .flatMap(mirror -> Annotations.given(mirror, "value"))
                    .ifPresent(names -> ((List<?>) names.getValue())
                            .forEach(name -> addTo(tags, String.valueOf(((AnnotationValue) name).getValue()))));
        }
    }

    private void addTo(Map<Integer, TypeElement> tags, String binaryName) {
        TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
        if (type != null) {
            tags.put(tagOf(type), type);
        }
    }

    /** Writes the files of the tags of this module, and removes those of tags that it had. */
    void write(List<HandledMessage> messages, EarlierRegistry earlier) {
        if (messages.isEmpty() || isNamed(messages.get(0))) {
            return;
        }
        Set<Integer> tags = new HashSet<>();
        for (HandledMessage message : messages) {
            tags.add(message.tag());
            write(message);
        }
        remove(earlier, tags);
    }

    private void write(HandledMessage message) {
        String path = DIRECTORY + message.tag();
        String name = message.name().canonicalName();
        try {
            if (!output.write(path, name + "\n")) {
                files.writeResource(path, name + "\n", elements.getTypeElement(name));
            }
        } catch (IOException e) {
            diagnostics.report(
                    Rule.CANNOT_WRITE,
                    Site.NONE,
                    path + " can't be written: " + e.getMessage() + ": see to the output directory of the compiler");
        }
    }

    /** Removes the files of tags that this module had, and has no more. */
    void remove(EarlierRegistry earlier, Set<Integer> kept) {
        for (ProtocolDescription description : earlier.descriptions()) {
            description.messages().stream()
                    .map(MessageDescription::tag)
                    .filter(tag -> !kept.contains(tag))
                    .forEach(tag -> output.delete(DIRECTORY + tag));
        }
    }
}
