package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value inside messages: its components, one after the other, behind the count of their bytes if it is sized.
 *
 * @param name the canonical name of the record
 * @param packageName the package of the record; what follows in the name are the types around it and its own
 * @param notes what is said of it
 * @param sized whether the count of its bytes stands before it, as a uint16: readers skip what is left of them behind the
 *     components that they know
 * @param components the components, in their order. If one is appended, a struct that is sized may end before it; any
 *     other ends where the message ends, and is the last component of the message or of such a struct
 */
public record StructDescription(
        String name, String packageName, Notes notes, boolean sized, List<ComponentDescription> components) {
    /**
     * A struct.
     *
     * @param name the canonical name of the record
     * @param packageName the package of the record
     * @param notes what is said of it
     * @param sized whether the count of its bytes stands before it
     * @param components the components, in their order
     * @throws IllegalArgumentException if the name is not valid or not in the package, two components have the same
     *     name, or one that is appended is followed by one that is not
     */
    public StructDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Objects.requireNonNull(notes);
        components = Require.components(components);
    }

    /**
     * Creates a struct that is not sized, whose package follows from its name: it ends before the first part that begins with a capital
     * letter.
     *
     * @param name the canonical name of the record
     * @param doc what its author says of it, or empty
     * @param components the components, in their order
     * @throws IllegalArgumentException as the other constructor
     */
    public StructDescription(String name, String doc, List<ComponentDescription> components) {
        this(name, Require.packageOf(name), Notes.of(doc), false, components);
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    /** Returns whether it ends where the message ends, since its last component is appended and it is not sized. */
    boolean isOpen(Function<String, StructDescription> structs) {
        if (sized || components.isEmpty()) {
            return false;
        }
        ComponentDescription last = components.get(components.size() - 1);
        return last.appended()
                || last.type() instanceof ValueDescription.Struct struct
                        && structs.apply(struct.name()).isOpen(structs);
    }

    StructDescription withoutDocs() {
        return new StructDescription(name, packageName, notes.withoutDocs(), sized, withoutDocs(components));
    }

    static List<ComponentDescription> withoutDocs(List<ComponentDescription> components) {
        return components.stream().map(ComponentDescription::withoutDoc).toList();
    }
}
