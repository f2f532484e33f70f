package io.darkrift.tools.describe;

import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.StructDescription;
import io.darkrift.protocol.StructLayout;
import io.darkrift.protocol.ValueDescription;
import io.darkrift.transport.LinkWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one message, from its flags on: where each component begins, as far as that is constant. */
final class MessageLayout {
    /**
     * A component, or a part of the header.
     *
     * @param offset the index of its first byte; behind a part whose size varies, the distance from its end
     * @param bytes the size
     * @param bits the bits in these bytes, from the highest on, or empty for all
     * @param name the names of the components that lead to it
     * @param type the type
     * @param doc what its author says of it
     */
    record Row(String offset, String bytes, String bits, String name, String type, String doc) {}

    private final Sizes sizes;
    private final List<Row> rows = new ArrayList<>();
    private long offset;
    private String after = "";

    private MessageLayout(ProtocolDescription protocol) {
        sizes = new Sizes(protocol);
    }

    /** Returns the rows of a message. */
    static List<Row> of(ProtocolDescription protocol, MessageDescription message) {
        MessageLayout layout = new MessageLayout(protocol);
        layout.add("flags", "uint8", 1, "0, or 0x40 for a ping");
        layout.add("tag", "uint16", LinkWriter.HEADER_BYTES - 1, String.valueOf(message.tag()));
        if (message.answer().isPresent()) {
            layout.add(Overview.REQUEST_ID.name(), Overview.REQUEST_ID.type(), Integer.BYTES, "");
        }
        layout.add("", message.components());
        return layout.rows;
    }

    private void add(String name, String type, int bytes, String doc) {
        rows.add(new Row(place(offset), String.valueOf(bytes), "", name, type, doc));
        offset += bytes;
    }

    private String place(long at) {
        return after.isEmpty() ? String.valueOf(at) : after + " + " + at;
    }

    private void add(String path, List<ComponentDescription> components) {
        for (StructLayout.Part part : sizes.layout(components).parts()) {
            if (part instanceof StructLayout.Varying varying) {
                varying(path, components.get(varying.component()));
            } else if (part instanceof StructLayout.Run run) {
                for (StructLayout.Slot slot : run.slots()) {
                    slot(path, components, slot);
                }
            }
        }
    }

    private void varying(String path, ComponentDescription component) {
        String name = path + component.name();
        row(name, component, sizes.of(component.type()).toString(), "");
        StructDescription struct = structOf(component);
        if (struct != null && !struct.sized()) {
            add(name + ".", struct.components());
        } else {
            after = "end of " + name;
            offset = 0;
        }
    }

    private void slot(String path, List<ComponentDescription> components, StructLayout.Slot slot) {
        for (StructLayout.Field field : slot.fields()) {
            ComponentDescription component = components.get(field.component());
            String bits = field.bits() == 0 ? "" : field.bit() + " to " + (field.bit() + field.bits() - 1);
            row(path + component.name(), component, String.valueOf(slot.bytes()), bits);
        }
        StructDescription struct = structOf(components.get(slot.component()));
        if (struct != null) {
            add(path + components.get(slot.component()).name() + ".", struct.components());
        } else {
            offset += slot.bytes();
        }
    }

    private @Nullable StructDescription structOf(ComponentDescription component) {
        return component.type() instanceof ValueDescription.Struct struct ? sizes.struct(struct.name()) : null;
    }

    private void row(String name, ComponentDescription component, String bytes, String bits) {
        rows.add(new Row(place(offset), bytes, bits, name, Overview.type(component), Overview.doc(component.notes())));
    }
}
