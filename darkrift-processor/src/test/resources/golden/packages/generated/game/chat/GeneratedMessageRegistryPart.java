package game.chat;

import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.support.DarkriftGenerated;

/** Hands the messages of this package that are not public to {@link game.GeneratedMessageRegistry}. */
@DarkriftGenerated
public final class GeneratedMessageRegistryPart {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(WhisperSerializer.INSTANCE)
            .withFingerprints("adf95443388ea7fc");

    private GeneratedMessageRegistryPart() {}

    /** Returns some of the messages. */
    public static MessageRegistry registry() {
        return REGISTRY;
    }
}
