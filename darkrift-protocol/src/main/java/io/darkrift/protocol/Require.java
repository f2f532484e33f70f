package io.darkrift.protocol;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** What all descriptions ask of their parts. */
final class Require {
    private Require() {}

    /** The canonical name of a class. */
    static String className(String name) {
        for (String part : name.split("\\.", -1)) {
            identifier(part);
        }
        return name;
    }

    /** The name of a component or a constant. */
    static String identifier(String name) {
        boolean isName = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
        if (!isName) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name: it has to be a Java identifier");
        }
        return name;
    }

    /** Sees that a class is in a package. */
    static void inPackage(String name, String packageName) {
        boolean isIn = packageName.isEmpty() || name.startsWith(packageName + ".");
        if (!isIn) {
            throw new IllegalArgumentException(name + " is not in package " + packageName);
        }
    }

    /** The package of a class, if the names of types begin with a capital letter, and those of packages do not. */
    static String packageOf(String name) {
        String[] parts = name.split("\\.");
        int count = 0;
        while (count < parts.length - 1 && !Character.isUpperCase(parts[count].codePointAt(0))) {
            count++;
        }
        return String.join(".", Arrays.copyOf(parts, count));
    }

    static void within(String what, long number, long min, long max) {
        if (number < min || number > max) {
            throw new IllegalArgumentException(what + " is " + number + ": it is " + min + " to " + max);
        }
    }

    static void maxLength(OptionalInt maxLength) {
        maxLength.ifPresent(most -> within("the longest length", most, 0, Integer.MAX_VALUE));
    }

    /** A copy of components that have different names, and of which those that are appended are the last. */
    static List<ComponentDescription> components(List<ComponentDescription> components) {
        for (int i = 1; i < components.size(); i++) {
            if (components.get(i - 1).appended() && !components.get(i).appended()) {
                throw new IllegalArgumentException(components.get(i - 1).name() + " is appended, and "
                        + components.get(i).name() + " behind it is not");
            }
        }
        return distinct(components, "component", ComponentDescription::name);
    }

    /** A copy of a list in which nothing is twice. */
    static <T> List<T> distinct(Collection<T> parts, String what, Function<T, ?> key) {
        Set<Object> seen = new HashSet<>();
        for (T part : parts) {
            if (!seen.add(key.apply(part))) {
                throw new IllegalArgumentException(what + " " + key.apply(part) + " is there twice");
            }
        }
        return List.copyOf(parts);
    }
}
