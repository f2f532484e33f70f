package io.darkrift.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.darkrift.annotation.Direction;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads a {@link ProtocolDescription} from JSON. */
final class ProtocolJsonReader {
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());
    private static final int FIRST_FORMAT = 1;

    private final int format;

    private ProtocolJsonReader(int format) {
        this.format = format;
    }

    static ProtocolDescription read(Reader json) {
        return JsonMembers.read("", tree(json), members -> {
            ProtocolJsonReader reader = new ProtocolJsonReader(format(members));
            return reader.checkedProtocol(members);
        });
    }

    static ProtocolLock readLock(Reader json) {
        return JsonMembers.read("", tree(json), members -> {
            ProtocolJsonReader reader = new ProtocolJsonReader(format(members));
            return new ProtocolLock(
                    reader.checkedProtocol(members),
                    reader.isFirst() || !members.has("reserved")
                            ? List.of()
                            : members.list("reserved", ProtocolJsonReader::reserved));
        });
    }

    private static ReservedTag reserved(JsonMembers json) {
        return new ReservedTag(tag(json), json.string("name"));
    }

    private static int format(JsonMembers json) {
        long format = json.integer("format", 0, Integer.MAX_VALUE);
        if (format < FIRST_FORMAT || format > ProtocolDescription.FORMAT) {
            throw json.wrong(
                    "format",
                    "version " + FIRST_FORMAT + " or " + ProtocolDescription.FORMAT + ", the ones known here");
        }
        return (int) format;
    }

    private boolean isFirst() {
        return format == FIRST_FORMAT;
    }

    private ProtocolDescription checkedProtocol(JsonMembers json) {
        Optional<String> fingerprint = fingerprint(json);
        ProtocolDescription protocol = protocol(json);
        fingerprint.ifPresent(expected -> compare(expected, protocol));
        return protocol;
    }

    private Optional<String> fingerprint(JsonMembers json) {
        return isFirst() ? Optional.empty() : json.optionalString("fingerprint");
    }

    private static void compare(String expected, ProtocolDescription protocol) {
        String found = HexFormat.of().toHexDigits(protocol.fingerprint());
        if (!found.equals(expected)) {
            throw new IllegalArgumentException("the fingerprint is " + expected + ", and that of what is described is "
                    + found + ": the description was changed by hand, compile it again");
        }
    }

    private static JsonElement tree(Reader json) {
        JsonReader reader = new JsonReader(json);
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ProtocolFormatException("more arrived where the end was expected");
            }
            return tree;
        } catch (JsonIOException e) {
            throw new UncheckedIOException(e.getCause() instanceof IOException cause ? cause : new IOException(e));
        } catch (JsonParseException | MalformedJsonException e) {
            throw new ProtocolFormatException("expected JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProtocolDescription protocol(JsonMembers json) {
        return new ProtocolDescription(
                json.string("registry"),
                new Notes("", Optional.empty(), json.extensions()),
                json.list("messages", this::message),
                json.list("structs", this::struct),
                json.list("enums", this::enumeration),
                json.list("unions", this::union),
                isFirst() ? List.of() : json.list("serializers", this::serializer));
    }

    private MessageDescription message(JsonMembers json) {
        return new MessageDescription(
                json.string("name"),
                packageName(json),
                tag(json),
                json.oneOf("direction", DIRECTIONS, Direction::name),
                isFirst() ? Optional.empty() : json.optionalString("answer"),
                notes(json),
                json.list("components", this::component));
    }

    private static int tag(JsonMembers json) {
        return (int) json.integer("tag", 0, 65_535);
    }

    private String packageName(JsonMembers json) {
        return isFirst() ? Require.packageOf(json.string("name")) : json.string("package");
    }

    private StructDescription struct(JsonMembers json) {
        StructDescription struct = new StructDescription(
                json.string("name"),
                packageName(json),
                notes(json),
                !isFirst() && json.flag("sized"),
                json.list("components", this::component));
        if (isFirst() && struct.components().stream().anyMatch(ComponentDescription::appended)) {
            throw new IllegalArgumentException("a component of a struct is appended, which version 1 does not know");
        }
        return struct;
    }

    private SerializerDescription serializer(JsonMembers json) {
        return new SerializerDescription(
                json.string("name"), packageName(json), notes(json), json.list("components", this::component));
    }

    private ComponentDescription component(JsonMembers json) {
        return new ComponentDescription(
                json.string("name"),
                json.object("type", ValueJsonReader::read),
                json.flag("appended"),
                json.optionalText("default").orElse(""),
                notes(json));
    }

    private EnumDescription enumeration(JsonMembers json) {
        return new EnumDescription(
                json.string("name"),
                packageName(json),
                notes(json),
                json.list("constants", this::constant),
                isFirst() ? Optional.empty() : json.optionalString("unknown"));
    }

    private EnumDescription.Constant constant(JsonMembers json) {
        return new EnumDescription.Constant(json.string("name"), number(json), notes(json));
    }

    private UnionDescription union(JsonMembers json) {
        return new UnionDescription(
                json.string("name"), packageName(json), notes(json), json.list("variants", this::variant));
    }

    private UnionDescription.Variant variant(JsonMembers json) {
        return new UnionDescription.Variant(
                json.string("struct"), number(json), new Notes("", Optional.empty(), json.extensions()));
    }

    private static long number(JsonMembers json) {
        return json.integer("number", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private Notes notes(JsonMembers json) {
        return new Notes(
                json.optionalString("doc").orElse(""),
                isFirst() || !json.has("deprecated")
                        ? Optional.empty()
                        : Optional.of(json.object("deprecated", ProtocolJsonReader::deprecation)),
                json.extensions());
    }

    private static Notes.Deprecation deprecation(JsonMembers json) {
        return new Notes.Deprecation(json.optionalString("doc").orElse(""), json.flag("forRemoval"));
    }
}
