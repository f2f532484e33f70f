package io.darkrift.rooms;

import io.darkrift.DarkriftException;
import java.util.Objects;

/** Thrown when a room can't be created or joined. */
public final class RoomException extends DarkriftException {
    private static final long serialVersionUID = 1;

    /** The reasons. A lobby sends their {@link #code()}s to clients. */
    public enum Reason {
        /** There is no such room, it has been disposed, or it is private and the code is missing or wrong. */
        NOT_FOUND(1),
        /** All seats are taken or reserved. */
        FULL(2),
        /** The room is locked. */
        LOCKED(3),
        /** The client is a member already. */
        ALREADY_MEMBER(4),
        /** The client is in as many rooms as {@code maxRoomsPerPlayer} allows. */
        TOO_MANY_ROOMS(5),
        /** There are as many rooms as {@code maxRooms} allows, or the rooms are being closed. */
        NO_ROOM_LEFT(6),
        /** The reservation has expired, was used, or was cancelled. */
        RESERVATION_EXPIRED(7),
        /** The client has disconnected. */
        DISCONNECTED(8),
        /** An earlier call of {@code joinOrCreate} for the same client has not completed. */
        BUSY(9),
        /** The function that makes the handler of the room has failed. */
        FAILED(10),
        /** The application has refused the request: {@link #refused}. */
        REFUSED(11);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /**
         * Returns the number of the reason on the wire.
         *
         * @return 1 or more; it does not change from version to version
         */
        public int code() {
            return code;
        }
    }

    /** Why the room could not be created or joined. */
    private final Reason reason;

    RoomException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Creates an exception for a rule of the application, such as the rule of a {@link Lobby}.
     *
     * @param message the reason, for the player: a lobby sends it to the client
     * @return an exception with the reason {@link Reason#REFUSED}
     */
    public static RoomException refused(String message) {
        return new RoomException(Reason.REFUSED, Objects.requireNonNull(message, "message"));
    }

    /**
     * Returns the reason.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
