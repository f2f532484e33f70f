package game;

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
    public void onDrop(C context, Drop drop) throws Exception {}
}
