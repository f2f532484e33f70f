package io.darkrift.tools.capture;

import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageDecoder;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import java.util.Optional;

/** What is known of messages by their descriptions. Safe for use by any thread. */
public final class Protocol {
    private final List<ProtocolDescription> descriptions;
    private final MessageDecoder decoder;

    /**
     * What is known of a message.
     *
     * @param name the simple name of its record, if that is known
     * @param values the values of its payload, as far as they are known; offsets count from the flags
     * @param problem why not all of it could be read, if it could not
     */
    public record Reading(Optional<String> name, List<DecodedMessage.Value> values, Optional<String> problem) {}

    /**
     * Creates a protocol.
     *
     * @param descriptions the descriptions; where several have the same tag, the first one counts
     */
    public Protocol(List<ProtocolDescription> descriptions) {
        this.descriptions = List.copyOf(descriptions);
        this.decoder = new MessageDecoder(descriptions);
    }

    /**
     * Returns the descriptions.
     *
     * @return all of them, in their order
     */
    public List<ProtocolDescription> descriptions() {
        return descriptions;
    }

    /**
     * Returns the simple name of the message of a tag, if it is known.
     *
     * @param tag 0 to 65,535
     * @return the name, or empty
     */
    public Optional<String> name(int tag) {
        return decoder.message(tag).map(message -> simpleName(message.name()));
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Reads the payload of a message.
     *
     * @param message the message
     * @return its values, with offsets from its flags; empty if the tag is unknown, or there is no payload to read
     */
    public Optional<DecodedMessage> decode(CapturedMessage message) {
        byte[] bytes = message.bytes();
        MessageHeader header = message.header();
        return header.isOfApplication(bytes.length)
                ? decoder.decode(header.tag(), bytes, header.payload(), bytes.length, message.fromServer())
                : Optional.empty();
    }

    /**
     * Reads a message, and explains what can't be read.
     *
     * @param message the message
     * @return what is known of it
     */
    public Reading read(CapturedMessage message) {
        MessageHeader header = message.header();
        if (header.kind() == MessageHeader.Kind.UNKNOWN) {
            return new Reading(
                    Optional.empty(),
                    List.of(),
                    Optional.of("the protocol has no messages of " + message.bytes().length + " bytes with "
                            + header.label()));
        }
        if (descriptions.isEmpty() || !header.isOfApplication(message.bytes().length)) {
            return new Reading(Optional.empty(), List.of(), Optional.empty());
        }
        return decode(message)
                .map(decoded ->
                        new Reading(Optional.of(simpleName(decoded.name())), decoded.values(), decoded.problem()))
                .orElseGet(() -> new Reading(
                        Optional.empty(),
                        List.of(),
                        Optional.of("the protocol has no message with tag " + header.tag())));
    }
}
