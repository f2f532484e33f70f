package game;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.RegisteredMessages;

/** The messages of this module. */
@DarkriftGenerated
@RegisteredMessages({"game.Optionals", "game.Dictionaries", "game.Shapes", "game.ReadyValues",
                "game.Limited", "game.PackedValues", "game.Appendix"})
public final class GeneratedMessageRegistry implements MessageRegistryProvider {
    private static final MessageRegistry REGISTRY = MessageRegistry.of(OptionalsSerializer.INSTANCE,
            DictionariesSerializer.INSTANCE, ShapesSerializer.INSTANCE,
            ReadyValuesSerializer.INSTANCE, LimitedSerializer.INSTANCE,
            PackedValuesSerializer.INSTANCE, AppendixSerializer.INSTANCE)
            .withFingerprints("092645ff0dc052137d7b2184896debdc1605fdbc46a91765f4c7938294aab076"
            + "880686dbdcdcd191fa966851f0b867868d4aeed042ad72c2");

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
