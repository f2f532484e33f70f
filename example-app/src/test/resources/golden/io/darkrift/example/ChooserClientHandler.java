package io.darkrift.example;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module that a client receives. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public interface ChooserClientHandler<C> extends MessageHandler<C> {
    /** Handles {@link Choice}, tag 2. */
    void onChoice(C context, Choice choice) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return tag == 2;
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 2 -> onChoice(context, (Choice) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
