package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.value.DurationSerializer;
import io.darkrift.value.InstantSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.value.Vector2;
import io.darkrift.value.Vector2Serializer;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector3Serializer;
import io.darkrift.value.Vector4;
import io.darkrift.value.Vector4Serializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes and reads {@link ReadyValues.ReadyMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uuid: uuid", "instant: instant", "duration: duration", "vector2: vector2",
                "vector3: vector3", "vector4: vector4"})
public final class ReadyValues_ReadyMessageSerializer extends RecordSerializer<ReadyValues.ReadyMessage> {
    /** The only instance. */
    public static final ReadyValues_ReadyMessageSerializer INSTANCE = new ReadyValues_ReadyMessageSerializer();

    private ReadyValues_ReadyMessageSerializer() {
        super(90, ReadyValues.ReadyMessage.class);
    }

    @Override
    public void write(ReadyValues.ReadyMessage value, DarkriftWriter out) {
        int at = out.reserve(76);
        byte[] bytes = out.array();
        UuidSerializer.put(Checks.notNull(value.uuid(), "ReadyMessage.uuid"), bytes, at);
        InstantSerializer.put(Checks.notNull(value.instant(), "ReadyMessage.instant"), bytes, at + 16);
        DurationSerializer.put(Checks.notNull(value.duration(), "ReadyMessage.duration"), bytes, at + 28);
        Vector2Serializer.put(Checks.notNull(value.vector2(), "ReadyMessage.vector2"), bytes, at + 40);
        Vector3Serializer.put(Checks.notNull(value.vector3(), "ReadyMessage.vector3"), bytes, at + 48);
        Vector4Serializer.put(Checks.notNull(value.vector4(), "ReadyMessage.vector4"), bytes, at + 60);
    }

    @Override
    public ReadyValues.ReadyMessage read(DarkriftReader in) {
        int at = Reads.require(in, 76, "ReadyMessage.uuid:16,instant:12,duration:12,vector2:8,vector3:12,vector4:16");
        byte[] bytes = in.array();
        UUID uuid = UuidSerializer.get(bytes, at);
        Instant instant = InstantSerializer.get(bytes, at + 16, in);
        Duration duration = DurationSerializer.get(bytes, at + 28, in);
        Vector2 vector2 = Vector2Serializer.get(bytes, at + 40);
        Vector3 vector3 = Vector3Serializer.get(bytes, at + 48);
        Vector4 vector4 = Vector4Serializer.get(bytes, at + 60);
        return new ReadyValues.ReadyMessage(uuid, instant, duration, vector2, vector3, vector4);
    }
}
