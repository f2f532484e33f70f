package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * A value inside messages: its components, one after the other.
 *
 * @param name the canonical name of the record
 * @param doc what its author says of it, or empty
 * @param components the components, in their order
 */
public record StructDescription(String name, String doc, List<ComponentDescription> components) {
    /**
     * A struct.
     *
     * @param name the canonical name of the record
     * @param doc what its author says of it, or empty
     * @param components the components, in their order
     * @throws IllegalArgumentException if the name is none, two components have the same name, or one is appended
     */
    public StructDescription {
        Require.className(name);
        Objects.requireNonNull(doc);
        components = Require.distinct(components, "component", ComponentDescription::name);
        for (ComponentDescription component : components) {
            if (component.appended()) {
                throw new IllegalArgumentException(
                        component.name() + " is appended: components of messages can be, those of structs can't");
            }
        }
    }

    StructDescription withoutDocs() {
        return new StructDescription(name, "", withoutDocs(components));
    }

    static List<ComponentDescription> withoutDocs(List<ComponentDescription> components) {
        return components.stream().map(ComponentDescription::withoutDoc).toList();
    }
}
