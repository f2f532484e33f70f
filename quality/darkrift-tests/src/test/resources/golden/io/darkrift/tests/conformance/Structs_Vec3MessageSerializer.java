package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Structs.Vec3Message}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: struct(io.darkrift.tests.conformance.Structs.Vec3)")
public final class Structs_Vec3MessageSerializer extends RecordSerializer<Structs.Vec3Message> {
    /** The only instance. */
    public static final Structs_Vec3MessageSerializer INSTANCE = new Structs_Vec3MessageSerializer();

    private Structs_Vec3MessageSerializer() {
        super(81, Structs.Vec3Message.class);
    }

    @Override
    public void write(Structs.Vec3Message value, DarkriftWriter out) {
        int at = out.reserve(12);
        byte[] bytes = out.array();
        Structs_Vec3Serializer.put(Checks.notNull(value.value(), "Vec3Message.value"), bytes, at);
    }

    @Override
    public Structs.Vec3Message read(DarkriftReader in) {
        int at = Reads.require(in, 12, "Vec3Message.value:12");
        byte[] bytes = in.array();
        Structs.Vec3 value = Structs_Vec3Serializer.get(bytes, at);
        return new Structs.Vec3Message(value);
    }
}
