package io.darkrift.rooms;

/** The fate of a message that was given to {@link Rooms#receive}. */
public enum DeliveryResult {
    /** The room handles it, in the order of arrival, unless the member leaves before. */
    ACCEPTED,
    /** Discarded: {@code maxWaitingMessages} of this member wait already, because the room is slow or the client is fast. */
    FULL,
    /** Discarded: the client is in no room, or not in the one that was named. */
    NOT_A_MEMBER,
    /** Discarded: the client is in several rooms, and the room was not named. */
    AMBIGUOUS
}
