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
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
public final class GeneratedTypes {
    /** JavaPoet gives each comment three lines at least. */
    private static final Pattern ONE_LINE = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");

    /** Nor does it leave out the lines between fields. */
    private static final Pattern BETWEEN_CONSTANTS =
            Pattern.compile("(?m)(^    private static final [^;]*;\\n)\\n(?=    private static final )");

    /** What may be the name of a class of {@code java.lang}. */
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

    private GeneratedTypes() {}

    /**
     * The source of a class.
     *
     * @param isHidden whether the package declares a type with the name of one of {@code java.lang}: that one is written
     *     in full
     */
    public static String source(String packageName, TypeSpec type, Predicate<String> isHidden) {
        String source = toString(packageName, type);
        String[] hidden = NAME.matcher(source)
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(isHidden)
                .toArray(String[]::new);
        if (hidden.length > 0) {
            source =
                    toString(packageName, type.toBuilder().alwaysQualify(hidden).build());
        }
        String shorter = ONE_LINE.matcher(source).replaceAll("$1/** $2 */");
        return BETWEEN_CONSTANTS.matcher(shorter).replaceAll("$1");
    }

    private static String toString(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    static TypeSpec.Builder begin(ClassName name, Surroundings surroundings) {
        return mark(TypeSpec.classBuilder(name), surroundings).addModifiers(Modifier.FINAL);
    }

    /** Gives a class or interface its annotations, and makes it public if it is to be. */
    static TypeSpec.Builder mark(TypeSpec.Builder type, Surroundings surroundings) {
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
