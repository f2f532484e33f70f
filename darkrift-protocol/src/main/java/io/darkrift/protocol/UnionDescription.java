package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * An interface and the structs that it may be.
 *
 * @param name the canonical name of the interface
 * @param doc what its author says of it, or empty
 * @param variants the structs, in their order
 */
public record UnionDescription(String name, String doc, List<Variant> variants) {
    /**
     * A struct that a union may be.
     *
     * @param struct the canonical name of the record
     * @param number its number on the wire
     */
    public record Variant(String struct, long number) {
        /**
         * A struct.
         *
         * @param struct the canonical name of the record
         * @param number its number on the wire
         * @throws IllegalArgumentException if the name is none
         */
        public Variant {
            Require.className(struct);
        }
    }

    /**
     * A union.
     *
     * @param name the canonical name of the interface
     * @param doc what its author says of it, or empty
     * @param variants the structs, in their order
     * @throws IllegalArgumentException if the name is none, or two variants have the same struct or number
     */
    public UnionDescription {
        Require.className(name);
        Objects.requireNonNull(doc);
        variants = Require.distinct(variants, "variant", Variant::struct);
        variants = Require.distinct(variants, "number", Variant::number);
    }

    UnionDescription withoutDocs() {
        return new UnionDescription(name, "", variants);
    }
}
