package game;

import io.darkrift.message.Answer;
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
public interface GeneratedMessageRegistryServerHandler<C> extends MessageHandler<C> {
    /** Answers {@link GetPage}, tag 1. */
    Answer<Page> onGetPage(C context, GetPage getPage) throws Exception;

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
            default -> throw new UnknownTagException(tag);
        }
    }

    @Override
    default Answer<?> answer(C context, int tag, Object request) throws Exception {
        return switch (tag) {
            case 1 -> onGetPage(context, (GetPage) request);
            default -> throw new UnknownTagException(tag);
        };
    }
}
