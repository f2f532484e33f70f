package io.darkrift.processor.registry;

import io.darkrift.processor.describe.EarlierDocs;
import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.files.OutputDirectory;
import io.darkrift.processor.lock.LockCheck;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ProtocolDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;

/**
 * Makes what is made of all messages of a module together: the registry, the handlers and the description. Those that are
 * not compiled now are known from the registry of an earlier compilation.
 *
 * <p>All is written once, in the first round in which the serializers of all messages that are known have been written:
 * mostly the first of all, since each further one costs the compiler time.
 */
public final class RegistryRounds {
    private final Diagnostics diagnostics;
    private final KnownMessages messages;
    private final TagRanges ranges;
    private final GeneratedFiles files;
    private final OutputDirectory output;
    private final RegistryBuilder registry;
    private final DescriptionBuilder description;
    private final DependencyTags tags;
    private boolean isDone;

    /** The options of the compiler that it understands. */
    public static Set<String> options() {
        Set<String> options = new HashSet<>(LockCheck.options());
        options.addAll(Set.of(RegistryOption.NAME, HandlerBuilder.OPTION, DependencyTags.OPTION, KnownMessages.AWAIT));
        return options;
    }

    public RegistryRounds(ProcessingEnvironment environment) {
        diagnostics = new Diagnostics(environment.getElementUtils(), environment.getMessager());
        messages = new KnownMessages(environment, diagnostics);
        ranges = new TagRanges(environment.getElementUtils(), diagnostics);
        files = new GeneratedFiles(environment, diagnostics);
        output = new OutputDirectory(environment.getFiler());
        registry = new RegistryBuilder(
                environment,
                diagnostics,
                files,
                new FixedStructs(environment.getElementUtils(), output, messages::isCompiledNow));
        description = new DescriptionBuilder(environment, diagnostics, files);
        tags = new DependencyTags(environment, diagnostics, files);
    }

    /**
     * Looks at the messages of a round, and writes everything after the last one.
     *
     * @param hasAnnotations whether something in the round has an annotation of the library: to look for them costs a walk
     *     over all that was compiled
     */
    public void process(RoundEnvironment round, boolean hasAnnotations) {
        if (hasAnnotations) {
            ranges.remember(round);
        }
        if (!messages.take(round, hasAnnotations) || isDone || round.errorRaised()) {
            return;
        }
        try {
            writeAll();
        } catch (RuntimeException e) {
            fault(e);
        }
    }

    private void writeAll() {
        EarlierRegistry earlier = EarlierRegistry.in(output);
        messages.addEarlier(earlier, output);
        if (!messages.all().isEmpty()) {
            isDone = true;
            List<HandledMessage> all = messages.close();
            registry.name(all).ifPresent(name -> write(name, all, earlier));
        }
    }

    /** Reports a fault of the processor, which would else end the compiler without a word of what it worked on. */
    private void fault(RuntimeException e) {
        isDone = true;
        diagnostics.fault(Site.NONE, "the registry", e);
    }

    private void write(ClassName name, List<HandledMessage> all, EarlierRegistry earlier) {
        EarlierDocs docs = new EarlierDocs(earlier.descriptions(), messages::isCompiledNow);
        Optional<ProtocolDescription> protocol = description.describe(name, all, docs);
        registry.write(name, all, List.copyOf(messages.all()), protocol, earlier.otherProviders());
        protocol.ifPresent(each -> description.write(each, all, messages.areSound()));
        tags.check(all);
        tags.write(all, earlier);
    }

    /** Reports what was found. In the last round. */
    public void finish() {
        try {
            removeAll();
        } catch (RuntimeException e) {
            fault(e);
        }
        ranges.report(messages.all());
        registry.finish();
        diagnostics.flush();
    }

    /** Removes what an earlier compilation wrote, if no message is left. */
    private void removeAll() {
        if (!messages.areNone()) {
            return;
        }
        EarlierRegistry earlier = EarlierRegistry.in(output);
        messages.addEarlier(earlier, output);
        if (messages.areNone()) {
            remove(earlier);
            description.writeNone(earlier);
        }
    }

    /** Removes the registry of a module that has no messages any more: it would fail when it is loaded. */
    private void remove(EarlierRegistry earlier) {
        tags.remove(earlier, Set.of());
        for (String name : earlier.names()) {
            output.deleteGeneratedClass(name);
            output.delete(ProtocolDescription.resource(name));
        }
        if (earlier.names().isEmpty()) {
            return;
        }
        if (earlier.otherProviders().isEmpty()) {
            output.delete(EarlierRegistry.SERVICE_FILE);
        } else {
            files.writeResource(EarlierRegistry.SERVICE_FILE, String.join("\n", earlier.otherProviders()) + "\n");
        }
    }
}
