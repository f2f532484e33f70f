package io.darkrift.benchmarks.codec.darkrift;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.darkrift.benchmarks.message.ChatSerializer;
import io.darkrift.benchmarks.message.ChoiceSerializer;
import io.darkrift.benchmarks.message.ChooseSerializer;
import io.darkrift.benchmarks.message.PlayerUpdateSerializer;
import io.darkrift.benchmarks.message.SnapshotSerializer;

/** The generated serializers, as the transport uses them. */
public final class DarkriftCodecs {
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
}
