package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.value.InstantSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector3Serializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.Maps;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes and reads {@link Spawn}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "player: uuid",
        "name: text(UTF_8) max 16",
        "position: vector3",
        "yaw: quantized(float32, -180.0, 180.0, 16)",
        "armed: bits(bool, 1)",
        "level: bits(uint, 7)",
        "protectedUntil: optional(instant)",
        "ammunition: map(uint16, uint8)",
        "health: uint16 appended \"100\""
})
public final class SpawnSerializer implements MessageSerializer<Spawn> {
    /**
     * The only instance.
     */
    public static final SpawnSerializer INSTANCE = new SpawnSerializer();

    private SpawnSerializer() {
    }

    @Override
    public int tag() {
        return 12;
    }

    @Override
    public Class<Spawn> type() {
        return Spawn.class;
    }

    @Override
    public void write(Spawn value, DarkriftWriter out) {
        int at = out.reserve(16);
        byte[] bytes = out.array();
        UuidSerializer.put(Checks.notNull(value.player(), "Spawn.player"), bytes, at);

        out.writeString(Limits.text(Checks.notNull(value.name(), "Spawn.name"), 16, "Spawn.name"), TextEncoding.UTF_8);

        at = out.reserve(15);
        bytes = out.array();
        Vector3Serializer.put(Checks.notNull(value.position(), "Spawn.position"), bytes, at);
        PackedBits.put(bytes, at + 12, 2, Quantization.quantize(value.yaw(), -180.0, 180.0, 16,
                "Spawn.yaw"));
        PackedBits.put(bytes, at + 14, 1, (value.armed() ? 1L : 0L) << 7
                | PackedBits.unsigned(value.level(), 7, "Spawn.level"));

        Optional<Instant> protectedUntil = Checks.notNull(value.protectedUntil(), "Spawn.protectedUntil");
        out.writeBoolean(protectedUntil.isPresent());
        if (protectedUntil.isPresent()) {
            at = out.reserve(InstantSerializer.SIZE);
            bytes = out.array();
            InstantSerializer.put(protectedUntil.get(), bytes, at);
        }

        Map<Integer, Integer> ammunition = Checks.notNull(value.ammunition(), "Spawn.ammunition");
        int ammunitionCount = ammunition.size();
        at = out.reserveArray(ammunitionCount, 3);
        bytes = out.array();
        Iterator<Map.Entry<Integer, Integer>> ammunitionIterator = ammunition.entrySet().iterator();
        for (int i = 0; i < ammunitionCount; i++) {
            Map.Entry<Integer, Integer> ammunitionEntry = ammunitionIterator.next();
            BigEndian.putInt16(bytes, at + 3 * i,
                    Checks.uint16(Checks.notNull(ammunitionEntry.getKey(), "Spawn.ammunition", i), "Spawn.ammunition", i));
            BigEndian.putInt8(bytes, at + 3 * i + 2,
                    Checks.uint8(Checks.notNull(ammunitionEntry.getValue(), "Spawn.ammunition", i), "Spawn.ammunition", i));
        }

        at = out.reserve(2);
        bytes = out.array();
        BigEndian.putInt16(bytes, at, Checks.uint16(value.health(), "Spawn.health"));
    }

    @Override
    public Spawn read(DarkriftReader in) {
        int at = Reads.require(in, 16, "Spawn.player:16");
        byte[] bytes = in.array();
        UUID player = UuidSerializer.get(bytes, at);

        String name = Limits.string(in, TextEncoding.UTF_8, 16, "Spawn.name");

        at = Reads.require(in, 15, "Spawn.position:12,yaw:2,armed:1");
        Vector3 position = Vector3Serializer.get(bytes, at);
        float yaw = Quantization.dequantizeFloat(PackedBits.get(bytes, at + 12, 2),
                -180.0, 180.0, 16);
        long armedBits = PackedBits.get(bytes, at + 14, 1);
        boolean armed = (armedBits >>> 7) != 0;
        int level = (int) (armedBits & 0x7FL);

        Optional<Instant> protectedUntil = Optional.empty();
        if (Reads.bool(in, "Spawn.protectedUntil")) {
            at = Reads.require(in, InstantSerializer.SIZE, "Spawn.protectedUntil");
            protectedUntil = Optional.of(InstantSerializer.get(bytes, at, in));
        }

        int ammunitionCount = Reads.count(in, 3, "Spawn.ammunition");
        Map<Integer, Integer> ammunition = Maps.forEntries(ammunitionCount);
        at = in.require(3 * ammunitionCount);
        for (int i = 0; i < ammunitionCount; i++) {
            Integer ammunitionKey = BigEndian.getUInt16(bytes, at + 3 * i);
            Integer ammunitionValue = BigEndian.getUInt8(bytes, at + 3 * i + 2);
            Maps.put(in, ammunition, ammunitionKey, ammunitionValue, "Spawn.ammunition");
        }

        int health = 100;
        if (in.remaining() > 0) {
            at = Reads.require(in, 2, "Spawn.health:2");
            health = BigEndian.getUInt16(bytes, at);
        }

        return new Spawn(player, name, position, yaw, armed, level, protectedUntil,
                Collections.unmodifiableMap(ammunition), health);
    }
}
