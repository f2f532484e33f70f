package io.darkrift.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads payloads with nothing but descriptions, for tools that show messages. It says which bytes each value takes, and where
 * and why reading stops if a payload is broken. Safe for use by any thread.
 */
public final class MessageDecoder {
    private final Map<Integer, MessageDescription> byTag = new HashMap<>();
    private final Map<String, MessageDescription> byName = new HashMap<>();
    private final Map<String, Names> names = new HashMap<>();

    /** The parts of the protocol of a message, by their names. */
    record Names(
            Map<String, StructDescription> structs,
            Map<String, EnumDescription> enums,
            Map<String, UnionDescription> unions,
            Map<String, SerializerDescription> serializers) {
        static Names of(ProtocolDescription protocol) {
            return new Names(
                    byName(protocol.structs(), StructDescription::name),
                    byName(protocol.enums(), EnumDescription::name),
                    byName(protocol.unions(), UnionDescription::name),
                    byName(protocol.serializers(), SerializerDescription::name));
        }

        private static <T> Map<String, T> byName(Collection<T> parts, Function<T, String> name) {
            return parts.stream().collect(Collectors.toMap(name, part -> part));
        }
    }

    /**
     * Creates a decoder.
     *
     * @param protocols the descriptions; where several have the same tag, the first one counts
     */
    public MessageDecoder(Collection<ProtocolDescription> protocols) {
        for (ProtocolDescription protocol : protocols) {
            Names parts = Names.of(protocol);
            for (MessageDescription message : protocol.messages()) {
                byTag.putIfAbsent(message.tag(), message);
                byName.putIfAbsent(message.name(), message);
                names.putIfAbsent(message.name(), parts);
            }
        }
    }

    /**
     * Returns the message of a tag.
     *
     * @param tag the tag
     * @return its description, if there is one
     */
    public Optional<MessageDescription> message(int tag) {
        return Optional.ofNullable(byTag.get(tag));
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
        MessageDescription message = byTag.get(tag);
        if (message == null) {
            return Optional.empty();
        }
        PayloadReader reader = new PayloadReader(parts(message), bytes, from, to);
        String name = message.name();
        try {
            if (message.answer().isPresent()) {
                MessageDescription body = reader.requestHeader(fromServer)
                        ? message
                        : reader.isRefusal()
                                ? null
                                : byName.get(message.answer().get());
                if (body == null) {
                    name = message.answer().get();
                    reader.refusalOrUnknown(name);
                } else {
                    name = body.name();
                    reader.use(parts(body));
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

    private Names parts(MessageDescription message) {
        return names.get(message.name());
    }
}
