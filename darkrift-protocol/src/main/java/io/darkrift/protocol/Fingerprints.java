package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Union;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes fingerprints: the first 64 bits of the SHA-256 of a string in UTF-8, big-endian. The text of a message is
 * {@code message <tag> <direction>} and a line for each component, as {@link ComponentDescription#toString()} has it, but
 * with fingerprints in place of the names of structs, enums, unions and serializers, and a line for the answer of a request.
 * That of a protocol is the bytes of the fingerprints of its messages, in the order of their tags.
 *
 * <p>The registry of the runtime puts fingerprints of messages together in the same way.
 */
final class Fingerprints {
    private final ProtocolDescription protocol;
    private final Map<References.Reference, String> names = new HashMap<>();
    private final Map<String, MessageDescription> messages;
    private final Map<String, StructDescription> structs;
    private final Map<String, EnumDescription> enums;
    private final Map<String, UnionDescription> unions;
    private final Map<String, SerializerDescription> serializers;

    Fingerprints(ProtocolDescription protocol) {
        this.protocol = protocol;
        messages = byName(protocol.messages(), MessageDescription::name);
        structs = byName(protocol.structs(), StructDescription::name);
        enums = byName(protocol.enums(), EnumDescription::name);
        unions = byName(protocol.unions(), UnionDescription::name);
        serializers = byName(protocol.serializers(), SerializerDescription::name);
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        return parts.stream().collect(Collectors.toMap(name, part -> part));
    }

    long all() {
        ByteBuffer bytes = ByteBuffer.allocate(8 * protocol.messages().size());
        protocol.messages().forEach(message -> bytes.putLong(of(message)));
        return hash(bytes.array());
    }

    long of(MessageDescription message) {
        String answer = message.answer().map(name -> "\nanswer " + answer(name)).orElse("");
        return hash("message " + message.tag() + " " + message.direction() + lines(message.components()) + answer);
    }

    /** The fingerprint of what an answer is made of, or its name if it is of another module. */
    private String answer(String name) {
        MessageDescription answer = messages.get(name);
        return answer == null ? name : "f" + HexFormat.of().toHexDigits(hash("answer" + lines(answer.components())));
    }

    private static long hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("each Java platform has SHA-256", e);
        }
    }

    private String lines(List<ComponentDescription> components) {
        return components.stream()
                .map(each -> "\n"
                        + new ComponentDescription(
                                each.name(), anonymous(each.type()), each.appended(), each.defaultValue(), Notes.NONE))
                .collect(Collectors.joining());
    }

    /** The same value, with fingerprints in place of names. */
    private ValueDescription anonymous(ValueDescription value) {
        if (value instanceof Struct struct) {
            return new Struct(name(References.Kind.STRUCT, struct.name()));
        }
        if (value instanceof Enumerated each) {
            return new Enumerated(name(References.Kind.ENUM, each.name()), each.type());
        }
        if (value instanceof Union union) {
            return new Union(name(References.Kind.UNION, union.name()), union.type());
        }
        if (value instanceof Packed packed) {
            Optional<String> name = packed.enumName().map(each -> name(References.Kind.ENUM, each));
            return new Packed(packed.kind(), packed.bits(), name, packed.bounds());
        }
        if (value instanceof Custom custom) {
            return new Custom(name(References.Kind.SERIALIZER, custom.serializer()));
        }
        if (value instanceof Sequence list) {
            return new Sequence(anonymous(list.element()), list.maxLength());
        }
        if (value instanceof Mapping map) {
            return new Mapping(anonymous(map.key()), anonymous(map.value()), map.maxLength());
        }
        return value instanceof Maybe maybe ? new Maybe(anonymous(maybe.value())) : value;
    }

    private String name(References.Kind kind, String name) {
        References.Reference reference = new References.Reference(kind, name);
        String known = names.get(reference);
        if (known == null) {
            known = text(kind, name)
                    .map(text -> "f" + HexFormat.of().toHexDigits(hash(text)))
                    .orElse(name);
            names.put(reference, known);
        }
        return known;
    }

    /** Returns the text for a name, or nothing for a serializer that is opaque: then its name is all that is known. */
    private Optional<String> text(References.Kind kind, String name) {
        return switch (kind) {
            case STRUCT ->
                Optional.of((structs.get(name).sized() ? "sized struct" : "struct")
                        + lines(structs.get(name).components()));
            case ENUM -> Optional.of("enum" + constants(enums.get(name)));
            case UNION -> Optional.of("union" + variants(unions.get(name)));
            case SERIALIZER ->
                Optional.ofNullable(serializers.get(name)).map(each -> "serializer" + lines(each.components()));
        };
    }

    private static String constants(EnumDescription each) {
        return each.constants().stream()
                        .sorted(Comparator.comparingLong(EnumDescription.Constant::number))
                        .map(constant -> "\n" + constant.name() + " = " + constant.number())
                        .collect(Collectors.joining())
                + each.unknown().map(unknown -> "\nunknown = " + unknown).orElse("");
    }

    private String variants(UnionDescription union) {
        return union.variants().stream()
                .sorted(Comparator.comparingLong(UnionDescription.Variant::number))
                .map(variant -> "\n" + name(References.Kind.STRUCT, variant.struct()) + " = " + variant.number())
                .collect(Collectors.joining());
    }
}
