package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Stance}. */
@DarkriftGenerated
@Layout({"team: enum(game.Team, uint8)", "posture: enum(game.Posture, int16)",
                "next: enum(game.Posture, uint32)", "eyes: struct(game.Vector)"})
final class StanceSerializer implements ValueSerializer<Stance> {
    /** The only instance. */
    public static final StanceSerializer INSTANCE = new StanceSerializer();

    /** The size of a value in bytes. */
    static final int SIZE = 19;

    private static final EnumTable<Team> TEAM = EnumTable.of(Team.class);
    private static final EnumTable<Posture> POSTURE = EnumTable.of(Posture.class,
            "STANDING=0 CROUCHING=10 PRONE=2");

    private StanceSerializer() {}

    @Override
    public void write(Stance value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Stance read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Stance.team:1,posture:2,next:4,eyes:12");
        return get(in.array(), at, in);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    static void put(Stance value, byte[] bytes, int at) {
        BigEndian.putInt8(bytes, at, TEAM.number(value.team(), "Stance.team"));
        BigEndian.putInt16(bytes, at + 1, POSTURE.number(value.posture(), "Stance.posture"));
        BigEndian.putInt32(bytes, at + 3, POSTURE.number(value.next(), "Stance.next"));
        VectorSerializer.put(Checks.notNull(value.eyes(), "Stance.eyes"), bytes, at + 7);
    }

    /** Loads a value from {@link #SIZE} bytes. */
    static Stance get(byte[] bytes, int at, DarkriftReader in) {
        Team team = TEAM.constant(BigEndian.getUInt8(bytes, at), in, "Stance.team");
        Posture posture = POSTURE.constant(BigEndian.getInt16(bytes, at + 1), in, "Stance.posture");
        Posture next = POSTURE.constant(BigEndian.getUInt32(bytes, at + 3), in, "Stance.next");
        Vector eyes = VectorSerializer.get(bytes, at + 7);
        return new Stance(team, posture, next, eyes);
    }
}
