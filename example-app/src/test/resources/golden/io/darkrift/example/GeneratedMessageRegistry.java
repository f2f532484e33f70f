package io.darkrift.example;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * The messages of this module.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(
            ChooseSerializer.INSTANCE,
            ChoiceSerializer.INSTANCE);

    /**
     * For the {@link java.util.ServiceLoader}.
     */
    public GeneratedMessageRegistry() {
    }

    /**
     * The messages of this module.
     *
     * @return their registry
     */
    public static MessageRegistry registry() {
        return REGISTRY;
    }

    @Override
    public MessageRegistry get() {
        return REGISTRY;
    }
}
