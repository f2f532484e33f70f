package game;

import io.darkrift.wire.support.DarkriftGenerated;

/**
 * A {@link GeneratedMessageRegistryHandler} that does nothing, for those that handle only some of its messages.
 *
 * @param <C> what a message is handled with, such as the connection that it came over
 */
@DarkriftGenerated
public abstract class GeneratedMessageRegistryHandlerAdapter<C> implements GeneratedMessageRegistryHandler<C> {
    /** For subclasses. */
    protected GeneratedMessageRegistryHandlerAdapter() {
    }

    @Override
    public void onOptionals(C context, Optionals optionals) {
    }

    @Override
    public void onDictionaries(C context, Dictionaries dictionaries) {
    }

    @Override
    public void onShapes(C context, Shapes shapes) {
    }

    @Override
    public void onReadyValues(C context, ReadyValues readyValues) {
    }

    @Override
    public void onLimited(C context, Limited limited) {
    }

    @Override
    public void onPackedValues(C context, PackedValues packedValues) {
    }

    @Override
    public void onAppendix(C context, Appendix appendix) {
    }
}
