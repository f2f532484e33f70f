package io.darkrift.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * An enum and the numbers of its constants.
 *
 * @param name the enum
 * @param constants its constants, in their order
 * @param unknown the constant that readers get for numbers that no constant has, if there is one
 * @param isDeprecated whether the enum is deprecated
 */
public record EnumModel(ClassName name, List<Constant> constants, Optional<String> unknown, boolean isDeprecated) {
    /** A constant and its number. */
    public record Constant(String name, long number, boolean isDeprecated) {}

    public EnumModel {
        constants = List.copyOf(constants);
    }

    /** Returns whether each constant has its ordinal. */
    public boolean isOrdinal() {
        for (int i = 0; i < constants.size(); i++) {
            if (constants.get(i).number() != i) {
                return false;
            }
        }
        return true;
    }
}
