package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * An interface and the structs that it may be.
 *
 * @param name the canonical name of the interface
 * @param packageName the package of the interface; what follows in the name are the types around it and its own
 * @param notes what is said of it
 * @param variants the structs, in their order
 */
public record UnionDescription(String name, String packageName, Notes notes, List<Variant> variants) {
    /**
     * A struct that a union may be.
     *
     * @param struct the canonical name of the record
     * @param number its number on the wire
     * @param notes what is said of it; the doc and the deprecation are those of the struct
     */
    public record Variant(String struct, long number, Notes notes) {
        /**
         * A struct.
         *
         * @param struct the canonical name of the record
         * @param number its number on the wire
         * @param notes what is said of it
         * @throws IllegalArgumentException if the name is not valid
         */
        public Variant {
            Require.className(struct);
            Objects.requireNonNull(notes);
        }

        /**
         * Creates a struct.
         *
         * @param struct the canonical name of the record
         * @param number its number on the wire
         * @throws IllegalArgumentException if the name is not valid
         */
        public Variant(String struct, long number) {
            this(struct, number, Notes.NONE);
        }
    }

    /**
     * A union.
     *
     * @param name the canonical name of the interface
     * @param packageName the package of the interface
     * @param notes what is said of it
     * @param variants the structs, in their order
     * @throws IllegalArgumentException if the name is not valid or not in the package, or two variants have the same
     *     struct or number
     */
    public UnionDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Objects.requireNonNull(notes);
        variants = Require.distinct(variants, "variant", Variant::struct);
        variants = Require.distinct(variants, "number", Variant::number);
    }

    /**
     * Creates a union whose package follows from its name: it ends before the first part that begins with a capital
     * letter.
     *
     * @param name the canonical name of the interface
     * @param doc what its author says of it, or empty
     * @param variants the structs, in their order
     * @throws IllegalArgumentException as the other constructor
     */
    public UnionDescription(String name, String doc, List<Variant> variants) {
        this(name, Require.packageOf(name), Notes.of(doc), variants);
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    UnionDescription withoutDocs() {
        return new UnionDescription(name, packageName, notes.withoutDocs(), variants);
    }
}
