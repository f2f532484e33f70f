package io.darkrift.rooms;

/** The results of {@link Rooms#receive}. */
public enum DeliveryResult {
    /** The room handles the message, in the order of arrival, unless the member leaves before. */
    ACCEPTED,
    /**
     * Discarded: {@code maxWaitingMessages} messages of this member wait already, because the room is too slow or the
     * client sends too much.
     */
    FULL,
    /** Discarded: the client is not in a room, or not in the room with this id. */
    NOT_A_MEMBER,
    /** Discarded: the client is in several rooms, and no id was given. */
    AMBIGUOUS
}
