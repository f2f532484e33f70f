package io.darkrift.tests.model;

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
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes and reads {@link ReadyValues}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"uuid: uuid", "instant: instant", "duration: duration", "vector2: vector2",
                "vector3: vector3", "vector4: vector4", "uuids: list(uuid)",
                "instants: list(instant)", "path: list(vector3)", "times: map(uuid, duration)"})
public final class ReadyValuesSerializer extends RecordSerializer<ReadyValues> {
    /** The only instance. */
    public static final ReadyValuesSerializer INSTANCE = new ReadyValuesSerializer();

    private static final Codec<Map<UUID, Duration>> UUID_TO_DURATION = Codecs.map(Codecs.ofReady(UuidSerializer.INSTANCE, UuidSerializer.SIZE),
            Codecs.ofReady(DurationSerializer.INSTANCE, DurationSerializer.SIZE));

    private ReadyValuesSerializer() {
        super(123, ReadyValues.class);
    }

    @Override
    public void write(ReadyValues value, DarkriftWriter out) {
        int at = out.reserve(76);
        byte[] bytes = out.array();
        UuidSerializer.put(Checks.notNull(value.uuid(), "ReadyValues.uuid"), bytes, at);
        InstantSerializer.put(Checks.notNull(value.instant(), "ReadyValues.instant"), bytes, at + 16);
        DurationSerializer.put(Checks.notNull(value.duration(), "ReadyValues.duration"), bytes, at + 28);
        Vector2Serializer.put(Checks.notNull(value.vector2(), "ReadyValues.vector2"), bytes, at + 40);
        Vector3Serializer.put(Checks.notNull(value.vector3(), "ReadyValues.vector3"), bytes, at + 48);
        Vector4Serializer.put(Checks.notNull(value.vector4(), "ReadyValues.vector4"), bytes, at + 60);
        UUID[] uuids = Checks.notNull(value.uuids(), "ReadyValues.uuids");
        at = out.reserveArray(uuids.length, UuidSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < uuids.length; i++) {
            UuidSerializer.put(Checks.notNull(uuids[i], "ReadyValues.uuids", i), bytes, at + UuidSerializer.SIZE * i);
        }
        List<Instant> instants = Checks.notNull(value.instants(), "ReadyValues.instants");
        int instantsCount = instants.size();
        at = out.reserveArray(instantsCount, InstantSerializer.SIZE);
        bytes = out.array();
        Iterator<Instant> instantsIterator = instants.iterator();
        for (int i = 0; i < instantsCount; i++) {
            InstantSerializer.put(Checks.notNull(instantsIterator.next(), "ReadyValues.instants", i), bytes, at + InstantSerializer.SIZE * i);
        }
        List<Vector3> path = Checks.notNull(value.path(), "ReadyValues.path");
        int pathCount = path.size();
        at = out.reserveArray(pathCount, Vector3Serializer.SIZE);
        bytes = out.array();
        Iterator<Vector3> pathIterator = path.iterator();
        for (int i = 0; i < pathCount; i++) {
            Vector3Serializer.put(Checks.notNull(pathIterator.next(), "ReadyValues.path", i), bytes, at + Vector3Serializer.SIZE * i);
        }
        UUID_TO_DURATION.write(value.times(), out, "ReadyValues.times");
    }

    @Override
    public ReadyValues read(DarkriftReader in) {
        int at = Reads.require(in, 76, "ReadyValues.uuid:16,instant:12,duration:12,vector2:8,vector3:12,vector4:16");
        byte[] bytes = in.array();
        UUID uuid = UuidSerializer.get(bytes, at);
        Instant instant = InstantSerializer.get(bytes, at + 16, in);
        Duration duration = DurationSerializer.get(bytes, at + 28, in);
        Vector2 vector2 = Vector2Serializer.get(bytes, at + 40);
        Vector3 vector3 = Vector3Serializer.get(bytes, at + 48);
        Vector4 vector4 = Vector4Serializer.get(bytes, at + 60);
        UUID[] uuids = new UUID[Reads.count(in, UuidSerializer.SIZE, "ReadyValues.uuids")];
        at = in.require(UuidSerializer.SIZE * uuids.length);
        for (int i = 0; i < uuids.length; i++) {
            uuids[i] = UuidSerializer.get(bytes, at + UuidSerializer.SIZE * i);
        }
        Instant[] instants = new Instant[Reads.count(in, InstantSerializer.SIZE, "ReadyValues.instants")];
        at = in.require(InstantSerializer.SIZE * instants.length);
        for (int i = 0; i < instants.length; i++) {
            instants[i] = InstantSerializer.get(bytes, at + InstantSerializer.SIZE * i, in);
        }
        Vector3[] path = new Vector3[Reads.count(in, Vector3Serializer.SIZE, "ReadyValues.path")];
        at = in.require(Vector3Serializer.SIZE * path.length);
        for (int i = 0; i < path.length; i++) {
            path[i] = Vector3Serializer.get(bytes, at + Vector3Serializer.SIZE * i);
        }
        Map<UUID, Duration> times = UUID_TO_DURATION.read(in, "ReadyValues.times");
        return new ReadyValues(uuid, instant, duration, vector2, vector3, vector4, uuids,
                List.of(instants), List.of(path), times);
    }
}
