package io.darkrift.example;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link ChooserServerHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class ChooserServerHandlerAdapter<C> implements ChooserServerHandler<C> {
    /** For subclasses. */
    protected ChooserServerHandlerAdapter() {}

    @Override
    public void onChoose(C context, Choose choose) throws Exception {}
}
