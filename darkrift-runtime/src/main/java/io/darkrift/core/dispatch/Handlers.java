package io.darkrift.core.dispatch;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.HandlerError;
import io.darkrift.connection.RequestHandler;
import io.darkrift.connection.UnreadableMessage;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers of a client or server, or those of one connection alone. Finds the handler of a message by its tag. Not safe
 * for use by several threads at once, unless it has been published safely and does not change any more.
 *
 * @param <C> the type of the connection
 */
public final class Handlers<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** The tag that stands for what is not a message. */
    private static final int NOT_A_MESSAGE = -1;

    /** How many limiters of log lines are kept for tags, which a peer chooses. */
    private static final int MAX_TAG_LIMITERS = 1_000;

    private final DirectedMessages messages;
    private final TagTable<Handler<C>> typed = new TagTable<>();
    private final Map<RequestType<?>, RequestHandler<? super C, ?, ?>> requests = new HashMap<>();
    private @Nullable ConnectionHandler<? super C, ? super Message> raw;
    private @Nullable ConnectionHandler<? super C, ? super HandlerError> onError;
    private @Nullable ConnectionHandler<? super C, ? super UnreadableMessage> onUnreadable;
    private final Observers<C> observers;
    private boolean empty = true;
    private volatile @Nullable Map<Object, LogLimiter> limiters;
    private final AtomicInteger tagLimiters = new AtomicInteger();
    private final LongAdder errors = new LongAdder();

    /**
     * Creates an empty table.
     *
     * @param messages what arrives at this end
     */
    public Handlers(DirectedMessages messages) {
        this(messages, new Observers<>());
    }

    /**
     * Creates an empty table for one connection.
     *
     * @param messages what arrives at this end
     * @param observers those of all connections of this end
     */
    public Handlers(DirectedMessages messages, Observers<C> observers) {
        this.messages = messages;
        this.observers = observers;
    }

    /**
     * The handler of a type.
     *
     * @param <C> the type of the connection
     */
    public interface Handler<C> {
        /**
         * Returns what reads the messages.
         *
         * @return the serializer of the type
         */
        MessageSerializer<?> serializer();

        /**
         * Handles a message that the serializer has read.
         *
         * @param connection the connection that it arrived over
         * @param message the message
         * @throws Exception what the handler throws
         */
        void handle(C connection, Object message) throws Exception;
    }

    private record OfType<C, T>(MessageSerializer<T> serializer, ConnectionHandler<? super C, ? super T> function)
            implements Handler<C> {
        @Override
        @SuppressWarnings("unchecked") // The serializer has made it. Class.cast takes longer than the rest of the way.
        public void handle(C connection, Object message) throws Exception {
            function.handle(connection, (T) message);
        }
    }

    private record OfModule<C, P>(
            MessageSerializer<?> serializer,
            int tag,
            MessageHandler<P> handler,
            Function<? super C, ? extends P> context)
            implements Handler<C> {
        @Override
        public void handle(C connection, Object message) throws Exception {
            handler.dispatch(context.apply(connection), tag, message);
        }
    }

    /**
     * The place of a request among the handlers: what it carries is a question, or an answer to one of this end's.
     *
     * @param <C> the type of the connection
     * @param type the request
     */
    public record OfRequest<C>(RequestType<?> type) implements Handler<C> {
        @Override
        public MessageSerializer<?> serializer() {
            return type;
        }

        @Override
        public void handle(C connection, Object message) {
            throw new IllegalStateException("a request is answered, and not handled");
        }
    }

    /**
     * Returns the messages of the end that the handlers are for.
     *
     * @return the messages
     */
    public DirectedMessages messages() {
        return messages;
    }

    /**
     * Returns who sees what goes over the connections.
     *
     * @return the observers, which may change
     */
    public Observers<C> observers() {
        return observers;
    }

    /**
     * Sets the handler of a type, in place of the one that was there.
     *
     * @param <T> the type
     * @param type the type
     * @param handler the handler
     * @return true if the type had no handler before
     */
    public <T> boolean put(Class<T> type, ConnectionHandler<? super C, ? super T> handler) {
        return put(new OfType<>(messages.incoming(type), handler));
    }

    private boolean put(Handler<C> handler) {
        empty = false;
        return typed.put(handler.serializer().tag(), handler) == null;
    }

    private <P> void putAll(MessageHandler<P> handler, Function<? super C, ? extends P> context) {
        boolean any = false;
        for (MessageSerializer<?> each : handler.registry()) {
            int tag = each.tag();
            RequestType<?> request = messages.request(each.type());
            if (request != null) {
                if (handler.handles(tag) && request.isReceived()) {
                    putRequest(
                            each.type(), (connection, asked) -> handler.answer(context.apply(connection), tag, asked));
                    any = true;
                }
            } else if (handler.handles(tag) && messages.strayed(tag) == null) {
                if (!put(new OfModule<>(messages.incoming(each.type()), tag, handler, context))) {
                    throw twoHandlers(each.type().getName());
                }
                any = true;
            }
        }
        if (!any) {
            throw new IllegalArgumentException(handler.getClass().getName() + " handles no message that a "
                    + messages.end() + " receives: give it to the other end, or give its messages another direction");
        }
    }

    private static IllegalArgumentException twoHandlers(String what) {
        return new IllegalArgumentException(what + " has two handlers: combine them into one");
    }

    /**
     * Sets the handler of messages that have no handler of their type.
     *
     * @param handler the handler
     */
    public void putRaw(ConnectionHandler<? super C, ? super Message> handler) {
        empty = false;
        raw = handler;
    }

    /**
     * Returns the handler of the messages with a tag.
     *
     * @param tag the tag
     * @return the handler, or null
     */
    public @Nullable Handler<C> typed(int tag) {
        return typed.get(tag);
    }

    private <Q, A> void putRequest(Class<Q> type, RequestHandler<? super C, ? super Q, ? extends A> handler) {
        RequestType<?> request = messages.request(type);
        if (request == null) {
            throw new IllegalArgumentException(type.getName()
                    + " is not a request of the registry: let it implement Request<Page>, with the record of the"
                    + " answer in place of Page, or handle it with on(...)");
        }
        if (!request.isReceived()) {
            throw new IllegalArgumentException(
                    DirectedMessages.describe(messages.registry().require(type)) + ": a " + messages.end()
                            + " is never asked it. Answer it at the other end, or give it the direction BOTH");
        }
        if (requests.put(request, handler) != null) {
            throw twoHandlers(type.getName());
        }
    }

    /**
     * Returns the handler of a request.
     *
     * @param type the request
     * @return the handler, or null
     */
    @SuppressWarnings("unchecked") // putRequest() keeps request and handler together.
    public @Nullable RequestHandler<? super C, Object, ?> request(RequestType<?> type) {
        return (RequestHandler<? super C, Object, ?>) requests.get(type);
    }

    /**
     * Returns the handler of messages that have no handler of their type.
     *
     * @return the handler, or null
     */
    public @Nullable ConnectionHandler<? super C, ? super Message> raw() {
        return raw;
    }

    /**
     * Returns whether no message has a handler.
     *
     * @return true until a handler is set
     */
    public boolean isEmpty() {
        return empty;
    }

    /**
     * Returns the limiter of log lines of a kind. Many connections share it. On any thread.
     *
     * @param kind the kind
     * @param period the time for which one line is let through
     * @param unit the unit of the period
     * @return always the same for a kind
     */
    public LogLimiter limiter(Object kind, long period, TimeUnit unit) {
        return limiters().computeIfAbsent(kind, any -> new LogLimiter(period, unit));
    }

    /**
     * Returns the limiter of log lines about messages of a tag that have no handler: one line a minute. A peer chooses the
     * tags: after many of them, the others share a limiter, and no other kind of line is affected. On any thread.
     *
     * @param tag the tag
     * @return always the same for a tag, as long as there are few
     */
    public LogLimiter unhandledLimiter(int tag) {
        Map<Object, LogLimiter> all = limiters();
        Unhandled kind = new Unhandled(tag);
        LogLimiter known = all.get(kind);
        boolean isNew = known == null && tagLimiters.get() < MAX_TAG_LIMITERS;
        if (isNew) {
            tagLimiters.incrementAndGet();
        }
        return known != null ? known : limiter(isNew ? kind : Unhandled.OTHERS, 1, TimeUnit.MINUTES);
    }

    private record Unhandled(int tag) {
        static final Unhandled OTHERS = new Unhandled(NOT_A_MESSAGE);
    }

    private Map<Object, LogLimiter> limiters() {
        Map<Object, LogLimiter> existing = limiters;
        return existing != null ? existing : firstLimiters();
    }

    private synchronized Map<Object, LogLimiter> firstLimiters() {
        Map<Object, LogLimiter> first = limiters;
        if (first == null) {
            first = new ConcurrentHashMap<>();
            limiters = first;
        }
        return first;
    }

    /**
     * Logs what a handler threw, the whole stack trace at most once a minute for each handler, and calls {@code
     * onHandlerError}. On any thread.
     *
     * @param connection the connection
     * @param handler what was handled
     * @param tag the tag of the message, or -1
     * @param cause what was thrown
     */
    public void failed(C connection, String handler, int tag, Throwable cause) {
        errors.increment();
        long more = limiter("handler " + handler, 1, TimeUnit.MINUTES).acquire();
        if (more >= 0) {
            LOG.error(
                    "The handler of {}{} failed for {}{}",
                    handler,
                    tag == NOT_A_MESSAGE ? "" : " (tag " + tag + ")",
                    connection,
                    LogLimiter.more(more),
                    LogLimiter.printable(cause));
        }
        if (onError != null) {
            try {
                onError.handle(connection, new HandlerError(handler, tag, cause));
            } catch (Throwable e) {
                if (limiter("onHandlerError", 1, TimeUnit.MINUTES).acquire() >= 0) {
                    LOG.error("onHandlerError failed for {}", connection, LogLimiter.printable(e));
                }
            }
        }
    }

    /**
     * Returns how often a handler has thrown. On any thread.
     *
     * @return the count, for all connections together
     */
    public long errors() {
        return errors.sum();
    }

    /**
     * Calls {@code onUnreadable}. On any thread.
     *
     * @param connection the connection
     * @param message what can't be read
     */
    public void unreadable(C connection, UnreadableMessage message) {
        if (onUnreadable != null) {
            try {
                onUnreadable.handle(connection, message);
            } catch (Throwable e) {
                failed(connection, "onUnreadable", message.tag(), e);
            }
        }
    }

    /**
     * The handlers that a builder was given, until all of its messages are known. Not safe for use by several threads at
     * once.
     *
     * @param <C> the type of the connection
     */
    public static final class Builder<C> {
        private final List<Consumer<Handlers<C>>> typed = new ArrayList<>();
        private final List<MessageRegistry> registries = new ArrayList<>();
        private @Nullable ConnectionHandler<? super C, ? super Message> raw;
        private @Nullable ConnectionHandler<? super C, ? super HandlerError> onError;
        private @Nullable ConnectionHandler<? super C, ? super UnreadableMessage> onUnreadable;

        /** Creates a builder without handlers. */
        public Builder() {}

        /**
         * Refuses a handler that is set twice.
         *
         * @param <H> the type of the handler
         * @param before the handler that was set before, or null
         * @param handler the handler
         * @param name the name of the method
         * @return the handler
         * @throws IllegalArgumentException if there was one before
         */
        public static <H> H once(@Nullable H before, H handler, String name) {
            Objects.requireNonNull(handler, name);
            if (before != null) {
                throw twoHandlers(name);
            }
            return handler;
        }

        /**
         * Adds the handler of a type.
         *
         * @param <T> the type
         * @param type the type
         * @param handler the handler
         */
        public <T> void on(Class<T> type, ConnectionHandler<? super C, ? super T> handler) {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(handler, "handler");
            typed.add(table -> {
                if (!table.put(type, handler)) {
                    throw twoHandlers(type.getName());
                }
            });
        }

        /**
         * Adds the handler of a request.
         *
         * @param <Q> the request
         * @param <A> the record of the answer
         * @param type the request
         * @param handler the handler
         */
        public <Q, A> void onRequest(Class<Q> type, RequestHandler<? super C, ? super Q, ? extends A> handler) {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(handler, "handler");
            typed.add(table -> table.putRequest(type, handler));
        }

        /**
         * Adds a handler of all messages of a module.
         *
         * @param <P> the type of its context
         * @param handler the handler
         * @param context finds the context of a connection
         */
        public <P> void handler(MessageHandler<P> handler, Function<? super C, ? extends P> context) {
            Objects.requireNonNull(handler, "handler");
            Objects.requireNonNull(context, "context");
            registries.add(handler.registry());
            typed.add(table -> table.putAll(handler, context));
        }

        /**
         * Sets the handler of messages that have no handler of their type.
         *
         * @param handler the handler
         */
        public void onUnhandledMessage(ConnectionHandler<? super C, ? super Message> handler) {
            raw = once(raw, handler, "onUnhandledMessage");
        }

        /**
         * Sets the handler of what handlers throw.
         *
         * @param handler the handler
         */
        public void onHandlerError(ConnectionHandler<? super C, ? super HandlerError> handler) {
            onError = once(onError, handler, "onHandlerError");
        }

        /**
         * Sets the handler of messages that can't be read.
         *
         * @param handler the handler
         */
        public void onUnreadable(ConnectionHandler<? super C, ? super UnreadableMessage> handler) {
            onUnreadable = once(onUnreadable, handler, "onUnreadable");
        }

        /**
         * Adds the messages of the handlers to those that a builder was given.
         *
         * @param given the registry of the builder
         * @return all messages
         * @throws IllegalArgumentException if two of them have the same tag
         */
        public MessageRegistry mergeInto(MessageRegistry given) {
            MessageRegistry all = given;
            for (MessageRegistry each : registries) {
                all = all.merge(each);
            }
            return all;
        }

        /**
         * Builds the table of all handlers.
         *
         * @param messages what arrives at this end
         * @return the table
         * @throws IllegalArgumentException if two handlers are for the same message, or one is for a message that never
         *     arrives
         */
        public Handlers<C> build(DirectedMessages messages) {
            Handlers<C> table = new Handlers<>(messages);
            typed.forEach(each -> each.accept(table));
            messages.requests().forEach(type -> table.typed.put(type.tag(), new OfRequest<>(type)));
            if (raw != null) {
                table.putRaw(raw);
            }
            table.onError = onError;
            table.onUnreadable = onUnreadable;
            return table;
        }
    }
}
