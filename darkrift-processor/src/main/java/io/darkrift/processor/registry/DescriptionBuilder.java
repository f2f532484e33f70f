package io.darkrift.processor.registry;

import io.darkrift.processor.describe.EarlierDocs;
import io.darkrift.processor.describe.ModuleDescriber;
import io.darkrift.processor.describe.Undescribed;
import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.lock.LockCheck;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Writes the description of the protocol beside the classes, and sees that it keeps to its lock. */
final class DescriptionBuilder {
    private final Elements elements;
    private final Diagnostics diagnostics;
    private final GeneratedFiles files;
    private final LockCheck lock;

    DescriptionBuilder(ProcessingEnvironment environment, Diagnostics diagnostics, GeneratedFiles files) {
        this.elements = environment.getElementUtils();
        this.diagnostics = diagnostics;
        this.files = files;
        this.lock = new LockCheck(environment.getOptions(), diagnostics);
    }

    /**
     * Describes messages, if all serializers say what they write.
     *
     * @param registry the registry of the messages
     * @param messages those that have serializers
     * @param docs what earlier descriptions say of the types that are not compiled now
     */
    Optional<ProtocolDescription> describe(ClassName registry, List<HandledMessage> messages, EarlierDocs docs) {
        try {
            return Optional.of(new ModuleDescriber(elements, docs, diagnostics).describe(registry, messages));
        } catch (Undescribed e) {
            String text = "there is no description of the protocol, because " + e.type()
                    + " does not say what it writes: compile its module with this version of darkrift-processor";
            if (lock.isGiven()) {
                diagnostics.report(Rule.UNDESCRIBED, Site.NONE, text);
            } else {
                diagnostics.note(Rule.UNDESCRIBED, text);
            }
            return Optional.empty();
        }
    }

    /**
     * Writes a description.
     *
     * @param messages the messages that it describes
     * @param areAll whether these are all messages; else something is wrong with the others, and the lock is left alone
     */
    void write(ProtocolDescription protocol, List<HandledMessage> messages, boolean areAll) {
        Element[] origins = messages.stream()
                .map(message -> elements.getTypeElement(message.name().canonicalName()))
                .toArray(Element[]::new);
        files.writeResource(ProtocolDescription.resource(protocol.registry()), protocol.toJson(), origins);
        if (lock.isGiven() && areAll) {
            lock.check(protocol);
        }
    }

    /** Sees that a module that has no messages any more keeps to its lock. */
    void writeNone(EarlierRegistry earlier) {
        if (lock.isGiven()) {
            // The registry of the tested module is on the class path of its tests, and in no output directory of
            // theirs.
            lock.checkNone(registry -> earlier.names().contains(registry)
                    || earlier.names().isEmpty() && elements.getTypeElement(registry) == null);
        }
    }
}
