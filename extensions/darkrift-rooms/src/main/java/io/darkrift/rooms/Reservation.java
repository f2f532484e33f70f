package io.darkrift.rooms;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a room that is reserved for a limited time: {@link Room#reserve}. Safe for use by any thread.
 */
public final class Reservation {
    private final Room<?> room;
    private final String token;
    private final Duration time;
    private volatile @Nullable ScheduledFuture<?> timer;

    Reservation(Room<?> room, String token, Duration time) {
        this.room = room;
        this.token = token;
        this.time = time;
    }

    /**
     * Returns the token with which a client joins: {@link Rooms#joinReserved}. It can't be guessed.
     *
     * @return 26 letters and digits
     */
    public String token() {
        return token;
    }

    /**
     * Returns the id of the room.
     *
     * @return 1 or more
     */
    public int roomId() {
        return room.id();
    }

    /**
     * Returns how long the seat is kept.
     *
     * @return the time from the call of {@code reserve}
     */
    public Duration time() {
        return time;
    }

    /**
     * Cancels the reservation, and frees the seat. Has no effect if the reservation was used, or has expired.
     *
     * @return true if it was valid until now
     */
    public boolean cancel() {
        return room.release(this);
    }

    Room<?> room() {
        return room;
    }

    void expiresWith(ScheduledFuture<?> running) {
        timer = running;
    }

    void stopTimer() {
        ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Returns the room. The token is left out, because it is a secret. */
    @Override
    public String toString() {
        return "Reservation[" + room + ", " + time + "]";
    }
}
