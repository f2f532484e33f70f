package io.darkrift.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Asks the compiler for the files of types, which Java 18 and later can: Gradle hides the trees of javac. */
final class FileObjects {
    private static final Optional<Method> METHOD = method();

    private FileObjects() {}

    private static Optional<Method> method() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Whether a type comes from a class file. If nobody knows, it does not. */
    static boolean isClassFile(Elements elements, TypeElement type) {
        if (METHOD.isEmpty()) {
            return false;
        }
        try {
            return METHOD.get().invoke(elements, type) instanceof JavaFileObject file
                    && file.getKind() == JavaFileObject.Kind.CLASS;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
