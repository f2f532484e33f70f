package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
public final class GeneratedTypes {
    private static final String CONSTANT = "    private static final ";

    private GeneratedTypes() {}

    /**
     * The source of a class.
     *
     * @param isHidden whether the package declares a type with the name of one of {@code java.lang}: that one is written
     *     in full
     */
    public static String source(String packageName, TypeSpec type, Predicate<String> isHidden) {
        String source = toString(packageName, type);
        String[] hidden = typeNames(source).stream().filter(isHidden).toArray(String[]::new);
        if (hidden.length > 0) {
            source =
                    toString(packageName, type.toBuilder().alwaysQualify(hidden).build());
        }
        return shorten(source);
    }

    /** What may be the names of classes of {@code java.lang}: words that begin in upper case. */
    private static Set<String> typeNames(String source) {
        Set<String> names = new LinkedHashSet<>();
        for (int at = 0; at < source.length(); at++) {
            if (Character.isJavaIdentifierStart(source.charAt(at))) {
                int start = at;
                while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                    at++;
                }
                if (Character.isUpperCase(source.charAt(start))) {
                    names.add(source.substring(start, at));
                }
            }
        }
        return names;
    }

    /** JavaPoet gives each comment three lines at least and each body two, and leaves a line between constants. */
    private static String shorten(String source) {
        List<String> lines = source.lines().toList();
        StringBuilder shorter = new StringBuilder(source.length());
        boolean isInConstant = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (line.endsWith("/**") && i + 2 < lines.size() && lines.get(i + 2).endsWith(" */")) {
                shorter.append(line).append(next.strip().substring(1)).append(" */\n");
                i += 2;
            } else if (line.endsWith(" {") && next.strip().equals("}")) {
                shorter.append(line).append("}\n");
                i++;
            } else if (!(line.isEmpty() && isInConstant && next.startsWith(CONSTANT))) {
                shorter.append(line).append('\n');
            }
            isInConstant = line.startsWith(CONSTANT) || isInConstant && !line.endsWith("}");
        }
        return shorter.toString();
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
