package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.files.EarlierRegistry;
import io.darkrift.processor.files.OutputDirectory;
import io.darkrift.processor.lock.LockCheck;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.registry.RegistryRounds;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Does the work of the {@link RegistryProcessor} where a compiler does not call that one, since no source of the
 * compilation has an annotation of the library: messages may have been removed, and the registry, the
 * handlers, the description and the lock still have them. A processor of all annotations is called in any case. It can't
 * be the other one: Gradle would compile everything each time.
 */
@AutoService(Processor.class)
public final class RemovedMessagesProcessor extends AbstractProcessor {
    private static final String GENERATED = "io.darkrift.wire.support";

    private RegistryRounds rounds;
    private boolean isAlone = true;

    /** For javac. */
    public RemovedMessagesProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return LockCheck.options();
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
        isAlone = isAlone && !Compilation.of(processingEnv.getElementUtils()).hasBegun() && !hasAnnotations(round);
        if (isAlone && round.processingOver()) {
            rounds.finish();
        } else if (isAlone && hasRemovedMessages()) {
            rounds.process(round, false);
        }
        return false;
    }

    /**
     * Returns whether the other annotation processors are called in a round, or were before: what they have written is marked. A compiler
     * does not call this one in a round where others have claimed all annotations. Where all have the same elements, this
     * is known without a look at all that was compiled.
     */
    private boolean hasAnnotations(RoundEnvironment round) {
        TypeElement[] annotations = Stream.concat(
                        annotations(DarkriftMessage.class.getPackageName()),
                        annotations(GENERATED)
                                .filter(type -> type.getSimpleName().contentEquals("DarkriftGenerated")))
                .toArray(TypeElement[]::new);
        return annotations.length > 0
                && !round.getElementsAnnotatedWithAny(annotations).isEmpty();
    }

    private Stream<TypeElement> annotations(String packageName) {
        PackageElement all = processingEnv.getElementUtils().getPackageElement(packageName);
        return all == null
                ? Stream.empty()
                : ElementFilter.typesIn(all.getEnclosedElements()).stream()
                        .filter(type -> type.getKind() == ElementKind.ANNOTATION_TYPE);
    }

    private boolean hasRemovedMessages() {
        OutputDirectory output = new OutputDirectory(processingEnv.getFiler());
        return !EarlierRegistry.in(output).messages().stream().allMatch(output::hasClass);
    }
}
