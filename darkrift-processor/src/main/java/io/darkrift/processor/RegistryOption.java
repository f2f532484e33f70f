package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Where the registry goes: where the option says, or into the longest common package. */
final class RegistryOption {
    static final String NAME = "darkrift.registry";

    private static final String SIMPLE_NAME = "GeneratedMessageRegistry";

    private final Map<String, String> options;

    RegistryOption(Map<String, String> options) {
        this.options = options;
    }

    /** The name of the registry, or nothing if there can be none, which is reported. */
    Optional<ClassName> nameFor(List<String> packages, Diagnostics diagnostics) {
        if (options.containsKey(NAME)) {
            return given(options.get(NAME), diagnostics);
        }
        String common = packages.stream().reduce(RegistryOption::common).orElse("");
        if (common.isEmpty()) {
            diagnostics.report(
                    Rule.NO_COMMON_PACKAGE,
                    Site.NONE,
                    "the messages are in the packages " + String.join(", ", packages) + ", which have no parent in"
                            + " common: say where the registry goes, with the compiler option -A" + NAME
                            + "=a.b.GeneratedMessageRegistry");
            return Optional.empty();
        }
        return Optional.of(ClassName.get(common, SIMPLE_NAME));
    }

    private static Optional<ClassName> given(String name, Diagnostics diagnostics) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        if (dot < 1 || !SourceVersion.isName(name)) {
            diagnostics.report(
                    Rule.REGISTRY_OPTION,
                    Site.NONE,
                    "-A" + NAME + "=" + (name == null ? "" : name) + " names no class in a package: write it as in -A"
                            + NAME + "=a.b.Name");
            return Optional.empty();
        }
        return Optional.of(ClassName.get(name.substring(0, dot), name.substring(dot + 1)));
    }

    private static String common(String first, String second) {
        String common = first;
        while (!second.equals(common) && !second.startsWith(common + ".") && !common.isEmpty()) {
            common = common.substring(0, Math.max(0, common.lastIndexOf('.')));
        }
        return common;
    }
}
