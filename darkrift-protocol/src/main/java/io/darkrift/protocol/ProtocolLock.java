package io.darkrift.protocol;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The protocol as released programs know it: a description without docs, and the tags that messages had which are gone.
 *
 * @param protocol the protocol
 * @param reserved the tags that no message may have, in their order
 */
public record ProtocolLock(ProtocolDescription protocol, List<ReservedTag> reserved) {
    /**
     * A lock.
     *
     * @param protocol the protocol; its docs are left out
     * @param reserved the tags that no message may have
     * @throws IllegalArgumentException if a tag is reserved for a message twice
     */
    public ProtocolLock {
        protocol = protocol.withoutDocs();
        Objects.requireNonNull(reserved);
        reserved = Require.distinct(
                reserved.stream()
                        .sorted(Comparator.comparingInt(ReservedTag::tag).thenComparing(ReservedTag::name))
                        .toList(),
                "reserved tag",
                each -> each);
    }

    /**
     * Reads a lock. A description is one too: it reserves no tags.
     *
     * @param json the JSON, whole
     * @return the lock
     * @throws ProtocolFormatException if it is not valid: the message says where, what was expected and what arrived
     */
    public static ProtocolLock parse(String json) {
        return ProtocolJsonReader.readLock(new StringReader(json));
    }

    /**
     * Returns the lock as JSON.
     *
     * @return the JSON: the same for equal locks, and with an end of line at its end
     */
    public String toJson() {
        StringWriter json = new StringWriter();
        try {
            new ProtocolJsonWriter(json).write(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }

    /**
     * Finds the messages that have a reserved tag. A message that is back with the tag that it had is not one of them.
     *
     * @param now the protocol as it is now
     * @param freed the canonical names of messages whose tags may be used again
     * @return what is wrong, as changes of kind {@link ChangeKind#TAG_RESERVED}; empty if nothing is
     */
    public List<ProtocolChange> reservedTagsUsedBy(ProtocolDescription now, Set<String> freed) {
        List<ProtocolChange> changes = new ArrayList<>();
        for (MessageDescription message : now.messages()) {
            boolean isBack = reserved.contains(new ReservedTag(message.tag(), message.name()));
            for (ReservedTag each : reserved) {
                if (each.tag() == message.tag() && !isBack && !freed.contains(each.name())) {
                    changes.add(new ProtocolChange(
                            ChangeKind.TAG_RESERVED,
                            message.name(),
                            "tag " + each.tag() + " was that of " + each.name() + ", which was removed, and is that of "
                                    + message.name(),
                            List.of()));
                }
            }
        }
        return changes;
    }

    /**
     * Returns the lock of the protocol as it is now. It keeps the extensions of this one, and reserves the tags of messages
     * that are gone or have another tag.
     *
     * @param now the protocol as it is now
     * @param freed the canonical names of messages whose tags may be used again
     * @return the new lock
     */
    public ProtocolLock update(ProtocolDescription now, Set<String> freed) {
        Map<String, MessageDescription> byName = byName(now.messages(), MessageDescription::name);
        Map<Integer, MessageDescription> byTag = byName(now.messages(), MessageDescription::tag);
        List<ReservedTag> tags = new ArrayList<>(reserved);
        for (MessageDescription old : protocol.messages()) {
            MessageDescription same = byName.get(old.name());
            // One that has the tag and another name alone is the same message.
            boolean isRenamed = same == null && byTag.containsKey(old.tag());
            ReservedTag tag = new ReservedTag(old.tag(), old.name());
            if ((same == null || same.tag() != old.tag()) && !isRenamed && !tags.contains(tag)) {
                tags.add(tag);
            }
        }
        tags.removeIf(each -> freed.contains(each.name()) || isUsed(each, byName));
        return new ProtocolLock(withExtensions(now.withoutDocs()), tags);
    }

    private static boolean isUsed(ReservedTag tag, Map<String, MessageDescription> byName) {
        return byName.containsKey(tag.name()) && byName.get(tag.name()).tag() == tag.tag();
    }

    private static <K, T> Map<K, T> byName(List<T> parts, Function<T, K> name) {
        return parts.stream().collect(Collectors.toMap(name, each -> each));
    }

    /** The new protocol with the extensions that tools have added to this lock, of what has kept its name. */
    private ProtocolDescription withExtensions(ProtocolDescription now) {
        return new ProtocolDescription(
                now.registry(),
                now.notes().withExtensionsOf(protocol.notes()),
                merge(protocol.messages(), now.messages(), MessageDescription::name, ProtocolLock::message),
                merge(protocol.structs(), now.structs(), StructDescription::name, ProtocolLock::struct),
                merge(protocol.enums(), now.enums(), EnumDescription::name, ProtocolLock::enumeration),
                merge(protocol.unions(), now.unions(), UnionDescription::name, ProtocolLock::union),
                merge(
                        protocol.serializers(),
                        now.serializers(),
                        SerializerDescription::name,
                        ProtocolLock::serializer));
    }

    private static <T> List<T> merge(
            List<T> old, List<T> now, Function<T, String> name, BiFunction<T, T, T> withExtensions) {
        Map<String, T> byName = new HashMap<>(byName(old, name));
        return now.stream()
                .map(each -> {
                    T was = byName.get(name.apply(each));
                    return was == null ? each : withExtensions.apply(was, each);
                })
                .toList();
    }

    private static MessageDescription message(MessageDescription old, MessageDescription now) {
        return new MessageDescription(
                now.name(),
                now.packageName(),
                now.tag(),
                now.direction(),
                now.answer(),
                now.notes().withExtensionsOf(old.notes()),
                components(old.components(), now.components()));
    }

    private static List<ComponentDescription> components(
            List<ComponentDescription> old, List<ComponentDescription> now) {
        return merge(
                old,
                now,
                ComponentDescription::name,
                (was, is) -> new ComponentDescription(
                        is.name(),
                        is.type(),
                        is.appended(),
                        is.defaultValue(),
                        is.notes().withExtensionsOf(was.notes())));
    }

    private static StructDescription struct(StructDescription old, StructDescription now) {
        return new StructDescription(
                now.name(),
                now.packageName(),
                now.notes().withExtensionsOf(old.notes()),
                now.sized(),
                components(old.components(), now.components()));
    }

    private static SerializerDescription serializer(SerializerDescription old, SerializerDescription now) {
        return new SerializerDescription(
                now.name(),
                now.packageName(),
                now.notes().withExtensionsOf(old.notes()),
                components(old.components(), now.components()));
    }

    private static EnumDescription enumeration(EnumDescription old, EnumDescription now) {
        return new EnumDescription(
                now.name(),
                now.packageName(),
                now.notes().withExtensionsOf(old.notes()),
                merge(
                        old.constants(),
                        now.constants(),
                        EnumDescription.Constant::name,
                        (was, is) -> new EnumDescription.Constant(
                                is.name(), is.number(), is.notes().withExtensionsOf(was.notes()))),
                now.unknown());
    }

    private static UnionDescription union(UnionDescription old, UnionDescription now) {
        return new UnionDescription(
                now.name(),
                now.packageName(),
                now.notes().withExtensionsOf(old.notes()),
                merge(
                        old.variants(),
                        now.variants(),
                        UnionDescription.Variant::struct,
                        (was, is) -> new UnionDescription.Variant(
                                is.struct(), is.number(), is.notes().withExtensionsOf(was.notes()))));
    }
}
