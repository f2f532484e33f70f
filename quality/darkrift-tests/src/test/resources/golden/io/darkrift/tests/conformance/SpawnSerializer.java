package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.value.InstantSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector3Serializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Limits;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads {@link Spawn}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"player: uuid", "name: text(UTF_8) max 16", "position: vector3",
                "yaw: quantized(float32, -180.0, 180.0, 16)", "armed: bits(bool, 1)",
                "level: bits(uint, 7)", "protectedUntil: optional(instant)",
                "ammunition: map(uint16, uint8)", "health: uint16 appended \"100\""})
public final class SpawnSerializer extends RecordSerializer<Spawn> {
    /** The only instance. */
    public static final SpawnSerializer INSTANCE = new SpawnSerializer();

    private static final Codec<Optional<Instant>> OPTIONAL_INSTANT = Codecs.optional(Codecs.ofReady(InstantSerializer.INSTANCE, InstantSerializer.SIZE));
    private static final Codec<Map<Integer, Integer>> UINT16_TO_UINT8 = Codecs.map(Codecs.ofInt(WireInteger.UINT16),
            Codecs.ofInt(WireInteger.UINT8));

    private SpawnSerializer() {
        super(12, Spawn.class);
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
        PackedBits.put(bytes, at + 12, 2, Quantization.quantize(value.yaw(), -180.0, 180.0, 16, "Spawn.yaw"));
        PackedBits.put(bytes, at + 14, 1, (value.armed() ? 1L : 0L) << 7
                | PackedBits.unsigned(value.level(), 7, "Spawn.level"));
        OPTIONAL_INSTANT.write(value.protectedUntil(), out, "Spawn.protectedUntil");
        UINT16_TO_UINT8.write(value.ammunition(), out, "Spawn.ammunition");
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
        float yaw = Quantization.dequantizeFloat(PackedBits.get(bytes, at + 12, 2), -180.0, 180.0, 16);
        long armedBits = PackedBits.get(bytes, at + 14, 1);
        boolean armed = (armedBits >>> 7) != 0;
        int level = (int) (armedBits & 0x7FL);
        Optional<Instant> protectedUntil = OPTIONAL_INSTANT.read(in, "Spawn.protectedUntil");
        Map<Integer, Integer> ammunition = UINT16_TO_UINT8.read(in, "Spawn.ammunition");
        int health = in.remaining() > 0
                ? BigEndian.getUInt16(bytes, Reads.require(in, 2, "Spawn.health:2")) : 100;
        return new Spawn(player, name, position, yaw, armed, level, protectedUntil, ammunition,
                health);
    }
}
