package io.darkrift.processor;

import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Asks javac for the sources of types. */
final class SourceTrees {
    private SourceTrees() {}

    /** Whether a type has no source. Throws an {@link IllegalArgumentException} if the compiler does not tell. */
    static boolean isWithout(ProcessingEnvironment environment, TypeElement type) {
        return Trees.instance(environment).getPath(type) == null;
    }
}
