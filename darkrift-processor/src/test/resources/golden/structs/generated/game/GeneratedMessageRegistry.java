package game;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages("game.PlayerState")
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(PlayerStateSerializer.INSTANCE)
            .withFingerprints("00fe71fc02c20fb2");

    /** For the {@link java.util.ServiceLoader}. */
    public GeneratedMessageRegistry() {}

    /** Returns the messages of this module. */
    public static MessageRegistry registry() {
        return REGISTRY;
    }

    @Override
    public MessageRegistry get() {
        return REGISTRY;
    }
}
