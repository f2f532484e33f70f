package io.darkrift.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Finds marked records that are local to a method. Compilers do not show them to processors. The trees of javac
 * have them; with another compiler, only the missing serializer shows the mistake.
 */
final class LocalRecords {
    private final ProcessingEnvironment environment;
    private final Set<String> types = new LinkedHashSet<>();

    LocalRecords(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Remembers the types of a round, to look into them when all rounds are done. */
    void remember(RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                types.add(type.getQualifiedName().toString());
            }
        }
    }

    /** Reports those that there are. In the last round: an error ends the rounds. */
    void report() {
        try {
            LocalRecordScanner.scan(environment, types);
        } catch (IllegalArgumentException | NoClassDefFoundError e) {
            // Another compiler than javac, or one that lends its trees to nobody.
        }
    }
}
