package game;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
abstract class GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryHandlerAdapter() {}

    @Override
    public void onChoose(C context, Choose choose) throws Exception {}

    @Override
    public void onChoice(C context, Choice choice) throws Exception {}

    @Override
    public void onStop(C context, Server.Stop stop) throws Exception {}
}
