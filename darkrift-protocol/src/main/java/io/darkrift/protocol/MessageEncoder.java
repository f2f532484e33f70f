package io.darkrift.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes payloads with nothing but descriptions, for tools that send messages: the counterpart of {@link MessageDecoder}. Safe
 * for use by any thread.
 *
 * <p>The values of a message are a map from the names of its components to values, as JSON has them:
 *
 * <table>
 * <caption>What stands for a value</caption>
 * <tr><th>component</th><th>value</th></tr>
 * <tr><td>number</td><td>a {@link Number}, or a string with one</td></tr>
 * <tr><td>boolean</td><td>a {@link Boolean}</td></tr>
 * <tr><td>text, character, array of characters</td><td>a string</td></tr>
 * <tr><td>enum</td><td>the name of a constant</td></tr>
 * <tr><td>struct, serializer by hand that declares what it writes</td><td>a map</td></tr>
 * <tr><td>union</td><td>a map with the components of the record, and its simple name as {@code "@type"}</td></tr>
 * <tr><td>array, list</td><td>a list</td></tr>
 * <tr><td>map</td><td>a list of maps with {@code "key"} and {@code "value"}; or a map, where the keys are strings, numbers or
 * constants</td></tr>
 * <tr><td>optional</td><td>null, or the value</td></tr>
 * <tr><td>UUID, instant, duration</td><td>a string, as {@code toString} of the Java class returns it</td></tr>
 * <tr><td>vector</td><td>a list of 2, 3 or 4 numbers</td></tr>
 * </table>
 *
 * <p>{@link #ANY} stands for any value within the limits of its component.
 */
public final class MessageEncoder {
    /** Stands for a random value, in place of any value of a component. */
    public static final Object ANY = new Object() {
        @Override
        public String toString() {
            return "any value";
        }
    };

    private final MessageIndex index;

    /**
     * Creates an encoder.
     *
     * @param protocols the descriptions; where several have the same tag or name, the first one counts
     */
    public MessageEncoder(Collection<ProtocolDescription> protocols) {
        index = new MessageIndex(protocols);
    }

    /**
     * Returns the message of a tag.
     *
     * @param tag the tag
     * @return its description, if there is one
     */
    public Optional<MessageDescription> message(int tag) {
        return index.message(tag);
    }

    /**
     * Returns the messages of a name.
     *
     * @param name a canonical name, or the end of one, such as {@code Input}
     * @return the messages: one, unless the name is unknown or not unique
     */
    public List<MessageDescription> messages(String name) {
        return index.messages(name);
    }

    /**
     * Returns all messages.
     *
     * @return the messages, in the order of the descriptions
     */
    public List<MessageDescription> messages() {
        return index.messages();
    }

    /**
     * Writes a payload. That of a request has no id: the caller writes it before the payload.
     *
     * @param message a message of the descriptions
     * @param values the values by the names of components; one that is appended may be left out, with all behind it
     * @param random chooses what is {@link #ANY}
     * @return the payload
     * @throws IllegalArgumentException if the message is not one of the descriptions, a component is missing or unknown, a
     *     value is not valid, or only a serializer by hand knows its bytes: the message says where, what was expected and
     *     what arrived
     */
    public byte[] encode(MessageDescription message, Map<String, ?> values, RandomGenerator random) {
        PayloadWriter writer = new PayloadWriter(index.parts(message), random);
        writer.components(simpleName(message), message.components(), values);
        return writer.toByteArray();
    }

    /**
     * Writes a payload with random values within the limits of its components, as {@link #encode} does. Strings and collections are
     * short, and numbers without limits take any value.
     *
     * @param message a message of the descriptions
     * @param random chooses the values: the same ones for the same numbers
     * @return the payload
     * @throws IllegalArgumentException if the message is not one of the descriptions, or has a value that can't be made up: one
     *     whose bytes only a serializer by hand knows, or an enum without constants
     */
    public byte[] encodeRandom(MessageDescription message, RandomGenerator random) {
        return encode(message, new RandomValues(index.parts(message), random).of(message.components()), random);
    }

    private static String simpleName(MessageDescription message) {
        return message.name().substring(message.name().lastIndexOf('.') + 1);
    }
}
