package game;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public interface GeneratedMessageRegistryHandler<C> extends MessageHandler<C> {
    /** Handles {@link Optionals}, tag 120. */
    void onOptionals(C context, Optionals optionals) throws Exception;

    /** Handles {@link Dictionaries}, tag 121. */
    void onDictionaries(C context, Dictionaries dictionaries) throws Exception;

    /** Handles {@link Shapes}, tag 122. */
    void onShapes(C context, Shapes shapes) throws Exception;

    /** Handles {@link ReadyValues}, tag 123. */
    void onReadyValues(C context, ReadyValues readyValues) throws Exception;

    /** Handles {@link Limited}, tag 124. */
    void onLimited(C context, Limited limited) throws Exception;

    /** Handles {@link PackedValues}, tag 125. */
    void onPackedValues(C context, PackedValues packedValues) throws Exception;

    /** Handles {@link Appendix}, tag 126. */
    void onAppendix(C context, Appendix appendix) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 120, 121, 122, 123, 124, 125, 126 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 120 -> onOptionals(context, (Optionals) message);
            case 121 -> onDictionaries(context, (Dictionaries) message);
            case 122 -> onShapes(context, (Shapes) message);
            case 123 -> onReadyValues(context, (ReadyValues) message);
            case 124 -> onLimited(context, (Limited) message);
            case 125 -> onPackedValues(context, (PackedValues) message);
            case 126 -> onAppendix(context, (Appendix) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
