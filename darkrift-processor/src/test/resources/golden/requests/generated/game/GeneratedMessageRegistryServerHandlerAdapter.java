package game;

import io.darkrift.message.Answer;
import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryServerHandler} that does nothing, for classes that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it arrived over
 */
@DarkriftGenerated
public abstract class GeneratedMessageRegistryServerHandlerAdapter<C> implements GeneratedMessageRegistryServerHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryServerHandlerAdapter() {}

    @Override
    public Answer<Page> onGetPage(C context, GetPage getPage) throws Exception {
        return Answer.unhandled();
    }
}
