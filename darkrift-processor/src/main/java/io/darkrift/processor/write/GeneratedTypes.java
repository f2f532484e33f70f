package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
public final class GeneratedTypes {
    private static final String PROCESSOR = "io.darkrift.processor.DarkriftProcessor";

    private GeneratedTypes() {}

    /** The file of a class. */
    public static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    static TypeSpec.Builder begin(ClassName name, Surroundings surroundings) {
        return mark(TypeSpec.classBuilder(name), surroundings).addModifiers(Modifier.FINAL);
    }

    /** Gives a class or interface its annotations, and makes it public if it is to be. */
    static TypeSpec.Builder mark(TypeSpec.Builder type, Surroundings surroundings) {
        if (surroundings.hasGenerated()) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        type.addAnnotation(RuntimeNames.GENERATED);
        List<CodeBlock> warnings = warnings(surroundings).stream()
                .map(warning -> CodeBlock.of("$S", warning))
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

    /** What the compiler would warn of, though nobody can do anything about it in the generated class. */
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
}
