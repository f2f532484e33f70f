package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Stance}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout({
        "team: enum(game.Team, uint8)",
        "posture: enum(game.Posture, int16)",
        "next: enum(game.Posture, uint32)",
        "eyes: struct(game.Vector)"
})
final class StanceSerializer implements ValueSerializer<Stance> {
    /**
     * The only instance.
     */
    public static final StanceSerializer INSTANCE = new StanceSerializer();

    /**
     * The bytes that a value takes.
     */
    static final int SIZE = 19;

    private static final Team[] TEAM_VALUES = Team.values();

    private StanceSerializer() {
    }

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

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes where
     * @param at at which index
     */
    static void put(Stance value, byte[] bytes, int at) {
        BigEndian.putInt8(bytes, at, Checks.ordinal(value.team(), "Stance.team"));
        BigEndian.putInt16(bytes, at + 1,
                (int) numberOfPosture(Checks.notNull(value.posture(), "Stance.posture")));
        BigEndian.putInt32(bytes, at + 3,
                (int) numberOfPosture(Checks.notNull(value.next(), "Stance.next")));
        VectorSerializer.put(Checks.notNull(value.eyes(), "Stance.eyes"), bytes, at + 7);
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @param in the reader of the bytes, for exceptions
     * @return the value
     */
    static Stance get(byte[] bytes, int at, DarkriftReader in) {
        Team team = teamOf(BigEndian.getUInt8(bytes, at), in, "Stance.team");
        Posture posture = postureOf(BigEndian.getInt16(bytes, at + 1), in, "Stance.posture");
        Posture next = postureOf(BigEndian.getUInt32(bytes, at + 3), in, "Stance.next");
        Vector eyes = VectorSerializer.get(bytes, at + 7);
        return new Stance(team, posture, next, eyes);
    }

    private static Team teamOf(int number, DarkriftReader in, String place) {
        if (number >= TEAM_VALUES.length) {
            throw Reads.noConstant(in, number, "Team", place);
        }
        return TEAM_VALUES[number];
    }

    private static long numberOfPosture(Posture constant) {
        return switch (constant) {
            case STANDING -> 0L;
            case CROUCHING -> 10L;
            case PRONE -> 2L;
        };
    }

    private static Posture postureOf(long number, DarkriftReader in, String place) {
        if (number == 0L) {
            return Posture.STANDING;
        }
        if (number == 10L) {
            return Posture.CROUCHING;
        }
        if (number == 2L) {
            return Posture.PRONE;
        }
        throw Reads.noConstant(in, number, "Posture", place);
    }
}
