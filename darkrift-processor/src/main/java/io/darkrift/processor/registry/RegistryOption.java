package io.darkrift.processor.registry;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the registry goes: where the option says, or into the longest common package. */
final class RegistryOption {
    static final String NAME = "darkrift.registry";

    private static final String SIMPLE_NAME = "GeneratedMessageRegistry";

    private final ClassOption option;

    RegistryOption(Map<String, String> options) {
        this.option = new ClassOption(options, NAME, Rule.REGISTRY_OPTION);
    }

    /** Returns the name of the registry, or nothing if no name is possible, which is reported. */
    Optional<ClassName> nameFor(List<String> packages, Diagnostics diagnostics) {
        if (option.isGiven()) {
            return option.read(diagnostics);
        }
        String common = packages.stream().reduce(RegistryOption::common).orElse("");
        if (common.isEmpty()) {
            diagnostics.report(
                    Rule.NO_COMMON_PACKAGE,
                    Site.NONE,
                    "the messages are in the packages " + String.join(", ", packages) + ", which have no parent in"
                            + " common: name the registry with the compiler option -A" + NAME
                            + "=a.b.GeneratedMessageRegistry");
            return Optional.empty();
        }
        return Optional.of(ClassName.get(common, SIMPLE_NAME));
    }

    private static String common(String first, String second) {
        String common = first;
        while (!second.equals(common) && !second.startsWith(common + ".") && !common.isEmpty()) {
            common = common.substring(0, Math.max(0, common.lastIndexOf('.')));
        }
        return common;
    }
}
