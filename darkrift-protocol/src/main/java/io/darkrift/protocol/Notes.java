package io.darkrift.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Notes on a part of a protocol. They change no byte of it.
 *
 * @param doc the text of its author, or empty
 * @param deprecation why it should not be used any more, if it should not
 * @param extensions members of the JSON whose names begin with {@code x-}, which tools add: the JSON of each by its
 *     name
 */
public record Notes(String doc, Optional<Deprecation> deprecation, Map<String, String> extensions) {
    /** Nothing is said. */
    public static final Notes NONE = new Notes("", Optional.empty(), Map.of());

    /** The prefix of the names of extensions. */
    public static final String EXTENSION = "x-";

    /**
     * A part that should not be used any more.
     *
     * @param doc the reason and the replacement, or empty
     * @param forRemoval whether it will be removed
     */
    public record Deprecation(String doc, boolean forRemoval) {
        /**
         * A deprecation.
         *
         * @param doc the reason and the replacement, or empty
         * @param forRemoval whether it will be removed
         */
        public Deprecation {
            Objects.requireNonNull(doc);
        }
    }

    /**
     * Creates notes on a part.
     *
     * @param doc the text of its author, or empty
     * @param deprecation why it should not be used any more, if it should not
     * @param extensions members that tools add, as JSON
     * @throws IllegalArgumentException if the name of an extension does not begin with {@code x-}
     */
    public Notes {
        Objects.requireNonNull(doc);
        Objects.requireNonNull(deprecation);
        extensions = Collections.unmodifiableMap(new TreeMap<>(extensions));
        for (String name : extensions.keySet()) {
            if (!name.startsWith(EXTENSION)) {
                throw new IllegalArgumentException(
                        "the extension \"" + name + "\": its name has to begin with " + EXTENSION);
            }
        }
    }

    /**
     * Returns the notes of a part with a doc alone.
     *
     * @param doc the text of its author, or empty
     * @return notes
     */
    public static Notes of(String doc) {
        return new Notes(doc, Optional.empty(), Map.of());
    }

    /** The extensions alone, which locks keep. */
    Notes withoutDocs() {
        return new Notes("", Optional.empty(), extensions);
    }

    /** The extensions of both; of one that both have, this one's. */
    Notes withExtensionsOf(Notes other) {
        Map<String, String> all = new TreeMap<>(other.extensions);
        all.putAll(extensions);
        return new Notes(doc, deprecation, all);
    }
}
