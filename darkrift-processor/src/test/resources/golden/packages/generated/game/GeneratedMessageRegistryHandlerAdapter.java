package game;

import game.chat.Say;
import game.move.Move;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public abstract class GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryHandlerAdapter() {}

    @Override
    public void onSay(C context, Say say) throws Exception {}

    @Override
    public void onStart(C context, Move.Start start) throws Exception {}

    @Override
    public void onMoveStop(C context, Move.Stop stop) throws Exception {}

    @Override
    public void onStop(C context, Stop stop) throws Exception {}
}
