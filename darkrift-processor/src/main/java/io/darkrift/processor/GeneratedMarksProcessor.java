package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.processor.model.Compilation;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims what generated classes are marked with, and does nothing else: javac's {@code -Xlint:processing} warns of
 * annotations that no processor claims.
 *
 * <p>Neither of the other annotation processors can do it. A processor claims either all annotations that it asks for, or
 * does not claim any. Both of the others ask for those of the library, and only the one that is called last may claim them
 * ({@link Compilation}): whichever comes first would leave the marks unclaimed. If both asked for the marks, Gradle would
 * pass all classes that have them, which are all that were generated, to the {@link RegistryProcessor} in each build,
 * since that one aggregates. An annotation of another library, such as {@code javax.annotation.processing.Generated},
 * is not claimed, and therefore not written.
 */
@AutoService(Processor.class)
public final class GeneratedMarksProcessor extends AbstractProcessor {
    /** For javac. */
    public GeneratedMarksProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("io.darkrift.wire.support.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return true;
    }
}
