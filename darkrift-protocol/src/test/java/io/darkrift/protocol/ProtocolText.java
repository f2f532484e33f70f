package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes descriptions of texts like those that differences are shown as: a line such as {@code message a.Move, tag 1} or
 * {@code enum a.Mode}, and an indented one for each component, constant or variant.
 */
final class ProtocolText {
    private static final String UNKNOWN = ", and unknown numbers";

    private final List<MessageDescription> messages = new ArrayList<>();
    private final List<StructDescription> structs = new ArrayList<>();
    private final List<EnumDescription> enums = new ArrayList<>();
    private final List<UnionDescription> unions = new ArrayList<>();

    private ProtocolText() {}

    static ProtocolDescription of(String text) {
        ProtocolText protocol = new ProtocolText();
        for (String section : text.split("\n(?! )")) {
            List<String> lines = section.lines().map(String::strip).toList();
            if (!section.isBlank()) {
                protocol.add(lines.get(0).split("[ ,]+"), lines.subList(1, lines.size()));
            }
        }
        return new ProtocolDescription(
                "a.GeneratedMessageRegistry", protocol.messages, protocol.structs, protocol.enums, protocol.unions);
    }

    private void add(String[] header, List<String> lines) {
        String name = header[1];
        switch (header[0]) {
            case "message" ->
                messages.add(new MessageDescription(
                        name,
                        Require.packageOf(name),
                        Integer.parseInt(header[3]),
                        Stream.of(Direction.values())
                                .filter(each -> List.of(header).contains(each.name()))
                                .findFirst()
                                .orElse(Direction.BOTH),
                        List.of(header).contains("answered")
                                ? Optional.of(header[header.length - 1])
                                : Optional.empty(),
                        Notes.NONE,
                        components(lines)));
            case "struct" ->
                structs.add(new StructDescription(
                        name,
                        Require.packageOf(name),
                        Notes.NONE,
                        List.of(header).contains("sized"),
                        components(lines)));
            case "enum" ->
                enums.add(new EnumDescription(
                        name,
                        "",
                        Notes.NONE,
                        lines.stream()
                                .map(line -> new EnumDescription.Constant(name(line), number(line), ""))
                                .toList(),
                        lines.stream()
                                .filter(line -> line.endsWith(UNKNOWN))
                                .map(ProtocolText::name)
                                .findFirst()));
            case "union" ->
                unions.add(new UnionDescription(
                        name,
                        "",
                        lines.stream()
                                .map(line -> new UnionDescription.Variant(name(line), number(line)))
                                .toList()));
            default -> throw new IllegalArgumentException(header[0]);
        }
    }

    private static List<ComponentDescription> components(List<String> lines) {
        return lines.stream().map(ComponentDescription::parse).toList();
    }

    private static String name(String line) {
        return line.split(" = ")[0];
    }

    private static long number(String line) {
        return Long.parseLong(line.split(" = ")[1].replace(UNKNOWN, ""));
    }
}
