package io.darkrift.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Finding;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Looks for marked local records in the trees of javac. What is passed on is whether a tree is the member of a class. */
final class LocalRecordScanner extends TreeScanner<Void, Boolean> {
    private static final Set<String> MARKS =
            Set.of(DarkriftMessage.class.getSimpleName(), DarkriftStruct.class.getSimpleName());
    private static final String GENERATED = "io.darkrift.wire.support.DarkriftGenerated";

    private final Trees trees;
    private final CompilationUnitTree file;

    private LocalRecordScanner(Trees trees, CompilationUnitTree file) {
        this.trees = trees;
        this.file = file;
    }

    /** Scans the bodies of some types. Throws an {@link IllegalArgumentException} if the compiler is not javac. */
    static void scan(ProcessingEnvironment environment, Set<String> types) {
        Trees trees = Trees.instance(environment);
        for (String name : types) {
            TypeElement type = environment.getElementUtils().getTypeElement(name);
            TreePath path = type == null || Annotations.find(type, GENERATED).isPresent() ? null : trees.getPath(type);
            if (path != null) {
                new LocalRecordScanner(trees, path.getCompilationUnit()).scan(path.getLeaf(), true);
            }
        }
    }

    @Override
    public Void visitClass(ClassTree tree, Boolean isMember) {
        if (!isMember) {
            tree.getModifiers().getAnnotations().stream()
                    .filter(LocalRecordScanner::isMark)
                    .forEach(mark -> report(tree, mark));
        }
        for (Tree member : tree.getMembers()) {
            scan(member, member instanceof ClassTree);
        }
        return null;
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
        trees.printMessage(Diagnostic.Kind.ERROR, finding.toString(), mark, file);
    }
}
