package io.darkrift.core.dispatch;

import io.darkrift.annotation.Direction;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client or a server: those that it may send, and those that it may receive. Made once, so that sending a
 * record looks up its class and nothing else. Immutable, and safe for use by any thread.
 */
public final class DirectedMessages {
    private final MessageRegistry registry;
    private final String end;

    /** Looked up for each message that is sent: the map of Map.copyOf divides, which takes longer than all else. */
    private final Map<Class<?>, MessageSerializer<?>> outgoing = new HashMap<>();

    private final TagTable<MessageSerializer<?>> outgoingOnly = new TagTable<>();

    private DirectedMessages(MessageRegistry registry, MessageRegistry sent, String end) {
        this.registry = registry;
        this.end = end;
        for (MessageSerializer<?> serializer : sent) {
            outgoing.put(serializer.type(), serializer);
            if (serializer.direction() != Direction.BOTH) {
                outgoingOnly.put(serializer.tag(), serializer);
            }
        }
    }

    /**
     * Returns what clients send and receive.
     *
     * @param registry all messages
     * @return those of a client
     */
    public static DirectedMessages ofClient(MessageRegistry registry) {
        return new DirectedMessages(registry, registry.clientToServer(), "client");
    }

    /**
     * Returns what a server sends and receives.
     *
     * @param registry all messages
     * @return those of a server
     */
    public static DirectedMessages ofServer(MessageRegistry registry) {
        return new DirectedMessages(registry, registry.serverToClient(), "server");
    }

    /**
     * Returns all messages, whichever end sends them.
     *
     * @return the registry
     */
    public MessageRegistry registry() {
        return registry;
    }

    /**
     * Returns the name of this end.
     *
     * @return {@code client} or {@code server}
     */
    public String end() {
        return end;
    }

    /**
     * Returns the serializer of a message that is to be sent.
     *
     * @param message a record, or a raw or encoded message
     * @return the serializer, or null for a raw or encoded message
     * @throws IllegalArgumentException if the registry has no such message, or this end may not send it
     */
    public @Nullable MessageSerializer<?> serializerToSend(Object message) {
        MessageSerializer<?> serializer = outgoing.get(message.getClass());
        if (serializer != null) {
            return serializer;
        }
        return message instanceof Message || message instanceof EncodedMessage
                ? null
                : refuseToSend(message.getClass());
    }

    private MessageSerializer<?> refuseToSend(Class<?> type) {
        throw new IllegalArgumentException(describe(registry.require(type)) + ": a " + end
                + " can't send it. Send it from the other end, or give it the direction BOTH");
    }

    /**
     * Returns the serializer of messages that are to be received.
     *
     * @param <T> the type
     * @param type the type of the messages
     * @return the serializer
     * @throws IllegalArgumentException if the registry has no such message, or this end never gets it
     */
    public <T> MessageSerializer<T> incoming(Class<T> type) {
        MessageSerializer<T> serializer = registry.require(type);
        if (strayed(serializer.tag()) != null) {
            throw new IllegalArgumentException(describe(serializer) + ": a " + end
                    + " never receives it. Handle it at the other end, or give it the direction BOTH");
        }
        return serializer;
    }

    /**
     * Returns the message with a tag if the peer of this end may not send it.
     *
     * @param tag the tag
     * @return the serializer of the message, or null if the peer may send it
     */
    public @Nullable MessageSerializer<?> strayed(int tag) {
        return outgoingOnly.get(tag);
    }

    /**
     * Names a message and its direction, for errors.
     *
     * @param serializer the serializer of the message
     * @return its name, tag and direction
     */
    public static String describe(MessageSerializer<?> serializer) {
        return serializer.type().getSimpleName() + " (tag " + serializer.tag() + ") is " + serializer.direction();
    }
}
