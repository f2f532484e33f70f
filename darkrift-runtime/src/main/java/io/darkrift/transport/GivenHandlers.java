package io.darkrift.transport;

import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that a builder was given, until all of its messages are known. Not safe for use by several threads at
 * once.
 *
 * @param <C> the type of the connection
 */
public final class GivenHandlers<C> {
    private final List<Consumer<HandlerTable<C>>> typed = new ArrayList<>();
    private final List<MessageHandler<? super C>> ofMany = new ArrayList<>();
    private @Nullable BiConsumer<? super C, Message> raw;

    /** No handlers yet. */
    public GivenHandlers() {}

    /** Adds a handler for a type. */
    public <T> void on(Class<T> type, BiConsumer<? super C, ? super T> handler) {
        typed.add(table -> {
            if (!table.put(type, handler)) {
                throw HandlerTable.twoHandlers(type);
            }
        });
    }

    /** Adds a handler for all messages of a module. */
    public void handler(MessageHandler<? super C> handler) {
        ofMany.add(handler);
    }

    /**
     * Adds the handler for messages that have no other.
     *
     * @throws IllegalArgumentException if there is one
     */
    public void onMessage(BiConsumer<? super C, Message> handler) {
        if (raw != null) {
            throw new IllegalArgumentException("there are two handlers of raw messages: give one");
        }
        raw = handler;
    }

    /**
     * The messages that a builder was given, and those that handlers bring along.
     *
     * @throws IllegalArgumentException if two of them have the same tag
     */
    public MessageRegistry mergeInto(MessageRegistry given) {
        MessageRegistry all = given;
        for (MessageHandler<? super C> handler : ofMany) {
            all = all.merge(handler.registry());
        }
        return all;
    }

    /**
     * A table of all handlers.
     *
     * @throws IllegalArgumentException if two are for the same message, or one for a message that never comes
     */
    public HandlerTable<C> table(Traffic traffic) {
        HandlerTable<C> table = new HandlerTable<>(traffic);
        typed.forEach(each -> each.accept(table));
        ofMany.forEach(table::putAll);
        if (raw != null) {
            table.putRaw(raw);
        }
        return table;
    }
}
