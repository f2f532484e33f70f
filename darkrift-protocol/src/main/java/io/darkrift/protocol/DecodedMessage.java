package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values in the payload of a message, as {@link MessageDecoder} reads them.
 *
 * @param name the canonical name of the record
 * @param values the values in the order of their bytes, as far as they could be read
 * @param end the index behind the last byte that was read
 * @param problem why the rest could not be read, if it could not
 */
public record DecodedMessage(String name, List<Value> values, int end, Optional<String> problem) {
    /**
     * A value.
     *
     * @param path the names of the components that lead to it, such as {@code players[2].name}
     * @param type the type, in the notation of {@link ValueDescription}, or words for what is not a component
     * @param text the value for a reader
     * @param from the index of its first byte
     * @param to the index behind its last byte; values of some bits share bytes
     */
    public record Value(String path, String type, String text, int from, int to) {
        /**
         * A value.
         *
         * @param path the names of the components that lead to it
         * @param type the type
         * @param text the value for a reader
         * @param from the index of its first byte
         * @param to the index behind its last byte
         */
        public Value {
            Objects.requireNonNull(path);
            Objects.requireNonNull(type);
            Objects.requireNonNull(text);
        }
    }

    /**
     * Copies the values.
     *
     * @param name the canonical name of the record
     * @param values the values
     * @param end the index behind the last byte that was read
     * @param problem why the rest could not be read
     */
    public DecodedMessage {
        values = List.copyOf(values);
        Objects.requireNonNull(problem);
    }
}
