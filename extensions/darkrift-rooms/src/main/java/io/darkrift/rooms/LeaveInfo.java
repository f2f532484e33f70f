package io.darkrift.rooms;

import java.util.Objects;

/**
 * The end of a membership in a room: its reason and its details.
 *
 * @param reason the reason
 * @param detail the reason in words, for the log; it may quote text that the peer sent, with control characters escaped
 */
public record LeaveInfo(Reason reason, String detail) {
    /** The reasons for which a member leaves. */
    public enum Reason {
        /** The application removed the member with {@code leave}, usually because the player asked for it. */
        LEFT,
        /** The application removed the member with {@code kick}. */
        KICKED,
        /** The client has disconnected, or its session has ended. */
        DISCONNECTED,
        /** The room was disposed. */
        DISPOSED
    }

    /**
     * Checks the values.
     *
     * @param reason the reason
     * @param detail the reason in words
     */
    public LeaveInfo {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** Returns the reason and the detail. */
    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}
