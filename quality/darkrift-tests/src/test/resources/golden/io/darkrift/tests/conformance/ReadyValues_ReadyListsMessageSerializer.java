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
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Writes and reads {@link ReadyValues.ReadyListsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uuids: list(uuid)", "instants: list(instant)", "durations: list(duration)",
                "vectors2: list(vector2)", "vectors3: list(vector3)", "vectors4: list(vector4)"})
public final class ReadyValues_ReadyListsMessageSerializer extends RecordSerializer<ReadyValues.ReadyListsMessage> {
    /** The only instance. */
    public static final ReadyValues_ReadyListsMessageSerializer INSTANCE = new ReadyValues_ReadyListsMessageSerializer();

    private ReadyValues_ReadyListsMessageSerializer() {
        super(92, ReadyValues.ReadyListsMessage.class);
    }

    @Override
    public void write(ReadyValues.ReadyListsMessage value, DarkriftWriter out) {
        List<UUID> uuids = Checks.notNull(value.uuids(), "ReadyListsMessage.uuids");
        int uuidsCount = uuids.size();
        int at = out.reserveArray(uuidsCount, UuidSerializer.SIZE);
        byte[] bytes = out.array();
        Iterator<UUID> uuidsIterator = uuids.iterator();
        for (int i = 0; i < uuidsCount; i++) {
            UuidSerializer.put(Checks.notNull(uuidsIterator.next(), "ReadyListsMessage.uuids", i), bytes, at + UuidSerializer.SIZE * i);
        }
        List<Instant> instants = Checks.notNull(value.instants(), "ReadyListsMessage.instants");
        int instantsCount = instants.size();
        at = out.reserveArray(instantsCount, InstantSerializer.SIZE);
        bytes = out.array();
        Iterator<Instant> instantsIterator = instants.iterator();
        for (int i = 0; i < instantsCount; i++) {
            InstantSerializer.put(Checks.notNull(instantsIterator.next(), "ReadyListsMessage.instants", i), bytes, at + InstantSerializer.SIZE * i);
        }
        List<Duration> durations = Checks.notNull(value.durations(), "ReadyListsMessage.durations");
        int durationsCount = durations.size();
        at = out.reserveArray(durationsCount, DurationSerializer.SIZE);
        bytes = out.array();
        Iterator<Duration> durationsIterator = durations.iterator();
        for (int i = 0; i < durationsCount; i++) {
            DurationSerializer.put(Checks.notNull(durationsIterator.next(), "ReadyListsMessage.durations", i), bytes, at + DurationSerializer.SIZE * i);
        }
        List<Vector2> vectors2 = Checks.notNull(value.vectors2(), "ReadyListsMessage.vectors2");
        int vectors2Count = vectors2.size();
        at = out.reserveArray(vectors2Count, Vector2Serializer.SIZE);
        bytes = out.array();
        Iterator<Vector2> vectors2Iterator = vectors2.iterator();
        for (int i = 0; i < vectors2Count; i++) {
            Vector2Serializer.put(Checks.notNull(vectors2Iterator.next(), "ReadyListsMessage.vectors2", i), bytes, at + Vector2Serializer.SIZE * i);
        }
        List<Vector3> vectors3 = Checks.notNull(value.vectors3(), "ReadyListsMessage.vectors3");
        int vectors3Count = vectors3.size();
        at = out.reserveArray(vectors3Count, Vector3Serializer.SIZE);
        bytes = out.array();
        Iterator<Vector3> vectors3Iterator = vectors3.iterator();
        for (int i = 0; i < vectors3Count; i++) {
            Vector3Serializer.put(Checks.notNull(vectors3Iterator.next(), "ReadyListsMessage.vectors3", i), bytes, at + Vector3Serializer.SIZE * i);
        }
        List<Vector4> vectors4 = Checks.notNull(value.vectors4(), "ReadyListsMessage.vectors4");
        int vectors4Count = vectors4.size();
        at = out.reserveArray(vectors4Count, Vector4Serializer.SIZE);
        bytes = out.array();
        Iterator<Vector4> vectors4Iterator = vectors4.iterator();
        for (int i = 0; i < vectors4Count; i++) {
            Vector4Serializer.put(Checks.notNull(vectors4Iterator.next(), "ReadyListsMessage.vectors4", i), bytes, at + Vector4Serializer.SIZE * i);
        }
    }

    @Override
    public ReadyValues.ReadyListsMessage read(DarkriftReader in) {
        UUID[] uuids = new UUID[Reads.count(in, UuidSerializer.SIZE, "ReadyListsMessage.uuids")];
        int at = in.require(UuidSerializer.SIZE * uuids.length);
        byte[] bytes = in.array();
        for (int i = 0; i < uuids.length; i++) {
            uuids[i] = UuidSerializer.get(bytes, at + UuidSerializer.SIZE * i);
        }
        Instant[] instants = new Instant[Reads.count(in, InstantSerializer.SIZE, "ReadyListsMessage.instants")];
        at = in.require(InstantSerializer.SIZE * instants.length);
        for (int i = 0; i < instants.length; i++) {
            instants[i] = InstantSerializer.get(bytes, at + InstantSerializer.SIZE * i, in);
        }
        Duration[] durations = new Duration[Reads.count(in, DurationSerializer.SIZE, "ReadyListsMessage.durations")];
        at = in.require(DurationSerializer.SIZE * durations.length);
        for (int i = 0; i < durations.length; i++) {
            durations[i] = DurationSerializer.get(bytes, at + DurationSerializer.SIZE * i, in);
        }
        Vector2[] vectors2 = new Vector2[Reads.count(in, Vector2Serializer.SIZE, "ReadyListsMessage.vectors2")];
        at = in.require(Vector2Serializer.SIZE * vectors2.length);
        for (int i = 0; i < vectors2.length; i++) {
            vectors2[i] = Vector2Serializer.get(bytes, at + Vector2Serializer.SIZE * i);
        }
        Vector3[] vectors3 = new Vector3[Reads.count(in, Vector3Serializer.SIZE, "ReadyListsMessage.vectors3")];
        at = in.require(Vector3Serializer.SIZE * vectors3.length);
        for (int i = 0; i < vectors3.length; i++) {
            vectors3[i] = Vector3Serializer.get(bytes, at + Vector3Serializer.SIZE * i);
        }
        Vector4[] vectors4 = new Vector4[Reads.count(in, Vector4Serializer.SIZE, "ReadyListsMessage.vectors4")];
        at = in.require(Vector4Serializer.SIZE * vectors4.length);
        for (int i = 0; i < vectors4.length; i++) {
            vectors4[i] = Vector4Serializer.get(bytes, at + Vector4Serializer.SIZE * i);
        }
        return new ReadyValues.ReadyListsMessage(List.of(uuids), List.of(instants),
                List.of(durations), List.of(vectors2), List.of(vectors3), List.of(vectors4));
    }
}
