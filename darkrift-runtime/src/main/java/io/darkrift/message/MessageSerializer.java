package io.darkrift.message;

import io.darkrift.annotation.Direction;
import io.darkrift.wire.ValueSerializer;

/**
 * Writes messages of one type as payloads, and reads them. The annotation processor writes one for each record marked
 * {@code @DarkriftMessage}.
 *
 * @param <T> the type of the messages
 */
public interface MessageSerializer<T> extends ValueSerializer<T> {
    /**
     * Returns the tag that the messages carry.
     *
     * @return 0 to 65,535
     */
    int tag();

    /**
     * Returns the type of the messages.
     *
     * @return its class
     */
    Class<T> type();

    /**
     * Returns who may send the messages.
     *
     * @return clients and servers, unless the annotation says otherwise
     */
    default Direction direction() {
        return Direction.BOTH;
    }
}
