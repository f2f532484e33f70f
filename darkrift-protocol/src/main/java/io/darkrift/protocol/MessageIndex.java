package io.darkrift.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds messages, and the parts of their protocols. Immutable. */
final class MessageIndex {
    private final Map<Integer, MessageDescription> byTag = new HashMap<>();
    private final Map<String, MessageDescription> byName = new LinkedHashMap<>();
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

    /** Of several messages with the same tag or name, the first one counts. */
    MessageIndex(Collection<ProtocolDescription> protocols) {
        for (ProtocolDescription protocol : protocols) {
            Names parts = Names.of(protocol);
            for (MessageDescription message : protocol.messages()) {
                byTag.putIfAbsent(message.tag(), message);
                byName.putIfAbsent(message.name(), message);
                names.putIfAbsent(message.name(), parts);
            }
        }
    }

    Optional<MessageDescription> message(int tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    Optional<MessageDescription> message(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns all messages whose canonical name is a name, or ends with a dot and the name. */
    List<MessageDescription> messages(String name) {
        return byName.values().stream()
                .filter(each -> each.name().equals(name) || each.name().endsWith("." + name))
                .toList();
    }

    List<MessageDescription> messages() {
        return List.copyOf(byName.values());
    }

    /** Returns the parts of the protocol of a message of this index. */
    Names parts(MessageDescription message) {
        Names parts = names.get(message.name());
        if (parts == null) {
            throw new IllegalArgumentException(message.name() + " is not a message of these descriptions");
        }
        return parts;
    }
}
