package io.darkrift.tests.model;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * Writes and reads {@link Customs}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "id: custom(io.darkrift.tests.model.UuidSerializer)",
        "ids: list(custom(io.darkrift.tests.model.UuidSerializer))",
        "idList: list(custom(io.darkrift.tests.model.UuidSerializer))",
        "time: custom(io.darkrift.tests.model.InstantSerializer)",
        "speed: custom(io.darkrift.tests.model.Vector.Serializer)",
        "path: list(custom(io.darkrift.tests.model.Vector.Serializer))"
})
public final class CustomsSerializer implements MessageSerializer<Customs> {
    /**
     * The only instance.
     */
    public static final CustomsSerializer INSTANCE = new CustomsSerializer();

    private static final UuidSerializer UUID_SERIALIZER = UuidSerializer.INSTANCE;

    private static final InstantSerializer INSTANT_SERIALIZER = new InstantSerializer();

    private static final Vector.Serializer SERIALIZER = new Vector.Serializer();

    private CustomsSerializer() {
    }

    @Override
    public int tag() {
        return 113;
    }

    @Override
    public Class<Customs> type() {
        return Customs.class;
    }

    @Override
    public void write(Customs value, DarkriftWriter out) {
        UUID_SERIALIZER.write(Checks.notNull(value.id(), "Customs.id"), out);

        UUID[] ids = Checks.notNull(value.ids(), "Customs.ids");
        out.writeInt32(ids.length);
        for (int i = 0; i < ids.length; i++) {
            UUID_SERIALIZER.write(Checks.notNull(ids[i], "Customs.ids", i), out);
        }

        List<UUID> idList = Checks.notNull(value.idList(), "Customs.idList");
        int idListCount = idList.size();
        out.writeInt32(idListCount);
        Iterator<UUID> idListIterator = idList.iterator();
        for (int i = 0; i < idListCount; i++) {
            UUID_SERIALIZER.write(Checks.notNull(idListIterator.next(), "Customs.idList", i), out);
        }

        INSTANT_SERIALIZER.write(Checks.notNull(value.time(), "Customs.time"), out);
        SERIALIZER.write(Checks.notNull(value.speed(), "Customs.speed"), out);

        Vector[] path = Checks.notNull(value.path(), "Customs.path");
        out.writeInt32(path.length);
        for (int i = 0; i < path.length; i++) {
            SERIALIZER.write(Checks.notNull(path[i], "Customs.path", i), out);
        }
    }

    @Override
    public Customs read(DarkriftReader in) {
        UUID id = Reads.value(in, UUID_SERIALIZER, "Customs.id");

        UUID[] ids = new UUID[Reads.count(in, 0, "Customs.ids")];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Reads.value(in, UUID_SERIALIZER, "Customs.ids");
        }

        UUID[] idList = new UUID[Reads.count(in, 0, "Customs.idList")];
        for (int i = 0; i < idList.length; i++) {
            idList[i] = Reads.value(in, UUID_SERIALIZER, "Customs.idList");
        }

        Instant time = Reads.value(in, INSTANT_SERIALIZER, "Customs.time");
        Vector speed = Reads.value(in, SERIALIZER, "Customs.speed");

        Vector[] path = new Vector[Reads.count(in, 0, "Customs.path")];
        for (int i = 0; i < path.length; i++) {
            path[i] = Reads.value(in, SERIALIZER, "Customs.path");
        }

        return new Customs(id, ids, List.of(idList), time, speed, path);
    }
}
