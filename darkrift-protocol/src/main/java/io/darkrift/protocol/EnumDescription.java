package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * An enum and the numbers of its constants.
 *
 * @param name the canonical name of the enum
 * @param doc what its author says of it, or empty
 * @param constants the constants, in their order
 */
public record EnumDescription(String name, String doc, List<Constant> constants) {
    /**
     * A constant.
     *
     * @param name its name
     * @param number its number on the wire
     * @param doc what its author says of it, or empty
     */
    public record Constant(String name, long number, String doc) {
        /**
         * A constant.
         *
         * @param name its name
         * @param number its number on the wire
         * @param doc what its author says of it, or empty
         * @throws IllegalArgumentException if the name is none
         */
        public Constant {
            Require.identifier(name);
            Objects.requireNonNull(doc);
        }
    }

    /**
     * An enum.
     *
     * @param name the canonical name of the enum
     * @param doc what its author says of it, or empty
     * @param constants the constants, in their order
     * @throws IllegalArgumentException if the name is none, or two constants have the same name or number
     */
    public EnumDescription {
        Require.className(name);
        Objects.requireNonNull(doc);
        constants = Require.distinct(constants, "constant", Constant::name);
        constants = Require.distinct(constants, "number", Constant::number);
    }

    EnumDescription withoutDocs() {
        return new EnumDescription(
                name,
                "",
                constants.stream()
                        .map(each -> new Constant(each.name(), each.number(), ""))
                        .toList());
    }
}
