package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes and reads {@link Customs}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"id: custom(io.darkrift.tests.model.UuidSerializer)",
                "ids: list(custom(io.darkrift.tests.model.UuidSerializer))",
                "idList: list(custom(io.darkrift.tests.model.UuidSerializer))",
                "time: custom(io.darkrift.tests.model.InstantSerializer)",
                "speed: custom(io.darkrift.tests.model.Vector.Serializer)",
                "path: list(custom(io.darkrift.tests.model.Vector.Serializer))"})
public final class CustomsSerializer extends RecordSerializer<Customs> {
    /** The only instance. */
    public static final CustomsSerializer INSTANCE = new CustomsSerializer();

    private static final UuidSerializer UUID_SERIALIZER = UuidSerializer.INSTANCE;
    private static final Codec<UUID[]> UUID_ARRAY = Codecs.array(UUID.class, Codecs.of(UUID_SERIALIZER));
    private static final Codec<List<UUID>> UUID_LIST = Codecs.list(Codecs.of(UUID_SERIALIZER));
    private static final InstantSerializer INSTANT_SERIALIZER = new InstantSerializer();
    private static final Vector.Serializer SERIALIZER = new Vector.Serializer();
    private static final Codec<Vector[]> VECTOR_ARRAY = Codecs.array(Vector.class, Codecs.of(SERIALIZER));

    private CustomsSerializer() {
        super(113, Customs.class);
    }

    @Override
    public void write(Customs value, DarkriftWriter out) {
        UUID_SERIALIZER.write(Checks.notNull(value.id(), "Customs.id"), out);
        UUID_ARRAY.write(value.ids(), out, "Customs.ids");
        UUID_LIST.write(value.idList(), out, "Customs.idList");
        INSTANT_SERIALIZER.write(Checks.notNull(value.time(), "Customs.time"), out);
        SERIALIZER.write(Checks.notNull(value.speed(), "Customs.speed"), out);
        VECTOR_ARRAY.write(value.path(), out, "Customs.path");
    }

    @Override
    public Customs read(DarkriftReader in) {
        UUID id = Reads.value(in, UUID_SERIALIZER, "Customs.id");
        UUID[] ids = UUID_ARRAY.read(in, "Customs.ids");
        List<UUID> idList = UUID_LIST.read(in, "Customs.idList");
        Instant time = Reads.value(in, INSTANT_SERIALIZER, "Customs.time");
        Vector speed = Reads.value(in, SERIALIZER, "Customs.speed");
        Vector[] path = VECTOR_ARRAY.read(in, "Customs.path");
        return new Customs(id, ids, idList, time, speed, path);
    }
}
