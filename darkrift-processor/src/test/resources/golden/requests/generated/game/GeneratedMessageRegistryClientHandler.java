package game;

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
public interface GeneratedMessageRegistryClientHandler<C> extends MessageHandler<C> {
    /** Handles {@link Page}, tag 2. */
    void onPage(C context, Page page) throws Exception;

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
            case 2 -> onPage(context, (Page) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
