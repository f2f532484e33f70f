package io.darkrift.tests;

import io.darkrift.tests.attack.Fault;
import io.darkrift.tests.attack.Load;
import io.darkrift.tests.attack.Request;
import io.darkrift.tests.direction.Ask;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryServerHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
@SuppressWarnings("exports")
public abstract class GeneratedMessageRegistryServerHandlerAdapter<C> extends GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryServerHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryServerHandlerAdapter() {}

    @Override
    public void onAsk(C context, Ask ask) throws Exception {}

    @Override
    public void onLoad(C context, Load load) throws Exception {}

    @Override
    public void onFault(C context, Fault fault) throws Exception {}

    @Override
    public void onRequest(C context, Request request) throws Exception {}
}
