package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Structs.Vec3sMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(struct(io.darkrift.tests.conformance.Structs.Vec3))")
public final class Structs_Vec3sMessageSerializer extends RecordSerializer<Structs.Vec3sMessage> {
    /** The only instance. */
    public static final Structs_Vec3sMessageSerializer INSTANCE = new Structs_Vec3sMessageSerializer();

    private Structs_Vec3sMessageSerializer() {
        super(82, Structs.Vec3sMessage.class);
    }

    @Override
    public void write(Structs.Vec3sMessage value, DarkriftWriter out) {
        Structs.Vec3[] value_ = Checks.notNull(value.value(), "Vec3sMessage.value");
        int at = out.reserveArray(value_.length, Structs_Vec3Serializer.SIZE);
        byte[] bytes = out.array();
        for (int i = 0; i < value_.length; i++) {
            Structs_Vec3Serializer.put(Checks.notNull(value_[i], "Vec3sMessage.value", i), bytes, at + Structs_Vec3Serializer.SIZE * i);
        }
    }

    @Override
    public Structs.Vec3sMessage read(DarkriftReader in) {
        Structs.Vec3[] value = new Structs.Vec3[Reads.count(in, Structs_Vec3Serializer.SIZE, "Vec3sMessage.value")];
        int at = in.require(Structs_Vec3Serializer.SIZE * value.length);
        byte[] bytes = in.array();
        for (int i = 0; i < value.length; i++) {
            value[i] = Structs_Vec3Serializer.get(bytes, at + Structs_Vec3Serializer.SIZE * i);
        }
        return new Structs.Vec3sMessage(value);
    }
}
