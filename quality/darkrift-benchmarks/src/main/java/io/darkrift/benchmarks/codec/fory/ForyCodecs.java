package io.darkrift.benchmarks.codec.fory;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.darkrift.benchmarks.message.Chat;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.Choose;
import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.darkrift.benchmarks.message.Snapshot;
import org.apache.fory.Fory;

/** Fory for Java alone, without references, compression and evolution: what it is fastest with. */
public final class ForyCodecs {
    private ForyCodecs() {}

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> of(Subject subject) {
        Fory fory = fory();
        return switch (subject) {
            case M1 -> new ForyCodec<>(fory, Choice.class);
            case M2 -> new ForyCodec<>(fory, Choose.class);
            case M3 -> new ForyCodec<>(fory, PlayerUpdate.class);
            case M4 -> new ForyCodec<>(fory, Snapshot.class);
            case M5 -> new ForyCodec<>(fory, Chat.class);
        };
    }

    private static Fory fory() {
        Fory fory = Fory.builder()
                .withXlang(false)
                .withRefTracking(false)
                .withCompatible(false)
                .withNumberCompressed(false)
                .withStringCompressed(false)
                .requireClassRegistration(true)
                .withCodegen(true)
                .withAsyncCompilation(false)
                .build();
        fory.register(Choice.class);
        fory.register(Choose.class);
        fory.register(PlayerState.class);
        fory.register(PlayerState[].class);
        fory.register(PlayerUpdate.class);
        fory.register(Snapshot.class);
        fory.register(Chat.class);
        return fory;
    }
}
