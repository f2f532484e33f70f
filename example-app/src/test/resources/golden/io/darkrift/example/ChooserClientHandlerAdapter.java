package io.darkrift.example;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link ChooserClientHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class ChooserClientHandlerAdapter<C> implements ChooserClientHandler<C> {
    /** For subclasses. */
    protected ChooserClientHandlerAdapter() {}

    @Override
    public void onChoice(C context, Choice choice) throws Exception {}
}
