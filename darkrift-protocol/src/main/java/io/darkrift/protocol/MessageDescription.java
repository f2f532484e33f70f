package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message: its payload is its components, one after the other. A request has its id, a uint32, before them, and so has its
 * answer, which carries the tag of the request.
 *
 * @param name the canonical name of the record
 * @param packageName the package of the record; what follows in the name are the types around it and its own
 * @param tag 0 to 65,535
 * @param direction who may send it
 * @param answer the canonical name of the message that answers it, if it is a request; that of another module need not be in
 *     the description
 * @param notes what is said of it
 * @param components the components, in their order
 */
public record MessageDescription(
        String name,
        String packageName,
        int tag,
        Direction direction,
        Optional<String> answer,
        Notes notes,
        List<ComponentDescription> components) {
    /**
     * A message.
     *
     * @param name the canonical name of the record
     * @param packageName the package of the record
     * @param tag 0 to 65,535
     * @param direction who may send it
     * @param answer the canonical name of the message that answers it, if it is a request
     * @param notes what is said of it
     * @param components the components, in their order
     * @throws IllegalArgumentException if a name is not valid or not in the package, the tag is out of range, two
     *     components have the same name, or one that is appended is followed by one that is not
     */
    public MessageDescription {
        Require.className(name);
        Require.inPackage(name, packageName);
        Require.within("the tag of " + name, tag, 0, 65_535);
        Objects.requireNonNull(direction);
        answer.ifPresent(Require::className);
        Objects.requireNonNull(notes);
        components = Require.components(components);
    }

    /**
     * Creates a message that is not a request, whose package follows from its name: it ends before the first part that begins with a capital
     * letter.
     *
     * @param name the canonical name of the record
     * @param tag 0 to 65,535
     * @param direction who may send it
     * @param doc what its author says of it, or empty
     * @param components the components, in their order
     * @throws IllegalArgumentException as the other constructor
     */
    public MessageDescription(
            String name, int tag, Direction direction, String doc, List<ComponentDescription> components) {
        this(name, Require.packageOf(name), tag, direction, Optional.empty(), Notes.of(doc), components);
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    MessageDescription withoutDocs() {
        return new MessageDescription(
                name,
                packageName,
                tag,
                direction,
                answer,
                notes.withoutDocs(),
                StructDescription.withoutDocs(components));
    }
}
