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
interface GeneratedMessageRegistryHandler<C> extends MessageHandler<C> {
    /** Handles {@link Choose}, tag 1. */
    void onChoose(C context, Choose choose) throws Exception;

    /** Handles {@link Choice}, tag 2. */
    void onChoice(C context, Choice choice) throws Exception;

    /** Handles {@link Server.Stop}, tag 3. */
    void onStop(C context, Server.Stop stop) throws Exception;

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
            case 1 -> onChoose(context, (Choose) message);
            case 2 -> onChoice(context, (Choice) message);
            case 3 -> onStop(context, (Server.Stop) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
