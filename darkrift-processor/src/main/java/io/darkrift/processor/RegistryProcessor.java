package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.registry.RegistryRounds;
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
 * one is an error; with {@code -Adarkrift.lock.update=true} too, the file is updated.
 */
@AutoService(Processor.class)
public final class RegistryProcessor extends AbstractProcessor {
    private RegistryRounds rounds;

    /** For javac. */
    public RegistryProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // None that class files lack: for one, Gradle would compile everything, each time.
        return Set.of(Compilation.ANNOTATIONS);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return RegistryRounds.options();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        rounds = new RegistryRounds(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            rounds.finish();
        } else {
            rounds.process(round, !annotations.isEmpty());
        }
        return Compilation.of(processingEnv.getElementUtils()).isLast(getClass());
    }
}
