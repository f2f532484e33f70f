package io.darkrift.processor.registry;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** An option of the compiler that names a class to write. */
final class ClassOption {
    private final Map<String, String> options;
    private final String name;
    private final Rule rule;

    /**
     * An option.
     *
     * @param options all that the compiler was given
     * @param name its name
     * @param rule the rule that it breaks if it names no class
     */
    ClassOption(Map<String, String> options, String name, Rule rule) {
        this.options = options;
        this.name = name;
        this.rule = rule;
    }

    boolean isGiven() {
        return options.containsKey(name);
    }

    /** Returns the class, or nothing if the option does not name one, which is reported. */
    Optional<ClassName> read(Diagnostics diagnostics) {
        String given = options.get(name);
        int dot = given == null ? -1 : given.lastIndexOf('.');
        if (dot < 1 || !SourceVersion.isName(given)) {
            diagnostics.report(
                    rule,
                    Site.NONE,
                    "-A" + name + "=" + (given == null ? "" : given) + " names no class in a package: write it as in"
                            + " -A" + name + "=a.b.Name");
            return Optional.empty();
        }
        return Optional.of(ClassName.get(given.substring(0, dot), given.substring(dot + 1)));
    }
}
