package game;

import game.chat.GeneratedMessageRegistryPart;
import game.chat.SaySerializer;
import game.move.Move_StartSerializer;
import game.move.Move_StopSerializer;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages({"game.chat.Say", "game.chat.Whisper", "game.move.Move$Start",
                "game.move.Move$Stop", "game.Stop"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(SaySerializer.INSTANCE,
            Move_StartSerializer.INSTANCE, Move_StopSerializer.INSTANCE, StopSerializer.INSTANCE)
            .withFingerprints("244cc74698369f07476aff1efd095110554bdc8c10ced8cf3f18a8afe2f6ebbb")
    .merge(GeneratedMessageRegistryPart.registry());

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
