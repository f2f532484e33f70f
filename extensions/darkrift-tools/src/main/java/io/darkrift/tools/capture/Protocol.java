package io.darkrift.tools.capture;

import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageDecoder;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import java.util.Optional;

/** What is known of messages by their descriptions. Safe for use by any thread. */
public final class Protocol {
    private final List<ProtocolDescription> descriptions;
    private final MessageDecoder decoder;

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
        return decoder.message(tag)
                .map(message -> message.name().substring(message.name().lastIndexOf('.') + 1));
    }

    /**
     * Reads the payload of a message.
     *
     * @param message the message
     * @return its values, with offsets from its flags; empty if the tag is unknown, or there is no payload to read
     */
    public Optional<DecodedMessage> decode(CapturedMessage message) {
        if (message.kind() != CapturedMessage.Kind.MESSAGE && message.kind() != CapturedMessage.Kind.PING) {
            return Optional.empty();
        }
        byte[] bytes = message.bytes();
        return decoder.decode(message.tag(), bytes, message.payloadOffset(), bytes.length, message.fromServer());
    }
}
