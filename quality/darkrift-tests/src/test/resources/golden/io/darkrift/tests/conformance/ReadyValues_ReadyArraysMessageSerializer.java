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

/** Writes and reads {@link ReadyValues.ReadyArraysMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uuids: list(uuid)", "instants: list(instant)", "durations: list(duration)",
                "vectors2: list(vector2)", "vectors3: list(vector3)", "vectors4: list(vector4)"})
public final class ReadyValues_ReadyArraysMessageSerializer extends RecordSerializer<ReadyValues.ReadyArraysMessage> {
    /** The only instance. */
    public static final ReadyValues_ReadyArraysMessageSerializer INSTANCE = new ReadyValues_ReadyArraysMessageSerializer();

    private ReadyValues_ReadyArraysMessageSerializer() {
        super(91, ReadyValues.ReadyArraysMessage.class);
    }

    @Override
    public void write(ReadyValues.ReadyArraysMessage value, DarkriftWriter out) {
        UUID[] uuids = Checks.notNull(value.uuids(), "ReadyArraysMessage.uuids");
        int at = out.reserveArray(uuids.length, UuidSerializer.SIZE);
        byte[] bytes = out.array();
        for (int i = 0; i < uuids.length; i++) {
            UuidSerializer.put(Checks.notNull(uuids[i], "ReadyArraysMessage.uuids", i), bytes, at + UuidSerializer.SIZE * i);
        }
        Instant[] instants = Checks.notNull(value.instants(), "ReadyArraysMessage.instants");
        at = out.reserveArray(instants.length, InstantSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < instants.length; i++) {
            InstantSerializer.put(Checks.notNull(instants[i], "ReadyArraysMessage.instants", i), bytes, at + InstantSerializer.SIZE * i);
        }
        Duration[] durations = Checks.notNull(value.durations(), "ReadyArraysMessage.durations");
        at = out.reserveArray(durations.length, DurationSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < durations.length; i++) {
            DurationSerializer.put(Checks.notNull(durations[i], "ReadyArraysMessage.durations", i), bytes, at + DurationSerializer.SIZE * i);
        }
        Vector2[] vectors2 = Checks.notNull(value.vectors2(), "ReadyArraysMessage.vectors2");
        at = out.reserveArray(vectors2.length, Vector2Serializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < vectors2.length; i++) {
            Vector2Serializer.put(Checks.notNull(vectors2[i], "ReadyArraysMessage.vectors2", i), bytes, at + Vector2Serializer.SIZE * i);
        }
        Vector3[] vectors3 = Checks.notNull(value.vectors3(), "ReadyArraysMessage.vectors3");
        at = out.reserveArray(vectors3.length, Vector3Serializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < vectors3.length; i++) {
            Vector3Serializer.put(Checks.notNull(vectors3[i], "ReadyArraysMessage.vectors3", i), bytes, at + Vector3Serializer.SIZE * i);
        }
        Vector4[] vectors4 = Checks.notNull(value.vectors4(), "ReadyArraysMessage.vectors4");
        at = out.reserveArray(vectors4.length, Vector4Serializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < vectors4.length; i++) {
            Vector4Serializer.put(Checks.notNull(vectors4[i], "ReadyArraysMessage.vectors4", i), bytes, at + Vector4Serializer.SIZE * i);
        }
    }

    @Override
    public ReadyValues.ReadyArraysMessage read(DarkriftReader in) {
        UUID[] uuids = new UUID[Reads.count(in, UuidSerializer.SIZE, "ReadyArraysMessage.uuids")];
        int at = in.require(UuidSerializer.SIZE * uuids.length);
        byte[] bytes = in.array();
        for (int i = 0; i < uuids.length; i++) {
            uuids[i] = UuidSerializer.get(bytes, at + UuidSerializer.SIZE * i);
        }
        Instant[] instants = new Instant[Reads.count(in, InstantSerializer.SIZE, "ReadyArraysMessage.instants")];
        at = in.require(InstantSerializer.SIZE * instants.length);
        for (int i = 0; i < instants.length; i++) {
            instants[i] = InstantSerializer.get(bytes, at + InstantSerializer.SIZE * i, in);
        }
        Duration[] durations = new Duration[Reads.count(in, DurationSerializer.SIZE, "ReadyArraysMessage.durations")];
        at = in.require(DurationSerializer.SIZE * durations.length);
        for (int i = 0; i < durations.length; i++) {
            durations[i] = DurationSerializer.get(bytes, at + DurationSerializer.SIZE * i, in);
        }
        Vector2[] vectors2 = new Vector2[Reads.count(in, Vector2Serializer.SIZE, "ReadyArraysMessage.vectors2")];
        at = in.require(Vector2Serializer.SIZE * vectors2.length);
        for (int i = 0; i < vectors2.length; i++) {
            vectors2[i] = Vector2Serializer.get(bytes, at + Vector2Serializer.SIZE * i);
        }
        Vector3[] vectors3 = new Vector3[Reads.count(in, Vector3Serializer.SIZE, "ReadyArraysMessage.vectors3")];
        at = in.require(Vector3Serializer.SIZE * vectors3.length);
        for (int i = 0; i < vectors3.length; i++) {
            vectors3[i] = Vector3Serializer.get(bytes, at + Vector3Serializer.SIZE * i);
        }
        Vector4[] vectors4 = new Vector4[Reads.count(in, Vector4Serializer.SIZE, "ReadyArraysMessage.vectors4")];
        at = in.require(Vector4Serializer.SIZE * vectors4.length);
        for (int i = 0; i < vectors4.length; i++) {
            vectors4[i] = Vector4Serializer.get(bytes, at + Vector4Serializer.SIZE * i);
        }
        return new ReadyValues.ReadyArraysMessage(uuids, instants, durations, vectors2, vectors3,
                vectors4);
    }
}
