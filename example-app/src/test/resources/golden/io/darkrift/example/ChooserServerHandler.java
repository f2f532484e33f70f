package io.darkrift.example;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module that a server receives. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public interface ChooserServerHandler<C> extends MessageHandler<C> {
    /** Handles {@link Choose}, tag 1. */
    void onChoose(C context, Choose choose) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return tag == 1;
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onChoose(context, (Choose) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
