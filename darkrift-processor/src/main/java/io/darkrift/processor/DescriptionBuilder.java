package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.describe.ModuleDescriber;
import io.darkrift.processor.describe.Undescribed;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Writes the description of the protocol beside the classes, and sees that it keeps to its lock. */
final class DescriptionBuilder {
    private final Elements elements;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;
    private final LockBuilder lock;

    DescriptionBuilder(ProcessingEnvironment environment, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = environment.getElementUtils();
        this.diagnostics = diagnostics;
        this.files = files;
        this.lock = new LockBuilder(environment.getOptions(), diagnostics);
    }

    /**
     * Writes it, if all serializers say what they write.
     *
     * @param registry the registry of the messages
     * @param messages those that have serializers
     * @param areAll whether these are all messages; else something is wrong with the others, and the lock is left alone
     */
    void write(ClassName registry, List<HandledMessage> messages, boolean areAll) {
        Element[] origins = messages.stream()
                .map(message -> elements.getTypeElement(message.name().canonicalName()))
                .toArray(Element[]::new);
        try {
            ProtocolDescription protocol = ModuleDescriber.describe(registry, messages, elements);
            files.writeResource(ProtocolDescription.resource(registry.canonicalName()), protocol.toJson(), origins);
            if (lock.isGiven() && areAll) {
                lock.check(protocol);
            }
        } catch (Undescribed e) {
            String text = "there is no description of the protocol, because " + e.type()
                    + " does not say what it writes: compile its module with this version of darkrift-processor";
            if (lock.isGiven()) {
                diagnostics.report(Rule.UNDESCRIBED, Site.NONE, text);
            } else {
                diagnostics.note(Rule.UNDESCRIBED, text);
            }
        }
    }
}
