package io.darkrift.processor.model;

import java.util.List;

/**
 * A sealed interface whose records are structs.
 *
 * @param name the interface
 * @param variants its structs, in the order of their numbers
 */
public record UnionModel(ClassName name, List<Variant> variants) {
    /** A struct, and the number that stands before it. */
    public record Variant(WireType.Struct struct, long number) {}

    public UnionModel {
        variants = List.copyOf(variants);
    }

    /** The bytes that the shortest struct takes. */
    public int leastBytes() {
        return variants.stream()
                .mapToInt(variant -> variant.struct().leastBytes())
                .min()
                .orElse(0);
    }
}
