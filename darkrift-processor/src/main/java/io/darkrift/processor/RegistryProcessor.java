package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.report.Diagnostics;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Makes a registry and handlers of all messages, and describes them. It knows them by their records, and by the
 * serializers that the {@link DarkriftProcessor} has written, now or earlier. The option {@code -Adarkrift.registry=a.b.Name} names the
 * registry; without it, it is {@code GeneratedMessageRegistry} in the longest package that all messages share. The option
 * {@code -Adarkrift.handler=a.b.NameHandler} names the handler; without it, it is the registry's name and
 * {@code Handler}.
 *
 * <p>With {@code -Adarkrift.lock=path} the protocol is compared with that of a file, and what breaks peers that know that
 * one is an error; with {@code -Adarkrift.lock.update=true} too, the file is written anew.
 *
 * <p>All is written once, in the first round that brings no message or serializer that is new, since the compiler warns
 * of what is written in the last.
 */
@AutoService(Processor.class)
public final class RegistryProcessor extends AbstractProcessor {
    private Diagnostics diagnostics;
    private KnownMessages messages;
    private TagRanges ranges;
    private RegistryBuilder registry;
    private DescriptionBuilder description;
    private boolean isDone;

    /** For javac. */
    public RegistryProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // None that class files lack: for one, Gradle would compile everything, each time.
        return Set.of(Claims.ANNOTATIONS);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(RegistryOption.NAME, HandlerBuilder.OPTION, LockBuilder.PATH, LockBuilder.UPDATE);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        diagnostics = new Diagnostics(environment.getElementUtils(), environment.getMessager());
        messages = new KnownMessages(environment, diagnostics);
        ranges = new TagRanges(environment.getElementUtils(), diagnostics);
        GeneratedFiles files = new GeneratedFiles(environment.getFiler(), diagnostics);
        registry = new RegistryBuilder(environment, diagnostics, files);
        description = new DescriptionBuilder(environment, diagnostics, files);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            ranges.report(messages.all());
            registry.finish();
            diagnostics.flush();
            return Claims.isLast(processingEnv.getElementUtils(), getClass());
        }
        ranges.remember(round);
        boolean areAllThere = messages.take(round) && !messages.all().isEmpty();
        if (areAllThere && !isDone && !round.errorRaised()) {
            write(messages.close());
            isDone = true;
        }
        return Claims.isLast(processingEnv.getElementUtils(), getClass());
    }

    private void write(List<HandledMessage> all) {
        registry.write(all, List.copyOf(messages.all()))
                .ifPresent(name -> description.write(name, all, messages.areSound()));
    }
}
