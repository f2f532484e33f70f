package io.darkrift.protocol;

import java.util.Objects;

/**
 * A component of a message or of a struct.
 *
 * @param name its name
 * @param type how it is written
 * @param appended whether a message, or a struct, may end before it, and is read with its default then
 * @param defaultValue the default of one that is appended, as a string; empty for zero, an empty value or no value
 * @param notes what is said of it
 */
public record ComponentDescription(
        String name, ValueDescription type, boolean appended, String defaultValue, Notes notes) {
    private static final String APPENDED = " appended";

    /**
     * A component.
     *
     * @param name its name
     * @param type how it is written
     * @param appended whether a message may end before it, and is read with its default then
     * @param defaultValue the default of one that is appended, as a string; empty for zero, an empty value or no value
     * @param notes what is said of it
     * @throws IllegalArgumentException if the name is not valid, or there is a default though it is not appended
     */
    public ComponentDescription {
        Require.identifier(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(notes);
        if (!appended && !defaultValue.isEmpty()) {
            throw new IllegalArgumentException(name + " has a default, and is not appended");
        }
    }

    /**
     * Creates a component.
     *
     * @param name its name
     * @param type how it is written
     * @param appended whether a message may end before it, and is read with its default then
     * @param defaultValue the default of one that is appended, as a string; empty for zero, an empty value or no value
     * @param doc what its author says of it, or empty
     * @throws IllegalArgumentException if the name is not valid, or there is a default though it is not appended
     */
    public ComponentDescription(String name, ValueDescription type, boolean appended, String defaultValue, String doc) {
        this(name, type, appended, defaultValue, Notes.of(doc));
    }

    /**
     * Returns the documentation that its author wrote.
     *
     * @return the documentation, or an empty string
     */
    public String doc() {
        return notes.doc();
    }

    /**
     * Reads a component from its text. The text has no {@link #doc()}.
     *
     * @param text as {@link #toString()} gives it
     * @return the component
     * @throws ProtocolFormatException if the text is not valid
     */
    public static ComponentDescription parse(String text) {
        TextReader reader = new TextReader(text);
        String name = reader.identifier("a name");
        reader.expect(": ");
        ValueDescription type = ValueTextReader.read(reader);
        boolean appended = reader.take(APPENDED);
        String defaultValue = appended && reader.take(" \"") ? reader.quoted() : "";
        reader.end();
        try {
            return new ComponentDescription(name, type, appended, defaultValue, "");
        } catch (IllegalArgumentException e) {
            throw reader.refused(e);
        }
    }

    /**
     * Returns the same component without a doc.
     *
     * @return the component
     */
    public ComponentDescription withoutDoc() {
        return new ComponentDescription(name, type, appended, defaultValue, notes.withoutDocs());
    }

    /** Returns the text, as in {@code id: uint16} and {@code ammo: int32 appended "100"}. */
    @Override
    public String toString() {
        String text = name + ": " + type;
        return appended ? text + APPENDED + (defaultValue.isEmpty() ? "" : " " + Quoting.quote(defaultValue)) : text;
    }
}
