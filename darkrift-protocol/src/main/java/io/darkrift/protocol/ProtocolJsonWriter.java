package io.darkrift.protocol;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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
        json.name("format").value(ProtocolDescription.FORMAT);
        json.name("registry").value(protocol.registry());
        list("messages", protocol.messages(), this::message);
        list("structs", protocol.structs(), this::struct);
        list("enums", protocol.enums(), this::enumeration);
        list("unions", protocol.unions(), this::union);
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
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
        json.name("name").value(message.name());
        json.name("tag").value(message.tag());
        json.name("direction").value(message.direction().name());
        doc(message.doc());
        list("components", message.components(), this::component);
        json.endObject();
    }

    private void struct(StructDescription struct) throws IOException {
        json.beginObject();
        json.name("name").value(struct.name());
        doc(struct.doc());
        list("components", struct.components(), this::component);
        json.endObject();
    }

    private void component(ComponentDescription component) throws IOException {
        beginLine();
        json.name("name").value(component.name());
        values.write("type", component.type());
        if (component.appended()) {
            json.name("appended").value(true);
        }
        if (!component.defaultValue().isEmpty()) {
            json.name("default").value(component.defaultValue());
        }
        doc(component.doc());
        endLine();
    }

    private void enumeration(EnumDescription each) throws IOException {
        json.beginObject();
        json.name("name").value(each.name());
        doc(each.doc());
        list("constants", each.constants(), this::constant);
        json.endObject();
    }

    private void constant(EnumDescription.Constant constant) throws IOException {
        beginLine();
        json.name("name").value(constant.name());
        json.name("number").value(constant.number());
        doc(constant.doc());
        endLine();
    }

    private void union(UnionDescription union) throws IOException {
        json.beginObject();
        json.name("name").value(union.name());
        doc(union.doc());
        list("variants", union.variants(), this::variant);
        json.endObject();
    }

    private void variant(UnionDescription.Variant variant) throws IOException {
        beginLine();
        json.name("struct").value(variant.struct());
        json.name("number").value(variant.number());
        endLine();
    }

    private void doc(String doc) throws IOException {
        if (!doc.isEmpty()) {
            json.name("doc").value(doc);
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
