package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An enum and the numbers of its constants.
 *
 * @param name the canonical name of the enum
 * @param packageName the package of the enum; what follows in the name are the types around it and its own
 * @param notes what is said of it
 * @param constants the constants, in their order
 * @param unknown the name of the constant that readers get for a number that no constant has; empty if they refuse it
 */
public record EnumDescription(
        String name, String packageName, Notes notes, List<Constant> constants, Optional<String> unknown) {
    /**
     * A constant.
     *
     * @param name its name
     * @param number its number on the wire
     * @param notes what is said of it
     */
    public record Constant(String name, long number, Notes notes) {
        /**
         * A constant.
         *
         * @param name its name
         * @param number its number on the wire
         * @param notes what is said of it
         * @throws IllegalArgumentException if the name is not valid
         */
        public Constant {
            Require.identifier(name);
            Objects.requireNonNull(notes);
        }

        /**
         * Creates a constant.
         *
         * @param name its name
         * @param number its number on the wire
         * @param doc what its author says of it, or empty
         * @throws IllegalArgumentException if the name is not valid
         */
        public Constant(String name, long number, String doc) {
            this(name, number, Notes.of(doc));
        }

        /**
         * Returns the documentation that its author wrote.
         *
         * @return the documentation, or an empty string
         */
        public String doc() {
            return notes.doc();
        }
    }

    /**
     * An enum.
     *
     * @param name the canonical name of the enum
     * @param packageName the package of the enum
     * @param notes what is said of it
     * @param constants the constants, in their order
     * @param unknown the name of the constant for numbers that no constant has, if there is one
     * @throws IllegalArgumentException if the name is not valid or not in the package, two constants have the same name
     *     or number, or the constant for unknown numbers is not one of them
     */
    public EnumDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Objects.requireNonNull(notes);
        constants = Require.distinct(constants, "constant", Constant::name);
        constants = Require.distinct(constants, "number", Constant::number);
        if (unknown.isPresent()
                && constants.stream().noneMatch(each -> each.name().equals(unknown.get()))) {
            throw new IllegalArgumentException(
                    "the constant for unknown numbers, " + unknown.get() + ", is not a constant of " + name);
        }
    }

    /**
     * Creates an enum whose package follows from its name: it ends before the first part that begins with a capital
     * letter.
     *
     * @param name the canonical name of the enum
     * @param doc what its author says of it, or empty
     * @param constants the constants, in their order
     * @throws IllegalArgumentException as the other constructor
     */
    public EnumDescription(String name, String doc, List<Constant> constants) {
        this(name, Require.packageOf(name), Notes.of(doc), constants, Optional.empty());
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    EnumDescription withoutDocs() {
        return new EnumDescription(
                name,
                packageName,
                notes.withoutDocs(),
                constants.stream()
                        .map(each -> new Constant(
                                each.name(), each.number(), each.notes().withoutDocs()))
                        .toList(),
                unknown);
    }
}
