package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows old and new messages line by line, with what they hold, as far as it has changed. */
final class ProtocolDiff {
    private final Sections old;
    private final Sections now;

    ProtocolDiff(ProtocolDescription old, ProtocolDescription now) {
        this.old = new Sections(old);
        this.now = new Sections(now);
    }

    /** The lines of a message that has changed. Empty if it has not, and nothing in it. */
    List<String> of(MessageDescription oldMessage, MessageDescription message) {
        Map<String, List<String>> was = old.of(oldMessage);
        Map<String, List<String>> is = now.of(message);
        if (was.equals(is)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            List<String> before = was.getOrDefault(name, List.of());
            List<String> after = is.getOrDefault(name, List.of());
            if (!before.equals(after)) {
                lines.addAll(diff(before, after));
            } else if (name.isEmpty()) {
                lines.add("    " + after.get(0));
            }
        }
        return lines;
    }

    List<String> ofNew(MessageDescription message) {
        return diff(List.of(), now.of(message).get(""));
    }

    List<String> ofOld(MessageDescription message) {
        return diff(old.of(message).get(""), List.of());
    }

    private static List<String> diff(List<String> old, List<String> now) {
        return LineDiff.of(old, now).stream()
                .map(line -> (line.sign() == ' ' ? "    " : "  " + line.sign() + " ") + line.text())
                .toList();
    }

    /** The lines of what a message holds, by name; those of the message itself have the empty one. */
    private static final class Sections {
        private final Map<String, StructDescription> structs = new LinkedHashMap<>();
        private final Map<String, EnumDescription> enums = new LinkedHashMap<>();
        private final Map<String, UnionDescription> unions = new LinkedHashMap<>();
        private final Map<String, SerializerDescription> serializers = new LinkedHashMap<>();

        Sections(ProtocolDescription protocol) {
            protocol.structs().forEach(each -> structs.put(each.name(), each));
            protocol.enums().forEach(each -> enums.put(each.name(), each));
            protocol.unions().forEach(each -> unions.put(each.name(), each));
            protocol.serializers().forEach(each -> serializers.put(each.name(), each));
        }

        Map<String, List<String>> of(MessageDescription message) {
            Map<String, List<String>> sections = new LinkedHashMap<>();
            String direction = message.direction() == Direction.BOTH ? "" : ", " + message.direction();
            String answer =
                    message.answer().map(name -> ", answered with " + name).orElse("");
            sections.put(
                    "",
                    lines(
                            "message " + message.name() + ", tag " + message.tag() + direction + answer,
                            message.components()));
            message.components().forEach(component -> add(component.type(), sections));
            return sections;
        }

        private void add(ValueDescription value, Map<String, List<String>> sections) {
            References.of(value).forEach(reference -> add(reference, sections));
        }

        private void add(References.Reference reference, Map<String, List<String>> sections) {
            String header = reference.toString();
            if (sections.containsKey(header)) {
                return;
            }
            switch (reference.kind()) {
                case STRUCT -> {
                    StructDescription struct = structs.get(reference.name());
                    sections.put(header, lines(header + (struct.sized() ? ", sized" : ""), struct.components()));
                    struct.components().forEach(component -> add(component.type(), sections));
                }
                case ENUM ->
                    sections.put(
                            header,
                            lines(
                                    header,
                                    enums.get(reference.name()).constants().stream()
                                            .map(each -> line(enums.get(reference.name()), each))
                                            .toList()));
                case SERIALIZER -> {
                    SerializerDescription serializer = serializers.get(reference.name());
                    if (serializer != null) {
                        sections.put(header, lines(header, serializer.components()));
                        serializer.components().forEach(component -> add(component.type(), sections));
                    }
                }
                case UNION -> {
                    UnionDescription union = unions.get(reference.name());
                    sections.put(
                            header,
                            lines(
                                    header,
                                    union.variants().stream()
                                            .map(each -> each.struct() + " = " + each.number())
                                            .toList()));
                    union.variants()
                            .forEach(each ->
                                    add(new References.Reference(References.Kind.STRUCT, each.struct()), sections));
                }
            }
        }

        private static String line(EnumDescription of, EnumDescription.Constant constant) {
            boolean isUnknown = of.unknown().equals(Optional.of(constant.name()));
            return constant.name() + " = " + constant.number() + (isUnknown ? ", and unknown numbers" : "");
        }

        private static List<String> lines(String header, List<?> parts) {
            List<String> lines = new ArrayList<>(List.of(header));
            parts.forEach(part -> lines.add("  " + part));
            return lines;
        }
    }
}
