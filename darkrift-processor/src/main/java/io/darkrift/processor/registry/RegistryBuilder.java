package io.darkrift.processor.registry;

import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.RegistryModel;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.processor.read.SurroundingsReader;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.RegistryWriter;
import io.darkrift.protocol.ProtocolDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the registry of the messages, and what goes with it. */
final class RegistryBuilder {
    /** A serializer takes eight bytes of the code that makes a registry, of which HotSpot wants 8,000 at most. */
    private static final int IN_A_PART = 750;

    private static final ClassName PROVIDER = ClassName.get("io.darkrift.message", "MessageRegistryProvider");

    private final Elements elements;
    private final RegistryOption option;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;
    private final HandlerBuilder handlers;
    private final FixedStructs fixedStructs;
    private List<HandledMessage> messages = List.of();
    private List<String> others = List.of();
    private Optional<ClassName> written = Optional.empty();

    RegistryBuilder(
            ProcessingEnvironment environment,
            Diagnostics diagnostics,
            GeneratedFiles files,
            FixedStructs fixedStructs) {
        this.elements = environment.getElementUtils();
        this.option = new RegistryOption(environment.getOptions());
        this.diagnostics = diagnostics;
        this.files = files;
        this.fixedStructs = fixedStructs;
        this.handlers = new HandlerBuilder(elements, environment.getOptions(), diagnostics, files);
    }

    /** Returns the name of the registry, or nothing if no name is possible, which is reported. */
    Optional<ClassName> name(List<HandledMessage> all) {
        List<String> packages = all.stream()
                .map(message -> message.name().packageName())
                .distinct()
                .sorted()
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : option.nameFor(packages, diagnostics).filter(this::hidesNone);
    }

    /**
     * Writes the registry.
     *
     * @param name its name
     * @param all the messages, in the order of their tags
     * @param handled the same, and those that have no serializer because something is wrong with them: handlers have
     *     their methods, so that the compiler does not find fault with the classes that implement them
     * @param protocol the description of the messages, if there is one
     * @param otherProviders what else the file for service loaders names
     */
    void write(
            ClassName name,
            List<HandledMessage> all,
            List<HandledMessage> handled,
            Optional<ProtocolDescription> protocol,
            List<String> otherProviders) {
        messages = all;
        others = otherProviders;
        write(model(name, protocol), handled);
    }

    /** Test messages, for one, may have the same common package as the messages that they are compiled against. */
    private boolean hidesNone(ClassName name) {
        if (files.isLeftOver(name) || elements.getTypeElement(name.canonicalName()) == null) {
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

    private void write(RegistryModel model, List<HandledMessage> handled) {
        Element[] origins = messages.stream().map(this::type).toArray(Element[]::new);
        for (RegistryModel.Part part : model.parts()) {
            files.write(RegistryWriter.writePart(model, part), Site.NONE, "the messages", origins);
        }
        if (files.write(RegistryWriter.write(model), Site.NONE, "the messages", origins)) {
            files.writeResource(EarlierRegistry.SERVICE_FILE, service(model.name()), origins);
            written = Optional.of(model.name());
            handlers.write(model.name(), handled, model.surroundings(), origins);
        }
    }

    /** The text of the file for service loaders. A name of a class that is gone would make them fail. */
    private String service(ClassName registry) {
        String name = registry.reflectionName();
        return Stream.concat(others.stream().filter(other -> !other.equals(name) && exists(other)), Stream.of(name))
                .map(provider -> provider + "\n")
                .collect(Collectors.joining());
    }

    private boolean exists(String provider) {
        return elements.getTypeElement(provider.replace('$', '.')) != null;
    }

    private TypeElement type(HandledMessage message) {
        return elements.getTypeElement(message.name().canonicalName());
    }

    private RegistryModel model(ClassName name, Optional<ProtocolDescription> protocol) {
        Map<String, List<ClassName>> byPackage = new TreeMap<>();
        for (HandledMessage message : messages) {
            String home = message.isReachableFrom(name.packageName())
                    ? name.packageName()
                    : message.name().packageName();
            byPackage.computeIfAbsent(home, key -> new ArrayList<>()).add(SerializerNames.of(message.name()));
        }
        List<ClassName> own = byPackage.getOrDefault(name.packageName(), List.of());
        if (own.size() <= IN_A_PART) {
            byPackage.remove(name.packageName());
        } else {
            own = List.of();
        }
        List<RegistryModel.Part> parts = new ArrayList<>();
        byPackage.forEach((home, serializers) ->
                parts.addAll(parts(ClassName.get(home, name.simpleName() + "Part"), serializers)));
        List<ClassName> records = messages.stream().map(HandledMessage::name).toList();
        return new RegistryModel(
                name,
                records,
                own,
                parts,
                protocol.map(this::fingerprints).orElse(Map.of()),
                protocol.map(each -> fixedStructs.of(each, name.packageName())).orElse(Map.of()),
                new SurroundingsReader(elements).of(module(), true, false));
    }

    private static List<RegistryModel.Part> parts(ClassName name, List<ClassName> serializers) {
        if (serializers.size() <= IN_A_PART) {
            return List.of(new RegistryModel.Part(name, serializers));
        }
        List<RegistryModel.Part> parts = new ArrayList<>();
        for (int from = 0; from < serializers.size(); from += IN_A_PART) {
            parts.add(new RegistryModel.Part(
                    name.peerClass(name.simpleName() + (parts.size() + 1)),
                    serializers.subList(from, Math.min(serializers.size(), from + IN_A_PART))));
        }
        return parts;
    }

    private Map<ClassName, Long> fingerprints(ProtocolDescription protocol) {
        Map<Integer, Long> byTag = protocol.fingerprints();
        Map<ClassName, Long> fingerprints = new HashMap<>();
        messages.forEach(message -> fingerprints.put(SerializerNames.of(message.name()), byTag.get(message.tag())));
        return fingerprints;
    }

    private ModuleElement module() {
        return elements.getModuleOf(type(messages.get(0)));
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
                    && provides.getService() != null
                    && provides.getService().getQualifiedName().contentEquals(PROVIDER.canonicalName())) {
                for (TypeElement implementation : provides.getImplementations()) {
                    if (implementation != null
                            && implementation.getQualifiedName().contentEquals(registry.canonicalName())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
