package io.darkrift.core.dispatch;

import io.darkrift.annotation.Direction;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.Request;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client or a server: those that it may send, and those that it may receive. Made once, so that sending a
 * record looks up its class and nothing else. Immutable, and safe for use by any thread.
 */
public final class DirectedMessages {
    private static final String CLIENT = "client";
    private static final String SERVER = "server";

    private final MessageRegistry registry;
    private final String end;

    /** Looked up for each message that is sent: the map of Map.copyOf divides, which takes longer than all else. */
    private final Map<Class<?>, MessageSerializer<?>> outgoing = new HashMap<>();

    private final TagTable<MessageSerializer<?>> outgoingOnly = new TagTable<>();
    private final Map<Class<?>, RequestType<?>> requests = new LinkedHashMap<>();

    private DirectedMessages(MessageRegistry registry, MessageRegistry sent, String end) {
        this.registry = registry;
        this.end = end;
        for (MessageSerializer<?> serializer : registry) {
            if (Request.class.isAssignableFrom(serializer.type())) {
                requests.put(serializer.type(), requestType(serializer));
            }
        }
        for (MessageSerializer<?> serializer : sent) {
            if (!requests.containsKey(serializer.type())) {
                outgoing.put(serializer.type(), serializer);
            }
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
        return new DirectedMessages(registry, registry.clientToServer(), CLIENT);
    }

    /**
     * Returns what a server sends and receives.
     *
     * @param registry all messages
     * @return those of a server
     */
    public static DirectedMessages ofServer(MessageRegistry registry) {
        return new DirectedMessages(registry, registry.serverToClient(), SERVER);
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

    private <Q> RequestType<Q> requestType(MessageSerializer<Q> serializer) {
        boolean isServer = end.equals(SERVER);
        Direction received = isServer ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
        return new RequestType<>(
                serializer,
                registry.require(RequestType.answerOf(serializer.type())),
                end,
                isServer,
                serializer.direction() != received,
                serializer.direction() == received || serializer.direction() == Direction.BOTH);
    }

    /**
     * Returns the requests, of both ends.
     *
     * @return the requests, in the order of the registry
     */
    public Collection<RequestType<?>> requests() {
        return requests.values();
    }

    /**
     * Returns a request.
     *
     * @param type the class of a record
     * @return the request, or null if the record is not a request
     */
    public @Nullable RequestType<?> request(Class<?> type) {
        return requests.get(type);
    }

    /**
     * Returns whether messages with a tag are requests and their answers.
     *
     * @param tag the tag
     * @return true for the tag of a request, of either end
     */
    public boolean isRequest(int tag) {
        return requests.values().stream().anyMatch(type -> type.tag() == tag);
    }

    private MessageSerializer<?> refuseToSend(Class<?> type) {
        if (requests.containsKey(type)) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " is a request: send it with request(...), which returns the answer");
        }
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
        if (requests.containsKey(type)) {
            throw new IllegalArgumentException(type.getSimpleName()
                    + " is a request: answer it with onRequest(...), and not with a handler of messages");
        }
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
