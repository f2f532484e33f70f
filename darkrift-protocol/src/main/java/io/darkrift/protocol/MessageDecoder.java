package io.darkrift.protocol;

import java.util.Collection;
import java.util.Optional;

/**
 * Reads payloads with nothing but descriptions, for tools that show messages. It says which bytes each value takes, and where
 * and why reading stops if a payload is broken. Safe for use by any thread.
 */
public final class MessageDecoder {
    private final MessageIndex index;

    /**
     * Creates a decoder.
     *
     * @param protocols the descriptions; where several have the same tag, the first one counts
     */
    public MessageDecoder(Collection<ProtocolDescription> protocols) {
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
     * Reads a payload.
     *
     * @param tag the tag of the message
     * @param bytes the array that holds the payload
     * @param from the index of its first byte
     * @param to the index behind its last byte
     * @param fromServer whether the server has sent it, which tells a request from an answer
     * @return the values; empty if the tag is unknown
     */
    public Optional<DecodedMessage> decode(int tag, byte[] bytes, int from, int to, boolean fromServer) {
        MessageDescription message = index.message(tag).orElse(null);
        if (message == null) {
            return Optional.empty();
        }
        PayloadReader reader = new PayloadReader(index.parts(message), bytes, from, to);
        String name = message.name();
        try {
            if (message.answer().isPresent()) {
                MessageDescription body = reader.requestHeader(fromServer)
                        ? message
                        : reader.isRefusal()
                                ? null
                                : index.message(message.answer().get()).orElse(null);
                if (body == null) {
                    name = message.answer().get();
                    reader.refusalOrUnknown(name);
                } else {
                    name = body.name();
                    reader.use(index.parts(body));
                    reader.components("", body.components());
                }
            } else {
                reader.components("", message.components());
            }
            reader.rest();
        } catch (PayloadReader.Stop stop) {
            return Optional.of(reader.result(name, Optional.of(stop.why())));
        }
        return Optional.of(reader.result(name, Optional.empty()));
    }
}
