package game;

import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module that a server receives. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public interface GeneratedMessageRegistryServerHandler<C> extends GeneratedMessageRegistryHandler<C> {
    /** Handles {@link Join}, tag 2. */
    void onJoin(C context, Join join) throws Exception;

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 2 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onSay(context, (Say) message);
            case 2 -> onJoin(context, (Join) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
