package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * A value inside messages: its components, one after the other.
 *
 * @param name the canonical name of the record
 * @param packageName the package of the record; what follows in the name are the types around it and its own
 * @param notes what is said of it
 * @param components the components, in their order
 */
public record StructDescription(String name, String packageName, Notes notes, List<ComponentDescription> components) {
    /**
     * A struct.
     *
     * @param name the canonical name of the record
     * @param packageName the package of the record
     * @param notes what is said of it
     * @param components the components, in their order
     * @throws IllegalArgumentException if the name is not valid or not in the package, two components have the same
     *     name, or one is appended
     */
    public StructDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Objects.requireNonNull(notes);
        components = Require.distinct(components, "component", ComponentDescription::name);
        for (ComponentDescription component : components) {
            if (component.appended()) {
                throw new IllegalArgumentException(
                        component.name() + " is appended: components of messages can be, those of structs can't");
            }
        }
    }

    /**
     * Creates a struct whose package is told by its name: it ends before the first part that begins with a capital
     * letter.
     *
     * @param name the canonical name of the record
     * @param doc what its author says of it, or empty
     * @param components the components, in their order
     * @throws IllegalArgumentException as the other constructor
     */
    public StructDescription(String name, String doc, List<ComponentDescription> components) {
        this(name, Require.packageOf(name), Notes.of(doc), components);
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    StructDescription withoutDocs() {
        return new StructDescription(name, packageName, notes.withoutDocs(), withoutDocs(components));
    }

    static List<ComponentDescription> withoutDocs(List<ComponentDescription> components) {
        return components.stream().map(ComponentDescription::withoutDoc).toList();
    }
}
