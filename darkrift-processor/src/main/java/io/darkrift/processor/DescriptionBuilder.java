package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.describe.EarlierDocs;
import io.darkrift.processor.describe.ModuleDescriber;
import io.darkrift.processor.describe.Undescribed;
import io.darkrift.processor.earlier.EarlierRegistry;
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
     * @param known all that were found: if something is wrong with some, the lock is left alone
     * @param earlier what an earlier compilation has written
     */
    void write(ClassName registry, List<HandledMessage> messages, KnownMessages known, EarlierRegistry earlier) {
        Element[] origins = messages.stream()
                .map(message -> elements.getTypeElement(message.name().canonicalName()))
                .toArray(Element[]::new);
        try {
            ProtocolDescription protocol = ModuleDescriber.describe(
                    registry, messages, elements, new EarlierDocs(earlier.descriptions(), known::isCompiledNow));
            files.writeResource(ProtocolDescription.resource(registry.canonicalName()), protocol.toJson(), origins);
            if (lock.isGiven() && known.areSound()) {
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

    /** Sees that a module that has no messages any more keeps to its lock. */
    void writeNone(EarlierRegistry earlier) {
        if (lock.isGiven()) {
            lock.checkNone(earlier.names());
        }
    }
}
