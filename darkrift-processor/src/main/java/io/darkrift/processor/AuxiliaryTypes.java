package io.darkrift.processor;

import io.darkrift.processor.files.SourceFiles;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Notes which types are not the first of their source files. With {@code -Xlint:auxiliaryclass} javac warns wherever
 * another file names them, as generated classes do, and {@code @SuppressWarnings} does not apply to signatures.
 */
final class AuxiliaryTypes {
    private final SourceFiles sources;
    private final Diagnostics diagnostics;
    private final Set<String> seen = new HashSet<>();

    AuxiliaryTypes(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.sources = new SourceFiles(environment);
        this.diagnostics = diagnostics;
    }

    /** Notes a type that is in no other, once. */
    void report(TypeElement type) {
        String name = type.getQualifiedName().toString();
        if (seen.add(name) && sources.isAuxiliary(type)) {
            diagnostics.note(
                    Rule.AUXILIARY_TYPE,
                    name + " is not the first type of its source file, so that javac -Xlint:auxiliaryclass warns where"
                            + " generated code names it: give it a file of its own");
        }
    }
}
