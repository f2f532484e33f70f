package io.darkrift.example;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@SuppressWarnings("exports")
@RegisteredMessages({"io.darkrift.example.Choose", "io.darkrift.example.Choice"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(ChooseSerializer.INSTANCE,
            ChoiceSerializer.INSTANCE)
            .withFingerprints("3ef84d80a030c33afa773d9c0633dc86");

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
