package io.darkrift.processor.files;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.darkrift.processor.describe.SerializerLayout;
import io.darkrift.processor.read.SerializerNames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * The files that types come from. Compilers tell it since Java 18; before, only javac's trees do, which Gradle hides.
 * Where nobody tells, a type is taken for the first one of a source file.
 */
public final class SourceFiles {
    private static final Optional<Method> FILE_OBJECT_OF = fileObjectOf();

    private final ProcessingEnvironment environment;

    public SourceFiles(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    private static Optional<Method> fileObjectOf() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether there is nothing to do for a record, since it was compiled earlier, serializer and all. Build tools that
     * compile only what has changed pass the rest to processors by name.
     */
    public boolean isDone(TypeElement type) {
        return isClassFile(type)
                && SerializerLayout.find(SerializerNames.of(type), environment.getElementUtils())
                        .isPresent();
    }

    /** Returns whether a type is known from a class file alone. If the compiler does not tell, it is not. */
    public boolean isClassFile(TypeElement type) {
        Optional<JavaFileObject> file = file(type);
        if (file.isPresent()) {
            return file.get().getKind() == JavaFileObject.Kind.CLASS;
        }
        try {
            return FILE_OBJECT_OF.isEmpty() && Trees.instance(environment).getPath(type) == null;
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            return false;
        }
    }

    /** Returns whether a type, which is in no other, is not the first one of its source file: javac can warn of its uses. */
    public boolean isAuxiliary(TypeElement type) {
        return file(type)
                .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                .filter(file -> !file.isNameCompatible(type.getSimpleName().toString(), JavaFileObject.Kind.SOURCE))
                .isPresent();
    }

    private Optional<JavaFileObject> file(TypeElement type) {
        try {
            if (FILE_OBJECT_OF.isPresent()) {
                Object file = FILE_OBJECT_OF.get().invoke(environment.getElementUtils(), type);
                return file instanceof JavaFileObject found ? Optional.of(found) : Optional.empty();
            }
            TreePath path = Trees.instance(environment).getPath(type);
            return path == null
                    ? Optional.empty()
                    : Optional.of(path.getCompilationUnit().getSourceFile());
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            // Another compiler than javac, or one that lends its trees to nobody.
            return Optional.empty();
        }
    }
}
