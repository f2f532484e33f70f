package game;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages({"game.Choose", "game.Choice", "game.Server$Stop"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(ChooseSerializer.INSTANCE,
            ChoiceSerializer.INSTANCE, Server_StopSerializer.INSTANCE)
            .withFingerprints("c3c88e90b57882cf4264e9e7c3381736ffee9b74ddbd3d0f");

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
