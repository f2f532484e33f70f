package io.darkrift.processor;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.report.Diagnostics;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Makes a registry and handlers of all messages. It knows them by their records, and by the serializers that the
 * {@link DarkriftProcessor} has written, now or earlier. The option {@code -Adarkrift.registry=a.b.Name} names the
 * registry; without it, it is {@code GeneratedMessageRegistry} in the longest package that all messages share. The option
 * {@code -Adarkrift.handler=a.b.NameHandler} names the handler; without it, it is the registry's name and
 * {@code Handler}.
 *
 * <p>All is written once, in the first round that brings no message or serializer that is new, since the compiler warns
 * of what is written in the last.
 */
public final class RegistryProcessor extends AbstractProcessor {
    private Diagnostics diagnostics;
    private KnownMessages messages;
    private RegistryBuilder registry;
    private boolean isDone;

    /** For javac. */
    public RegistryProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // No others, and none that class files lack: Gradle passes all types that have one, each time.
        return Set.of(DarkriftMessage.class.getName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(RegistryOption.NAME, HandlerBuilder.OPTION);
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
        registry =
                new RegistryBuilder(environment, diagnostics, new GeneratedFiles(environment.getFiler(), diagnostics));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            registry.finish();
            diagnostics.flush();
        } else if (messages.take(round) && !isDone && !round.errorRaised()) {
            registry.write(messages.close());
            isDone = true;
        }
        return Claims.isLast(processingEnv.getElementUtils(), getClass());
    }
}
