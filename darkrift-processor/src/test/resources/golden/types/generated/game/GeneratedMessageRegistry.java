package game;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages({"game.Numbers", "game.Arrays", "game.Inventory"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(NumbersSerializer.INSTANCE,
            ArraysSerializer.INSTANCE, InventorySerializer.INSTANCE)
            .withFingerprints("9ad25076747bfe6b6358f53c3d74c8492ec98aabc5ebdfd2");

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
