package io.darkrift.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.report.Finding;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Looks for marked local records in the trees of javac. */
final class LocalRecordScanner extends TreePathScanner<Void, Void> {
    private static final Set<String> MARKS =
            Set.of(DarkriftMessage.class.getSimpleName(), DarkriftStruct.class.getSimpleName());

    private final Trees trees;

    private LocalRecordScanner(Trees trees) {
        this.trees = trees;
    }

    /** Scans the bodies of some types. Throws an {@link IllegalArgumentException} if the compiler is not javac. */
    static void scan(ProcessingEnvironment environment, Set<String> types) {
        LocalRecordScanner scanner = new LocalRecordScanner(Trees.instance(environment));
        for (String name : types) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            TreePath path = type == null ? null : scanner.trees.getPath(type);
            if (path != null) {
                scanner.scan(path, null);
            }
        }
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean isLocal = !(parent instanceof ClassTree) && !(parent instanceof CompilationUnitTree);
        if (isLocal) {
            tree.getModifiers().getAnnotations().stream()
                    .filter(LocalRecordScanner::isMark)
                    .forEach(mark -> report(tree, mark));
        }
        return super.visitClass(tree, nothing);
    }

    private static boolean isMark(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return MARKS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void report(ClassTree tree, AnnotationTree mark) {
        Finding finding = new Finding(
                Rule.LOCAL_RECORD,
                Site.NONE,
                tree.getSimpleName() + " is local to a method, where no serializer can reach it: move it out");
        trees.printMessage(
                Diagnostic.Kind.ERROR,
                finding.toString(),
                mark,
                getCurrentPath().getCompilationUnit());
    }
}
