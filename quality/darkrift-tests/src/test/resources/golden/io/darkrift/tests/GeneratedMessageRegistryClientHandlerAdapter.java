package io.darkrift.tests;

import io.darkrift.tests.attack.Snapshot;
import io.darkrift.tests.direction.Answer;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryClientHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class GeneratedMessageRegistryClientHandlerAdapter<C> extends GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryClientHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryClientHandlerAdapter() {}

    @Override
    public void onAnswer(C context, Answer answer) throws Exception {}

    @Override
    public void onSnapshot(C context, Snapshot snapshot) throws Exception {}
}
