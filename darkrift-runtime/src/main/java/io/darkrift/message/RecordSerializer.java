package io.darkrift.message;

import io.darkrift.annotation.Direction;

/**
 * The base class of generated serializers of messages.
 *
 * @param <T> the type of the messages
 */
public abstract class RecordSerializer<T> implements MessageSerializer<T> {
    private final int tag;
    private final Class<T> type;
    private final Direction direction;

    /**
     * Creates a serializer of messages that both clients and servers send.
     *
     * @param tag the tag of the messages: 0 to 65,535
     * @param type their class
     */
    protected RecordSerializer(int tag, Class<T> type) {
        this(tag, type, Direction.BOTH);
    }

    /**
     * Creates a serializer of messages.
     *
     * @param tag the tag of the messages: 0 to 65,535
     * @param type their class
     * @param direction the ends that may send them
     */
    protected RecordSerializer(int tag, Class<T> type, Direction direction) {
        this.tag = tag;
        this.type = type;
        this.direction = direction;
    }

    @Override
    public final int tag() {
        return tag;
    }

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final Direction direction() {
        return direction;
    }
}
