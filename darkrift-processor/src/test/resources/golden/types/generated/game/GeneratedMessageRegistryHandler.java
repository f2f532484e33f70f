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
    /** Handles {@link Numbers}, tag 1. */
    void onNumbers(C context, Numbers numbers) throws Exception;

    /** Handles {@link Arrays}, tag 2. */
    void onArrays(C context, Arrays arrays) throws Exception;

    /** Handles {@link Inventory}, tag 3. */
    void onInventory(C context, Inventory inventory) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 2, 3 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onNumbers(context, (Numbers) message);
            case 2 -> onArrays(context, (Arrays) message);
            case 3 -> onInventory(context, (Inventory) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
