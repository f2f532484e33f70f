package io.darkrift.processor.write;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names that are taken in a class or a method. JavaPoet has such a class too, which draws a random number for each
 * name.
 */
final class Names {
    private final Set<String> taken;

    Names() {
        this(Set.of());
    }

    private Names(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The same names; what is taken from now on is taken in one of the two. */
    Names copy() {
        return new Names(taken);
    }

    /** Takes a name: what is suggested, with as many underscores behind it as make it a name that is free. */
    String newName(String suggestion) {
        String name = suggestion;
        while (SourceVersion.isKeyword(name) || !taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
