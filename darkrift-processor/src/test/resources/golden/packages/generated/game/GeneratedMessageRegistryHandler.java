package game;

import game.chat.Say;
import game.move.Move;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * Handles the messages of this module. A class that implements it has a method for each.
 *
 * <p>Left out are those that are not public, and in another package:
 * {@code game.chat.Whisper}.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public interface GeneratedMessageRegistryHandler<C> extends MessageHandler<C> {
    /** Handles {@link Say}, tag 1. */
    void onSay(C context, Say say) throws Exception;

    /** Handles {@link Move.Start}, tag 3. */
    void onStart(C context, Move.Start start) throws Exception;

    /** Handles {@link Move.Stop}, tag 4. */
    void onMoveStop(C context, Move.Stop stop) throws Exception;

    /** Handles {@link Stop}, tag 5. */
    void onStop(C context, Stop stop) throws Exception;

    @Override
    default MessageRegistry registry() {
        return GeneratedMessageRegistry.registry();
    }

    @Override
    default boolean handles(int tag) {
        return switch (tag) {
            case 1, 3, 4, 5 -> true;
            default -> false;
        };
    }

    @Override
    default void dispatch(C context, int tag, Object message) throws Exception {
        switch (tag) {
            case 1 -> onSay(context, (Say) message);
            case 3 -> onStart(context, (Move.Start) message);
            case 4 -> onMoveStop(context, (Move.Stop) message);
            case 5 -> onStop(context, (Stop) message);
            default -> throw new UnknownTagException(tag);
        }
    }
}
