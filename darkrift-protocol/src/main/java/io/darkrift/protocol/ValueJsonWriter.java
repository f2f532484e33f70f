package io.darkrift.protocol;

import com.google.gson.stream.JsonWriter;
import io.darkrift.protocol.ValueDescription.Bool;
import io.darkrift.protocol.ValueDescription.Char;
import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Numeric;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.ValueDescription.Ready;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Text;
import io.darkrift.protocol.ValueDescription.Union;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes a {@link ValueDescription} as JSON. */
final class ValueJsonWriter {
    private final JsonWriter json;

    ValueJsonWriter(JsonWriter json) {
        this.json = json;
    }

    void write(String member, ValueDescription value) throws IOException {
        json.name(member).beginObject();
        simple(value);
        json.endObject();
    }

    private void simple(ValueDescription value) throws IOException {
        if (value instanceof Numeric numeric) {
            type(numeric.type());
            bounds(numeric.bounds(), numeric.type().isInteger());
        } else if (value instanceof Bool) {
            type("bool");
        } else if (value instanceof Text text) {
            type("text").name("encoding").value(text.encoding().name());
            maxLength(text.maxLength());
        } else if (value instanceof Char character) {
            type("char").name("encoding").value(character.encoding().name());
        } else if (value instanceof Ready ready) {
            type(ready.type());
        } else {
            named(value);
        }
    }

    private void named(ValueDescription value) throws IOException {
        if (value instanceof Enumerated each) {
            type("enum").name("name").value(each.name());
            json.name("as").value(each.type().toString());
        } else if (value instanceof Union union) {
            type("union").name("name").value(union.name());
            json.name("as").value(union.type().toString());
        } else if (value instanceof Struct struct) {
            type("struct").name("name").value(struct.name());
        } else if (value instanceof Custom custom) {
            type("custom").name("serializer").value(custom.serializer());
        } else {
            container(value);
        }
    }

    private void container(ValueDescription value) throws IOException {
        if (value instanceof Sequence sequence) {
            type("list");
            write("element", sequence.element());
            maxLength(sequence.maxLength());
        } else if (value instanceof Mapping mapping) {
            type("map");
            write("key", mapping.key());
            write("value", mapping.value());
            maxLength(mapping.maxLength());
        } else if (value instanceof Maybe maybe) {
            type("optional");
            write("value", maybe.value());
        } else if (value instanceof Quantized quantized) {
            type("quantized").name("of").value(quantized.type().toString());
            json.name("min").value(quantized.min());
            json.name("max").value(quantized.max());
            json.name("bits").value(quantized.bits());
        } else {
            packed((Packed) value);
        }
    }

    private void packed(Packed packed) throws IOException {
        type("bits").name("of").value(packed.kind().toString());
        json.name("bits").value(packed.bits());
        if (packed.enumName().isPresent()) {
            json.name("name").value(packed.enumName().get());
        }
        bounds(packed.bounds(), true);
    }

    private JsonWriter type(Object type) throws IOException {
        return json.name("type").value(type.toString());
    }

    private void maxLength(OptionalInt maxLength) throws IOException {
        if (maxLength.isPresent()) {
            json.name("maxLength").value(maxLength.getAsInt());
        }
    }

    private void bounds(Optional<Bounds> bounds, boolean isWhole) throws IOException {
        if (bounds.isPresent()) {
            bound("min", bounds.get().min(), isWhole);
            bound("max", bounds.get().max(), isWhole);
        }
    }

    /** One that is not there is infinite, which JSON has no number for. */
    private void bound(String name, double bound, boolean isWhole) throws IOException {
        if (Double.isInfinite(bound)) {
            return;
        }
        if (isWhole) {
            json.name(name).value((long) bound);
        } else {
            json.name(name).value(bound);
        }
    }
}
