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
import java.util.List;

/** Reads a {@link ProtocolDescription} from JSON. */
final class ProtocolJsonReader {
    private static final List<Direction> DIRECTIONS = List.of(Direction.values());

    private ProtocolJsonReader() {}

    static ProtocolDescription read(Reader json) {
        return JsonMembers.read("", tree(json), ProtocolJsonReader::protocol);
    }

    private static JsonElement tree(Reader json) {
        JsonReader reader = new JsonReader(json);
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ProtocolFormatException("more came where the end was expected");
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

    private static ProtocolDescription protocol(JsonMembers json) {
        long format = json.integer("format", 0, Integer.MAX_VALUE);
        if (format != ProtocolDescription.FORMAT) {
            throw json.wrong("format", "version " + ProtocolDescription.FORMAT + ", the only one known here");
        }
        return new ProtocolDescription(
                json.string("registry"),
                json.list("messages", ProtocolJsonReader::message),
                json.list("structs", ProtocolJsonReader::struct),
                json.list("enums", ProtocolJsonReader::enumeration),
                json.list("unions", ProtocolJsonReader::union));
    }

    private static MessageDescription message(JsonMembers json) {
        return new MessageDescription(
                json.string("name"),
                (int) json.integer("tag", 0, 65_535),
                json.oneOf("direction", DIRECTIONS, Direction::name),
                doc(json),
                json.list("components", ProtocolJsonReader::component));
    }

    private static StructDescription struct(JsonMembers json) {
        return new StructDescription(
                json.string("name"), doc(json), json.list("components", ProtocolJsonReader::component));
    }

    private static ComponentDescription component(JsonMembers json) {
        return new ComponentDescription(
                json.string("name"),
                json.object("type", ValueJsonReader::read),
                json.flag("appended"),
                json.optionalString("default").orElse(""),
                doc(json));
    }

    private static EnumDescription enumeration(JsonMembers json) {
        return new EnumDescription(
                json.string("name"), doc(json), json.list("constants", ProtocolJsonReader::constant));
    }

    private static EnumDescription.Constant constant(JsonMembers json) {
        return new EnumDescription.Constant(json.string("name"), number(json), doc(json));
    }

    private static UnionDescription union(JsonMembers json) {
        return new UnionDescription(json.string("name"), doc(json), json.list("variants", ProtocolJsonReader::variant));
    }

    private static UnionDescription.Variant variant(JsonMembers json) {
        return new UnionDescription.Variant(json.string("struct"), number(json));
    }

    private static long number(JsonMembers json) {
        return json.integer("number", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static String doc(JsonMembers json) {
        return json.optionalString("doc").orElse("");
    }
}
