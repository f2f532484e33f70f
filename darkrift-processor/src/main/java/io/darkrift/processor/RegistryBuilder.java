package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.RegistryModel;
import io.darkrift.processor.read.SurroundingsReader;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.RegistryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Collects the messages of all rounds and writes their registry: once, in the first round without a new record, since
 * the compiler warns of what is written in the last.
 */
final class RegistryBuilder {
    private static final ClassName PROVIDER = ClassName.get("io.darkrift.message", "MessageRegistryProvider");

    private final Elements elements;
    private final RegistryOption option;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;
    private final HandlerBuilder handlers;
    private final Map<Integer, RecordModel> messages = new TreeMap<>();
    private boolean isClosed;
    private Optional<ClassName> written = Optional.empty();

    RegistryBuilder(ProcessingEnvironment environment, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = environment.getElementUtils();
        this.option = new RegistryOption(environment.getOptions());
        this.diagnostics = diagnostics;
        this.files = files;
        this.handlers = new HandlerBuilder(elements, environment.getOptions(), diagnostics, files);
    }

    void add(RecordModel message) {
        String name = message.name().simpleName();
        Site site = siteOf(message);
        if (message.name().packageName().isEmpty()) {
            diagnostics.report(
                    Rule.UNNAMED_PACKAGE,
                    site,
                    name + " is in no package, where the registry can't import it: move it into one");
            return;
        }
        if (isClosed) {
            diagnostics.report(
                    Rule.LATE_MESSAGE,
                    site,
                    name + " was written by a processor after the registry was complete: give it to the registry by"
                            + " hand, or compile it in a module of its own");
            return;
        }
        int tag = message.tag().orElseThrow();
        RecordModel other = messages.putIfAbsent(tag, message);
        if (other != null) {
            diagnostics.report(
                    Rule.TAG_CLASH,
                    site.annotation(DarkriftMessage.class.getName()).value("tag"),
                    "tag " + tag + " is used by " + other.name().simpleName() + " and " + name
                            + ": give one of them another tag");
        }
    }

    private static Site siteOf(RecordModel message) {
        return new Site(message.name().canonicalName(), "", "", "");
    }

    /** Writes the registry, if there are messages and none has been written. */
    void write() {
        if (isClosed || messages.isEmpty()) {
            return;
        }
        isClosed = true;
        List<String> packages = messages.values().stream()
                .map(message -> message.name().packageName())
                .distinct()
                .sorted()
                .toList();
        option.nameFor(packages, diagnostics)
                .filter(this::hidesNone)
                .map(this::model)
                .ifPresent(this::write);
    }

    /** Test messages, for one, may have the same common package as the messages that they are compiled against. */
    private boolean hidesNone(ClassName name) {
        if (elements.getTypeElement(name.canonicalName()) == null || files.isLeftOver(name)) {
            return true;
        }
        diagnostics.report(
                Rule.HIDDEN_REGISTRY,
                Site.NONE,
                "the registry " + name.canonicalName() + " of this module would hide a class that exists already, such"
                        + " as the registry that its tests are compiled against: give it another name, with the"
                        + " compiler option -A" + RegistryOption.NAME
                        + "=a.b.GeneratedMessageRegistry");
        return false;
    }

    private void write(RegistryModel model) {
        for (RegistryModel.Part part : model.parts()) {
            files.write(part.name(), RegistryWriter.writePart(model, part), Site.NONE, "the messages");
        }
        if (files.write(model.name(), RegistryWriter.write(model), Site.NONE, "the messages")) {
            files.writeService(PROVIDER, model.name());
            written = Optional.of(model.name());
            handlers.write(model.name(), handled(), model.surroundings());
        }
    }

    private List<HandledMessage> handled() {
        return messages.values().stream()
                .map(message -> new HandledMessage(
                        message.name(),
                        message.tag().orElseThrow(),
                        message.direction(),
                        message.surroundings().isPublic(),
                        message.surroundings().isDeprecated()))
                .toList();
    }

    private RegistryModel model(ClassName name) {
        List<ClassName> own = new ArrayList<>();
        Map<String, List<ClassName>> hidden = new TreeMap<>();
        for (RecordModel message : messages.values()) {
            String home = message.name().packageName();
            List<ClassName> list = message.surroundings().isPublic() || home.equals(name.packageName())
                    ? own
                    : hidden.computeIfAbsent(home, key -> new ArrayList<>());
            list.add(message.serializer());
        }
        List<RegistryModel.Part> parts = new ArrayList<>();
        hidden.forEach((home, serializers) ->
                parts.add(new RegistryModel.Part(ClassName.get(home, name.simpleName() + "Part"), serializers)));
        return new RegistryModel(name, own, parts, new SurroundingsReader(elements).of(module(), true, false));
    }

    private ModuleElement module() {
        RecordModel first = messages.values().iterator().next();
        return elements.getModuleOf(elements.getTypeElement(first.name().canonicalName()));
    }

    /** Looks, now that the registry is compiled, whether a named module provides it. */
    void finish() {
        if (written.isEmpty() || module().isUnnamed() || isProvided(written.get())) {
            return;
        }
        diagnostics.note(
                Rule.MODULE_INFO,
                "MessageRegistry.load() will not find the messages of module " + module().getQualifiedName()
                        + ": add to its module-info.java: provides " + PROVIDER.canonicalName() + " with "
                        + written.get().canonicalName() + ";");
    }

    private boolean isProvided(ClassName registry) {
        for (ModuleElement.Directive directive : module().getDirectives()) {
            if (directive instanceof ModuleElement.ProvidesDirective provides
                    && provides.getService().getQualifiedName().contentEquals(PROVIDER.canonicalName())) {
                for (TypeElement implementation : provides.getImplementations()) {
                    if (implementation.getQualifiedName().contentEquals(registry.canonicalName())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
