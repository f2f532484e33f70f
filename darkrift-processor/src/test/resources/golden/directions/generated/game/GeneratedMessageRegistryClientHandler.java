package game;

import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module that a client receives. A class that implements it has a method for each.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public interface GeneratedMessageRegistryClientHandler<C> extends GeneratedMessageRegistryHandler<C> {
    /** Handles {@link Joined}, tag 3. */
    void onJoined(C context, Joined joined) throws Exception;

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 3 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onSay(context, (Say) message);
            case 3 -> onJoined(context, (Joined) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
