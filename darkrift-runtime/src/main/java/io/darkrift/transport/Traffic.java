package io.darkrift.transport;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.tag.TagTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client or a server: those that it may send, and those that it may receive. Made once, so that
 * sending a record looks up its class and nothing else. Immutable, and safe for use by any thread.
 */
public final class Traffic {
    private final MessageRegistry registry;
    private final String end;
    private final Map<Class<?>, MessageSerializer<?>> outgoing;
    private final TagTable<MessageSerializer<?>> outgoingOnly = new TagTable<>();

    private Traffic(MessageRegistry registry, MessageRegistry sent, String end) {
        this.registry = registry;
        this.end = end;
        Map<Class<?>, MessageSerializer<?>> types = new HashMap<>();
        for (MessageSerializer<?> serializer : sent) {
            types.put(serializer.type(), serializer);
            if (serializer.direction() != Direction.BOTH) {
                outgoingOnly.put(serializer.tag(), serializer);
            }
        }
        this.outgoing = Map.copyOf(types);
    }

    /** What clients send and receive. */
    public static Traffic ofClient(MessageRegistry registry) {
        return new Traffic(registry, registry.clientToServer(), "client");
    }

    /** What a server sends and receives. */
    public static Traffic ofServer(MessageRegistry registry) {
        return new Traffic(registry, registry.serverToClient(), "server");
    }

    /** All messages, whichever end sends them. */
    public MessageRegistry registry() {
        return registry;
    }

    /** The name of this end. */
    String end() {
        return end;
    }

    /**
     * The serializer of a record that is to be sent.
     *
     * @throws IllegalArgumentException if the registry has no such message, or this end may not send it
     */
    MessageSerializer<?> outgoing(Object message) {
        MessageSerializer<?> serializer = outgoing.get(message.getClass());
        return serializer != null ? serializer : refuseToSend(message.getClass());
    }

    private MessageSerializer<?> refuseToSend(Class<?> type) {
        throw new IllegalArgumentException(describe(registry.require(type)) + ", so that a " + end
                + " can't send it: leave it to the other end, or give it the direction BOTH");
    }

    /**
     * The serializer of messages that are to be received.
     *
     * @throws IllegalArgumentException if the registry has no such message, or this end never gets it
     */
    <T> MessageSerializer<T> incoming(Class<T> type) {
        MessageSerializer<T> serializer = registry.require(type);
        if (strayed(serializer.tag()) != null) {
            throw new IllegalArgumentException(describe(serializer) + ", so that a " + end
                    + " never receives it: handle it at the other end, or give it the direction BOTH");
        }
        return serializer;
    }

    /** The message with a tag, if it is one that the peer of this end may not send; null if it is not. */
    @Nullable MessageSerializer<?> strayed(int tag) {
        return outgoingOnly.get(tag);
    }

    /** A message and its direction, for what is wrong with it. */
    static String describe(MessageSerializer<?> serializer) {
        return serializer.type().getSimpleName() + " (tag " + serializer.tag() + ") is " + serializer.direction();
    }
}
