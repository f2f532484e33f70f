package io.darkrift.processor.registry;

import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.HandlerModel;
import io.darkrift.processor.model.RecordModel.Surroundings;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.AdapterWriter;
import io.darkrift.processor.write.HandlerWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Writes the handlers of a module and their adapters, beside its registry or where the option says. */
final class HandlerBuilder {
    static final String OPTION = "darkrift.handler";

    private static final String OWNER = "the messages";

    private final Elements elements;
    private final ClassOption option;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;

    HandlerBuilder(Elements elements, Map<String, String> options, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = elements;
        this.option = new ClassOption(options, OPTION, Rule.HANDLER_OPTION);
        this.diagnostics = diagnostics;
        this.files = files;
    }

    /**
     * Writes them.
     *
     * @param registry the registry of the module
     * @param messages its messages, in the order of their tags
     * @param surroundings what the module asks of generated classes
     * @param origins the elements of the messages
     */
    void write(ClassName registry, List<HandledMessage> messages, Surroundings surroundings, Element... origins) {
        Optional<ClassName> base = option.isGiven()
                ? option.read(diagnostics)
                : Optional.of(ClassName.get(registry.packageName(), registry.simpleName() + "Handler"));
        base.ifPresent(
                name -> family(name, registry, messages, surroundings).forEach(handler -> write(handler, origins)));
    }

    private List<HandlerModel> family(
            ClassName base, ClassName registry, List<HandledMessage> messages, Surroundings surroundings) {
        List<HandledMessage> reachable = new ArrayList<>();
        List<ClassName> leftOut = new ArrayList<>();
        for (HandledMessage message : messages) {
            if (message.isReachableFrom(base.packageName())) {
                reachable.add(message);
            } else {
                leftOut.add(message.name());
            }
        }
        return new HandlerMethods(diagnostics)
                .of(reachable)
                .map(new HandlerFamily(base, registry, leftOut, surroundings)::of)
                .filter(handlers -> handlers.stream().allMatch(this::hidesNone))
                .orElse(List.of());
    }

    private boolean hidesNone(HandlerModel handler) {
        ClassName name = handler.name();
        if (files.isLeftOver(name) || elements.getTypeElement(name.canonicalName()) == null) {
            return true;
        }
        diagnostics.report(
                Rule.HIDDEN_REGISTRY,
                Site.NONE,
                "the handler " + name.canonicalName() + " of this module would hide a class that exists already, such"
                        + " as the handler that its tests are compiled against: give it another name, with the"
                        + " compiler option -A" + OPTION + "=a.b.GameHandler");
        return false;
    }

    private void write(HandlerModel handler, Element... origins) {
        files.write(HandlerWriter.write(handler), Site.NONE, OWNER, origins);
        files.write(AdapterWriter.write(handler), Site.NONE, OWNER, origins);
        HandlerWriter.writeParts(handler).forEach(part -> files.write(part, Site.NONE, OWNER, origins));
    }
}
