package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.describe.ModuleDescriber;
import io.darkrift.processor.describe.Undescribed;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Writes the description of the protocol beside the classes. */
final class DescriptionBuilder {
    private final Elements elements;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;

    DescriptionBuilder(Elements elements, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.files = files;
    }

    /** Writes it, if all serializers say what they write. */
    Optional<ProtocolDescription> write(ClassName registry, List<HandledMessage> messages) {
        Element[] origins = messages.stream()
                .map(message -> elements.getTypeElement(message.name().canonicalName()))
                .toArray(Element[]::new);
        try {
            ProtocolDescription protocol = ModuleDescriber.describe(registry, messages, elements);
            files.writeResource(ProtocolDescription.resource(registry.canonicalName()), protocol.toJson(), origins);
            return Optional.of(protocol);
        } catch (Undescribed e) {
            diagnostics.note(
                    Rule.UNDESCRIBED,
                    "there is no description of the protocol, because " + e.type()
                            + " does not say what it writes: compile its module with this version of"
                            + " darkrift-processor");
            return Optional.empty();
        }
    }
}
