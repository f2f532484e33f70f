package io.darkrift.tools.describe;

import io.darkrift.annotation.Direction;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.EnumDescription;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.Notes;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.SerializerDescription;
import io.darkrift.protocol.StructDescription;
import io.darkrift.protocol.UnionDescription;
import io.darkrift.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A protocol as a reader sees it: sections of entries, whose parts are rows. */
final class Overview {
    /** The id of a request, before its components and those of its answer. */
    static final Row REQUEST_ID = new Row("(request id)", "uint32", "4", "");

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:\\p{javaLowerCase}\\w*\\.)+(?=\\p{Lu})");

    /**
     * A section.
     *
     * @param title such as {@code Messages}
     * @param entries at least one
     */
    record Section(String title, List<Entry> entries) {}

    /**
     * Something with parts.
     *
     * @param name its name without the package
     * @param what what it is, such as a direction, or empty
     * @param bytes its size, or empty
     * @param doc what its author says of it, in a line
     * @param rows its parts
     */
    record Entry(String name, String what, String bytes, String doc, List<Row> rows) {}

    /**
     * A part.
     *
     * @param name its name
     * @param type its type with range and limits, or its number
     * @param bytes its size, or empty
     * @param doc what its author says of it, in a line
     */
    record Row(String name, String type, String bytes, String doc) {}

    private final ProtocolDescription protocol;
    private final Sizes sizes;

    Overview(ProtocolDescription protocol) {
        this.protocol = protocol;
        this.sizes = new Sizes(protocol);
    }

    /** Returns a name without its package, and a type without the packages of the names in it. */
    static String simple(String text) {
        return PACKAGES.matcher(text).replaceAll("");
    }

    /** Returns the protocol in a line. */
    String title() {
        return String.format("%s, fingerprint %016x", protocol.registry(), protocol.fingerprint());
    }

    /** Returns what there is of the protocol. Sections without entries are left out. */
    List<Section> sections() {
        return Stream.of(
                        new Section(
                                "Messages",
                                protocol.messages().stream().map(this::of).toList()),
                        new Section(
                                "Structs",
                                protocol.structs().stream().map(this::of).toList()),
                        new Section(
                                "Enums",
                                protocol.enums().stream().map(Overview::of).toList()),
                        new Section(
                                "Unions",
                                protocol.unions().stream().map(this::of).toList()),
                        new Section(
                                "Serializers",
                                protocol.serializers().stream().map(this::of).toList()))
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    /** Returns a message with its components. */
    Entry of(MessageDescription message) {
        List<Row> rows = new ArrayList<>();
        Sizes.Range bytes = sizes.of(message.components());
        if (message.answer().isPresent()) {
            rows.add(REQUEST_ID);
            bytes = bytes.plus(Sizes.Range.fixed(Integer.BYTES));
        }
        rows.addAll(rows(message.components()));
        String answer =
                message.answer().map(name -> ", answered with " + simple(name)).orElse("");
        return new Entry(
                message.tag() + " " + simple(message.name()),
                direction(message.direction()) + answer,
                bytes.toString(),
                doc(message.notes()),
                rows);
    }

    static String direction(Direction direction) {
        return switch (direction) {
            case BOTH -> "both directions";
            case CLIENT_TO_SERVER -> "client to server";
            case SERVER_TO_CLIENT -> "server to client";
        };
    }

    private Entry of(StructDescription struct) {
        return new Entry(
                simple(struct.name()),
                struct.sized() ? "a uint16 count of bytes before it" : "",
                sizes.of(struct).toString(),
                doc(struct.notes()),
                rows(struct.components()));
    }

    private static Entry of(EnumDescription each) {
        return new Entry(
                simple(each.name()),
                each.unknown().map(name -> "unknown numbers are " + name).orElse(""),
                "",
                doc(each.notes()),
                each.constants().stream()
                        .map(constant ->
                                new Row(constant.name(), String.valueOf(constant.number()), "", doc(constant.notes())))
                        .toList());
    }

    private Entry of(UnionDescription union) {
        return new Entry(
                simple(union.name()),
                "",
                "",
                doc(union.notes()),
                union.variants().stream()
                        .map(variant -> new Row(
                                simple(variant.struct()),
                                String.valueOf(variant.number()),
                                sizes.of(sizes.struct(variant.struct())).toString(),
                                doc(variant.notes())))
                        .toList());
    }

    private Entry of(SerializerDescription serializer) {
        return new Entry(
                simple(serializer.name()),
                "",
                sizes.of(serializer.components()).toString(),
                doc(serializer.notes()),
                rows(serializer.components()));
    }

    private List<Row> rows(List<ComponentDescription> components) {
        return components.stream()
                .map(component ->
                        new Row(component.name(), type(component), bytes(component.type()), doc(component.notes())))
                .toList();
    }

    /** Returns the type with its range, limits and default. */
    static String type(ComponentDescription component) {
        String type = simple(component.type().toString());
        if (!component.appended()) {
            return type;
        }
        return type + ", appended"
                + (component.defaultValue().isEmpty() ? "" : ", default " + component.defaultValue());
    }

    private String bytes(ValueDescription type) {
        if (type instanceof ValueDescription.Packed packed) {
            return bits(packed.bits());
        }
        return type instanceof ValueDescription.Quantized quantized
                ? bits(quantized.bits())
                : sizes.of(type).toString();
    }

    private static String bits(int bits) {
        return bits + (bits == 1 ? " bit" : " bits");
    }

    /** Returns what is said of a part, in a line. */
    static String doc(Notes notes) {
        Optional<Notes.Deprecation> deprecation = notes.deprecation();
        String deprecated = deprecation.isEmpty()
                ? ""
                : deprecation.get().doc().isEmpty()
                        ? "Deprecated. "
                        : "Deprecated: " + deprecation.get().doc() + " ";
        return (deprecated + notes.doc()).replaceAll("\\s+", " ").strip();
    }
}
