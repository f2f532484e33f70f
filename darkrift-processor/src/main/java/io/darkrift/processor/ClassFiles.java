package io.darkrift.processor;

import io.darkrift.processor.describe.SerializerLayout;
import io.darkrift.processor.read.SerializerNames;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Knows records that were compiled earlier, serializer and all. Build tools that compile only what has changed pass the
 * rest to processors by name.
 */
final class ClassFiles {
    private final ProcessingEnvironment environment;

    ClassFiles(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Whether there is nothing to do for a record. Where the compiler does not tell, there is. */
    boolean isDone(TypeElement type) {
        return isClassFile(type) && hasSerializer(type);
    }

    private boolean hasSerializer(TypeElement type) {
        return SerializerLayout.find(SerializerNames.of(type), environment.getElementUtils())
                .isPresent();
    }

    /** Whether a type is known from a class file alone. If the compiler does not tell, it is not. */
    boolean isClassFile(TypeElement type) {
        try {
            return SourceTrees.isWithout(environment, type);
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            return FileObjects.isClassFile(environment.getElementUtils(), type);
        }
    }
}
