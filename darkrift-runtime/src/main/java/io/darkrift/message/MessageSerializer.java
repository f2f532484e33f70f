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
     * Returns the tag of the messages.
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
     * Returns the ends that may send the messages.
     *
     * @return {@link Direction#BOTH} unless the annotation names another direction
     */
    default Direction direction() {
        return Direction.BOTH;
    }
}
