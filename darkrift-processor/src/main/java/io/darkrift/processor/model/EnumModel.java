package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * An enum and the numbers of its constants.
 *
 * @param name the enum
 * @param constants its constants, in their order
 * @param isDeprecated whether it or one of its constants is deprecated
 */
public record EnumModel(ClassName name, List<Constant> constants, boolean isDeprecated) {
    /** A constant and its number. */
    public record Constant(String name, long number) {}

    public EnumModel {
        constants = List.copyOf(constants);
    }

    /** Whether each constant has its ordinal. */
    public boolean isOrdinal() {
        for (int i = 0; i < constants.size(); i++) {
            if (constants.get(i).number() != i) {
                return false;
            }
        }
        return true;
    }
}
