package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
final class GeneratedTypes {
    private GeneratedTypes() {}

    static TypeSpec.Builder begin(ClassName name, Surroundings surroundings) {
        return mark(TypeSpec.classBuilder(Code.name(name)), surroundings).addModifiers(Modifier.FINAL);
    }

    /** Gives a class or interface its annotations, and makes it public if it is to be. */
    static TypeSpec.Builder mark(TypeSpec.Builder type, Surroundings surroundings) {
        type.addAnnotation(Code.name(RuntimeNames.GENERATED));
        List<CodeBlock> warnings = warnings(surroundings).stream()
                .map(warning -> Code.of("$S", warning))
                .toList();
        if (!warnings.isEmpty()) {
            CodeBlock list = CodeBlock.join(warnings, ", ");
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", warnings.size() == 1 ? "$L" : "{$L}", list)
                    .build());
        }
        if (surroundings.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type;
    }

    /** Returns the warnings that would be reported in the generated class, where users can't mend them. */
    private static List<String> warnings(Surroundings surroundings) {
        List<String> warnings = new ArrayList<>();
        if (surroundings.isDeprecated()) {
            warnings.add("deprecation");
            warnings.add("removal");
        }
        if (surroundings.inNamedModule() && surroundings.isPublic()) {
            warnings.add("exports");
        }
        return warnings;
    }

    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    static MethodSpec.Builder overrideProtected(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
}
