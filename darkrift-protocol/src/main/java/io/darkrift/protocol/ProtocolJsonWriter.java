package io.darkrift.protocol;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes a {@link ProtocolDescription} as JSON: a line for each component, so that differences read well. */
final class ProtocolJsonWriter {
    private static final FormattingStyle LINES = FormattingStyle.PRETTY;
    private static final FormattingStyle ONE_LINE = FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

    /** Writes a part of the JSON. */
    interface Part<T> {
        void write(T part) throws IOException;
    }

    private final Writer out;
    private final JsonWriter json;
    private final ValueJsonWriter values;

    ProtocolJsonWriter(Writer out) {
        this.out = out;
        this.json = new JsonWriter(out);
        this.values = new ValueJsonWriter(json);
        json.setFormattingStyle(LINES);
        json.setHtmlSafe(false);
    }

    void write(ProtocolDescription protocol) throws IOException {
        json.beginObject();
        header(protocol);
        json.name("fingerprint").value(HexFormat.of().toHexDigits(protocol.fingerprint()));
        parts(protocol);
        end();
    }

    /** Writes a lock: without a fingerprint, which every change would change, and two changes in conflict. */
    void write(ProtocolLock lock) throws IOException {
        json.beginObject();
        header(lock.protocol());
        parts(lock.protocol());
        list("reserved", lock.reserved(), this::reserved);
        end();
    }

    private void header(ProtocolDescription protocol) throws IOException {
        json.name("format").value(ProtocolDescription.FORMAT);
        json.name("registry").value(protocol.registry());
        notes(protocol.notes());
    }

    private void parts(ProtocolDescription protocol) throws IOException {
        list("messages", protocol.messages(), this::message);
        list("structs", protocol.structs(), this::struct);
        list("enums", protocol.enums(), this::enumeration);
        list("unions", protocol.unions(), this::union);
        list("serializers", protocol.serializers(), this::serializer);
    }

    private void end() throws IOException {
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void reserved(ReservedTag tag) throws IOException {
        beginLine();
        json.name("tag").value(tag.tag());
        json.name("name").value(tag.name());
        endLine();
    }

    private <T> void list(String name, List<T> parts, Part<T> writer) throws IOException {
        json.name(name).beginArray();
        for (T part : parts) {
            writer.write(part);
        }
        json.endArray();
    }

    private void message(MessageDescription message) throws IOException {
        json.beginObject();
        name(message.name(), message.packageName());
        json.name("tag").value(message.tag());
        json.name("direction").value(message.direction().name());
        if (message.answer().isPresent()) {
            json.name("answer").value(message.answer().get());
        }
        notes(message.notes());
        list("components", message.components(), this::component);
        json.endObject();
    }

    private void struct(StructDescription struct) throws IOException {
        json.beginObject();
        name(struct.name(), struct.packageName());
        if (struct.sized()) {
            json.name("sized").value(true);
        }
        notes(struct.notes());
        list("components", struct.components(), this::component);
        json.endObject();
    }

    private void serializer(SerializerDescription serializer) throws IOException {
        json.beginObject();
        name(serializer.name(), serializer.packageName());
        notes(serializer.notes());
        list("components", serializer.components(), this::component);
        json.endObject();
    }

    private void name(String name, String packageName) throws IOException {
        json.name("name").value(name);
        json.name("package").value(packageName);
    }

    private void component(ComponentDescription component) throws IOException {
        beginLine();
        json.name("name").value(component.name());
        values.write("type", component.type());
        if (component.appended()) {
            json.name("appended").value(true);
        }
        if (!component.defaultValue().isEmpty()) {
            json.name("default");
            DefaultJson.write(component, json);
        }
        notes(component.notes());
        endLine();
    }

    private void enumeration(EnumDescription each) throws IOException {
        json.beginObject();
        name(each.name(), each.packageName());
        notes(each.notes());
        list("constants", each.constants(), this::constant);
        if (each.unknown().isPresent()) {
            json.name("unknown").value(each.unknown().get());
        }
        json.endObject();
    }

    private void constant(EnumDescription.Constant constant) throws IOException {
        beginLine();
        json.name("name").value(constant.name());
        json.name("number").value(constant.number());
        notes(constant.notes());
        endLine();
    }

    private void union(UnionDescription union) throws IOException {
        json.beginObject();
        name(union.name(), union.packageName());
        notes(union.notes());
        list("variants", union.variants(), this::variant);
        json.endObject();
    }

    private void variant(UnionDescription.Variant variant) throws IOException {
        beginLine();
        json.name("struct").value(variant.struct());
        json.name("number").value(variant.number());
        notes(variant.notes());
        endLine();
    }

    private void notes(Notes notes) throws IOException {
        if (!notes.doc().isEmpty()) {
            json.name("doc").value(notes.doc());
        }
        if (notes.deprecation().isPresent()) {
            json.name("deprecated").beginObject();
            if (!notes.deprecation().get().doc().isEmpty()) {
                json.name("doc").value(notes.deprecation().get().doc());
            }
            if (notes.deprecation().get().forRemoval()) {
                json.name("forRemoval").value(true);
            }
            json.endObject();
        }
        for (Map.Entry<String, String> extension : notes.extensions().entrySet()) {
            json.name(extension.getKey()).jsonValue(extension.getValue());
        }
    }

    private void beginLine() throws IOException {
        json.beginObject();
        json.setFormattingStyle(ONE_LINE);
    }

    private void endLine() throws IOException {
        json.endObject();
        json.setFormattingStyle(LINES);
    }
}
