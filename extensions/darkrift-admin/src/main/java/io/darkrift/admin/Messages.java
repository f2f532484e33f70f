package io.darkrift.admin;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageDecoder;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the messages of a server. */
final class Messages {
    private final MessageRegistry registry;
    private final MessageDecoder decoder;
    private final Set<Integer> hidden;

    Messages(MessageRegistry registry, List<ProtocolDescription> protocols, Set<Integer> hidden) {
        this.registry = registry;
        this.decoder = new MessageDecoder(protocols.stream()
                .filter(protocol -> protocol.messages().stream().anyMatch(message -> isOf(registry, message)))
                .toList());
        this.hidden = Set.copyOf(hidden);
    }

    private static boolean isOf(MessageRegistry registry, MessageDescription message) {
        return registry.find(message.tag())
                .filter(serializer -> message.name().equals(serializer.type().getCanonicalName()))
                .isPresent();
    }

    MessageRegistry registry() {
        return registry;
    }

    boolean isHidden(int tag) {
        return hidden.contains(tag);
    }

    /** Returns the simple name of a message, or an empty string. */
    String name(int tag) {
        return registry.find(tag)
                .map(MessageSerializer::type)
                .map(Class::getSimpleName)
                .orElse("");
    }

    /** Returns the direction of a message, or an empty string if the tag is unknown. */
    String direction(int tag) {
        return description(tag).map(message -> message.direction().name()).orElse("");
    }

    private Optional<MessageDescription> description(int tag) {
        return decoder.message(tag).filter(message -> isOf(registry, message));
    }

    Optional<DecodedMessage> decode(int tag, byte[] bytes, int from, int to, boolean fromServer) {
        return description(tag).flatMap(known -> decoder.decode(tag, bytes, from, to, fromServer));
    }
}
