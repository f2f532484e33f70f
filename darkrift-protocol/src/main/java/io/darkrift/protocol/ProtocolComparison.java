package io.darkrift.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a protocol with what it was: who can still read whom follows from the bytes. Messages are found by their names,
 * those that have no counterpart by their tags.
 */
public final class ProtocolComparison {
    private final Map<String, MessageDescription> oldByName;
    private final Map<Integer, MessageDescription> oldByTag;
    private final Map<String, MessageDescription> nowByName;
    private final MessageComparison messages;
    private final ProtocolDiff diff;
    private final List<ProtocolChange> changes = new ArrayList<>();

    private ProtocolComparison(ProtocolDescription old, ProtocolDescription now) {
        oldByName = byKey(old.messages(), MessageDescription::name);
        oldByTag = byKey(old.messages(), MessageDescription::tag);
        nowByName = byKey(now.messages(), MessageDescription::name);
        diff = new ProtocolDiff(old, now);
        messages = new MessageComparison(
                new WireLayouts(old, opaqueSerializers(now)),
                new WireLayouts(now, opaqueSerializers(old)),
                oldByName,
                nowByName,
                diff);
    }

    /** The serializers by hand that are used, and do not declare what they write. */
    private static Set<String> opaqueSerializers(ProtocolDescription protocol) {
        Set<String> names = Stream.of(
                        protocol.messages().stream().map(MessageDescription::components),
                        protocol.structs().stream().map(StructDescription::components),
                        protocol.serializers().stream().map(SerializerDescription::components))
                .flatMap(components -> components)
                .flatMap(List::stream)
                .flatMap(component -> References.of(component.type()))
                .filter(reference -> reference.kind() == References.Kind.SERIALIZER)
                .map(References.Reference::name)
                .collect(Collectors.toCollection(HashSet::new));
        protocol.serializers().forEach(each -> names.remove(each.name()));
        return names;
    }

    private static <K> Map<K, MessageDescription> byKey(
            List<MessageDescription> messages, Function<MessageDescription, K> key) {
        return messages.stream().collect(Collectors.toMap(key, each -> each));
    }

    /**
     * Finds all changes. A change in a struct, an enum or a union is one of each message that holds it. Docs are not
     * looked at.
     *
     * @param old the protocol of the peers that have not changed
     * @param now the protocol as it is now
     * @return the changes, message by message in the order of their tags; empty if there are none
     */
    public static List<ProtocolChange> of(ProtocolDescription old, ProtocolDescription now) {
        ProtocolComparison comparison = new ProtocolComparison(old, now);
        if (!old.registry().equals(now.registry())) {
            comparison.changes.add(new ProtocolChange(
                    ChangeKind.REGISTRY_RENAMED,
                    "",
                    "the registry was " + old.registry() + " and is " + now.registry(),
                    List.of("  - registry " + old.registry(), "  + registry " + now.registry())));
        }
        Map<String, MessageDescription> goneByName = new HashMap<>(comparison.oldByName);
        now.messages().forEach(message -> comparison.message(message, goneByName));
        old.messages().stream()
                .filter(message -> goneByName.containsKey(message.name()))
                .forEach(comparison::removed);
        return List.copyOf(comparison.changes);
    }

    private void message(MessageDescription message, Map<String, MessageDescription> gone) {
        MessageDescription sameName = gone.remove(message.name());
        MessageDescription sameTag = oldByTag.get(message.tag());
        if (sameName != null) {
            changes.addAll(messages.changes(sameName, message));
        } else if (sameTag == null) {
            added(message);
        } else if (nowByName.containsKey(sameTag.name())) {
            reused(sameTag, message);
        } else {
            gone.remove(sameTag.name());
            List<ProtocolChange> found = messages.changes(sameTag, message);
            if (found.stream().anyMatch(change -> change.severity() == Severity.BREAKING)) {
                reused(sameTag, message);
            } else {
                changes.addAll(found);
            }
        }
    }

    private void added(MessageDescription message) {
        String text = message.name() + " is new, with tag " + message.tag();
        changes.add(new ProtocolChange(ChangeKind.MESSAGE_ADDED, message.name(), text, diff.ofNew(message)));
    }

    private void removed(MessageDescription message) {
        String text = message.name() + " was removed (its tag was " + message.tag() + ")";
        changes.add(new ProtocolChange(ChangeKind.MESSAGE_REMOVED, message.name(), text, diff.ofOld(message)));
    }

    private void reused(MessageDescription old, MessageDescription now) {
        String text = "tag " + now.tag() + " was " + old.name() + " and is " + now.name();
        changes.add(new ProtocolChange(ChangeKind.TAG_REUSED, now.name(), text, diff.of(old, now)));
    }
}
