package io.darkrift.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.ClassName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A class or an interface that was written. */
public final class GeneratedClass {
    private static final String CONSTANT = "    private static final ";

    private final ClassName name;
    private final TypeSpec type;

    GeneratedClass(ClassName name, TypeSpec type) {
        this.name = name;
        this.type = type;
    }

    public ClassName name() {
        return name;
    }

    /**
     * The source of the class.
     *
     * @param isHidden whether the package declares a type with the name of one of {@code java.lang}: that one is written
     *     in full
     */
    public String source(Predicate<String> isHidden) {
        String source = toString(type);
        String[] hidden = typeNames(source).stream().filter(isHidden).toArray(String[]::new);
        if (hidden.length > 0) {
            source = toString(type.toBuilder().alwaysQualify(hidden).build());
        }
        return shorten(source);
    }

    /** Returns possible names of classes of {@code java.lang}: words that begin in upper case, in ASCII. */
    private static Set<String> typeNames(String source) {
        Set<String> names = new LinkedHashSet<>();
        int end = 0;
        for (int start = 0; start < source.length(); start = end + 1) {
            end = start;
            while (end < source.length() && isPartOfName(source.charAt(end))) {
                end++;
            }
            char first = source.charAt(start);
            if (first >= 'A' && first <= 'Z') {
                names.add(source.substring(start, end));
            }
        }
        return names;
    }

    private static boolean isPartOfName(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_'
                || letter > 0x7F && Character.isJavaIdentifierPart(letter);
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

    private String toString(TypeSpec spec) {
        return JavaFile.builder(name.packageName(), spec)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }
}
