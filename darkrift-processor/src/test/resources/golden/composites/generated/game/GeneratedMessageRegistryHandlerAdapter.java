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
    public void onOptionals(C context, Optionals optionals) throws Exception {}

    @Override
    public void onDictionaries(C context, Dictionaries dictionaries) throws Exception {}

    @Override
    public void onShapes(C context, Shapes shapes) throws Exception {}

    @Override
    public void onReadyValues(C context, ReadyValues readyValues) throws Exception {}

    @Override
    public void onLimited(C context, Limited limited) throws Exception {}

    @Override
    public void onPackedValues(C context, PackedValues packedValues) throws Exception {}

    @Override
    public void onAppendix(C context, Appendix appendix) throws Exception {}
}
