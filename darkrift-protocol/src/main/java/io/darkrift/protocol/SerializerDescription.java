package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * A serializer by hand that declares what it writes. One that does not is opaque: it is a {@link ValueDescription.Custom}
 * of which no description is there.
 *
 * @param name the canonical name of its class
 * @param packageName the package of the class
 * @param notes what is said of it
 * @param components what it writes, in order
 */
public record SerializerDescription(
        String name, String packageName, Notes notes, List<ComponentDescription> components) {
    /**
     * A serializer.
     *
     * @param name the canonical name of its class
     * @param packageName the package of the class
     * @param notes what is said of it
     * @param components what it writes, in order
     * @throws IllegalArgumentException if the name is not valid or not in the package, two components have the same
     *     name, or one is appended
     */
    public SerializerDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Objects.requireNonNull(notes);
        components = Require.components(components);
        components.stream().filter(ComponentDescription::appended).findFirst().ifPresent(component -> {
            throw new IllegalArgumentException(component.name()
                    + " is appended: components of messages and structs can be, what a serializer writes can't");
        });
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    SerializerDescription withoutDocs() {
        return new SerializerDescription(
                name, packageName, notes.withoutDocs(), StructDescription.withoutDocs(components));
    }
}
