package game;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryClientHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public abstract class GeneratedMessageRegistryClientHandlerAdapter<C> extends GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryClientHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryClientHandlerAdapter() {}

    @Override
    public void onJoined(C context, Joined joined) throws Exception {}
}
