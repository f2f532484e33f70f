package io.darkrift.processor.write;

import io.darkrift.processor.model.WireType;

/** How much code a type takes. */
final class WriteShape {
    private WriteShape() {}

    /** Whether a value is more than one expression. */
    static boolean takesStatements(WireType type) {
        return type instanceof WireType.Sequence || type instanceof WireType.Mapping || type instanceof WireType.Maybe;
    }
}
