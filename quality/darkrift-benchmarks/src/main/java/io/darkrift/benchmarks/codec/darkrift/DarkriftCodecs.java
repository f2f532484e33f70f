package io.darkrift.benchmarks.codec.darkrift;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.darkrift.benchmarks.message.ChatSerializer;
import io.darkrift.benchmarks.message.ChoiceSerializer;
import io.darkrift.benchmarks.message.ChooseSerializer;
import io.darkrift.benchmarks.message.PlayerUpdateSerializer;
import io.darkrift.benchmarks.message.Samples;
import io.darkrift.benchmarks.message.SnapshotSerializer;
import java.util.stream.IntStream;

/** The generated serializers, as the transport uses them. */
public final class DarkriftCodecs {
    /** M3, and each player of M4: the name is the last of it. */
    private static final int PLAYER_BYTES = 63;

    private static final int SNAPSHOT_HEADER_BYTES = 8;
    private static final int DIGITS_BYTES = 8;

    private DarkriftCodecs() {}

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> of(Subject subject) {
        return switch (subject) {
            case M1 -> new DarkriftCodec<>(ChoiceSerializer.INSTANCE);
            case M2 -> new DarkriftCodec<>(ChooseSerializer.INSTANCE);
            case M3 -> new DarkriftCodec<>(PlayerUpdateSerializer.INSTANCE);
            case M4 -> new DarkriftCodec<>(SnapshotSerializer.INSTANCE);
            case M5 -> new DarkriftCodec<>(ChatSerializer.INSTANCE);
        };
    }

    /**
     * The codec of a message whose names have never come before.
     *
     * @param subject M3 or M4
     * @return a new codec
     */
    public static Codec<?> ofNewNames(Subject subject) {
        return switch (subject) {
            case M3 -> new NewNamesCodec<>(PlayerUpdateSerializer.INSTANCE, PLAYER_BYTES - DIGITS_BYTES);
            case M4 ->
                new NewNamesCodec<>(
                        SnapshotSerializer.INSTANCE,
                        IntStream.rangeClosed(1, Samples.PLAYERS)
                                .map(players -> SNAPSHOT_HEADER_BYTES + players * PLAYER_BYTES - DIGITS_BYTES)
                                .toArray());
            default -> throw new IllegalArgumentException(subject + " has no names");
        };
    }
}
