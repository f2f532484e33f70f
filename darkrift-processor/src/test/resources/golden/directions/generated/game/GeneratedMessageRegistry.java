package game;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages({"game.Say", "game.Join", "game.Joined"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(SaySerializer.INSTANCE,
            JoinSerializer.INSTANCE, JoinedSerializer.INSTANCE)
            .withFingerprints("244cc74698369f078dbcd92a3d422ce9dafe7b3392a94c09");

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
