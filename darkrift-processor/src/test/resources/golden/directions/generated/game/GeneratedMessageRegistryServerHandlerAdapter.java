package game;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryServerHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public abstract class GeneratedMessageRegistryServerHandlerAdapter<C> extends GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryServerHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryServerHandlerAdapter() {}

    @Override
    public void onJoin(C context, Join join) throws Exception {}
}
