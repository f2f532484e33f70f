package io.darkrift.transport;

import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageSerializer;
import io.darkrift.tag.TagTable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler of a message. Not safe for use by several threads at once, unless it has been published safely and
 * does not change any more.
 *
 * @param <C> the type of the connection
 */
public final class HandlerTable<C> {
    private static final int MAX_TOLD = 100;

    private final Traffic traffic;
    private final TagTable<Handler<C>> typed = new TagTable<>();
    private @Nullable BiConsumer<? super C, Message> raw;
    private boolean empty = true;
    private volatile @Nullable Told told;

    /** An empty table, for what comes in. */
    public HandlerTable(Traffic traffic) {
        this.traffic = traffic;
    }

    /** The messages of the end that the handlers are for. */
    public Traffic traffic() {
        return traffic;
    }

    /**
     * Puts a handler for a type.
     *
     * @return true if there was none
     * @throws IllegalArgumentException if the registry has no such type, or this end never receives it
     */
    public <T> boolean put(Class<T> type, BiConsumer<? super C, ? super T> handler) {
        return put(new Handler.OfType<>(traffic.incoming(type), handler));
    }

    /**
     * Puts a handler for all messages that it handles and this end may receive.
     *
     * @throws IllegalArgumentException if there is none, or one of them has a handler
     */
    public void putAll(MessageHandler<? super C> handler) {
        boolean any = false;
        for (MessageSerializer<?> each : handler.registry()) {
            int tag = each.tag();
            if (handler.handles(tag) && traffic.strayed(tag) == null) {
                MessageSerializer<?> serializer = traffic.incoming(each.type());
                if (!put(new Handler.OfMany<>(serializer, tag, handler))) {
                    throw twoHandlers(each.type());
                }
                any = true;
            }
        }
        if (!any) {
            throw new IllegalArgumentException(handler.getClass().getName() + " handles no message that a "
                    + traffic.end() + " receives: give it to the other end, or its messages another direction");
        }
    }

    private boolean put(Handler<C> handler) {
        empty = false;
        return typed.put(handler.serializer().tag(), handler) == null;
    }

    static IllegalArgumentException twoHandlers(Class<?> type) {
        return new IllegalArgumentException(type.getName() + " has two handlers: give it one");
    }

    /** Puts the handler for messages without a handler of their type. Returns true if there was none. */
    public boolean putRaw(BiConsumer<? super C, Message> handler) {
        boolean first = raw == null;
        empty = false;
        raw = handler;
        return first;
    }

    @Nullable Handler<C> typed(int tag) {
        return typed.get(tag);
    }

    @Nullable BiConsumer<? super C, Message> raw() {
        return raw;
    }

    /** True the first time that it is asked about a tag, for so many tags: peers must not fill a log. On any thread. */
    boolean isFirstUnhandled(int tag) {
        Set<Integer> unhandled = told().unhandled;
        return unhandled.size() < MAX_TOLD && unhandled.add(tag);
    }

    /** True the first time that it is asked, by whichever connection shares the table. On any thread. */
    boolean isFirstRefused(StrikeReason reason) {
        Set<StrikeReason> refused = told().refused;
        return !refused.contains(reason) && refused.add(reason);
    }

    private Told told() {
        Told existing = told;
        return existing != null ? existing : firstTold();
    }

    private synchronized Told firstTold() {
        Told first = told;
        if (first == null) {
            first = new Told(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
            told = first;
        }
        return first;
    }

    /** What has been told already. Tables that belong to one connection have none. */
    private record Told(Set<Integer> unhandled, Set<StrikeReason> refused) {}

    boolean isEmpty() {
        return empty;
    }
}
