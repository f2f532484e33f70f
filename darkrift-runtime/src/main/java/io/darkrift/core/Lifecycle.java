package io.darkrift.core;

import io.darkrift.connection.DisconnectInfo;
import org.jspecify.annotations.Nullable;

/**
 * The state of one connection, and what each event means in it:
 *
 * <pre>
 *              ADMIT             READY         CLOSE           FAIL            LINK_CLOSED
 * CONNECTING   ADMITTED/PREPARE  -             CLOSING/CLOSE   CLOSING/ABORT   CLOSED/FINISH
 * ADMITTED     -                 OPEN/START    CLOSING/CLOSE   CLOSING/ABORT   CLOSED/FINISH
 * OPEN         -                 -             CLOSING/CLOSE   CLOSING/ABORT   CLOSED/FINISH
 * CLOSING      -                 -             -               CLOSING/ABORT   CLOSED/FINISH
 * CLOSED       -                 -             -               -               -
 * </pre>
 *
 * <p>The first CLOSE, FAIL or LINK_CLOSED says how the connection ended; later ones don't change that. Safe for use by any
 * thread: whoever causes a transition gets its effect, and carries it out once.
 */
final class Lifecycle {
    /** Where a connection is in its life. */
    enum State {
        /** The link exists; the client has no id yet. */
        CONNECTING,
        /** The client has its id and the handlers of new clients run. What is sent waits. */
        ADMITTED,
        /** Messages go both ways. */
        OPEN,
        /** This side ends the connection: what was accepted is sent, nothing more is delivered. */
        CLOSING,
        /** The link has ended. */
        CLOSED
    }

    /** What happens to a connection. */
    enum Event {
        /** The server has given the client its id. */
        ADMIT,
        /** The handlers of new clients have returned. */
        READY,
        /** This side ends the connection gracefully. */
        CLOSE,
        /** This side ends the connection at once. */
        FAIL,
        /** The link has ended, whoever ended it. */
        LINK_CLOSED
    }

    /** What the connection has to do. */
    enum Effect {
        /** Nothing. */
        NONE,
        /** Run the handlers of new clients. */
        PREPARE,
        /** Send what waited, and begin to read. */
        START,
        /** Send what was accepted, then end the link. */
        CLOSE_LINK,
        /** End the link at once. */
        ABORT_LINK,
        /** Tell everybody: pings, receivers, onDisconnect, closed(). */
        FINISH
    }

    private State state = State.CONNECTING;
    private boolean admitted;
    private volatile @Nullable DisconnectInfo info;

    /** Returns the state that an event leads to. */
    static State next(State state, Event event) {
        return switch (event) {
            case ADMIT -> state == State.CONNECTING ? State.ADMITTED : state;
            case READY -> state == State.ADMITTED ? State.OPEN : state;
            case CLOSE, FAIL -> state == State.CLOSED ? State.CLOSED : State.CLOSING;
            case LINK_CLOSED -> State.CLOSED;
        };
    }

    /** Returns what an event has the connection do. */
    static Effect effect(State state, Event event) {
        return switch (event) {
            case ADMIT -> state == State.CONNECTING ? Effect.PREPARE : Effect.NONE;
            case READY -> state == State.ADMITTED ? Effect.START : Effect.NONE;
            case CLOSE -> state == State.CLOSING || state == State.CLOSED ? Effect.NONE : Effect.CLOSE_LINK;
            case FAIL -> state == State.CLOSED ? Effect.NONE : Effect.ABORT_LINK;
            case LINK_CLOSED -> state == State.CLOSED ? Effect.NONE : Effect.FINISH;
        };
    }

    /** An event that does not end the connection. */
    Effect on(Event event) {
        return on(event, null);
    }

    /** An event, and how it ends the connection if it does. */
    synchronized Effect on(Event event, @Nullable DisconnectInfo end) {
        Effect effect = effect(state, event);
        state = next(state, event);
        admitted |= effect == Effect.PREPARE;
        if (end != null && info == null) {
            info = end;
        }
        return effect;
    }

    /** Returns the state as of now. */
    synchronized State state() {
        return state;
    }

    /** Returns whether the client ever got its id, so that its handlers have to be called when it ends. */
    synchronized boolean wasAdmitted() {
        return admitted;
    }

    /** Returns how the connection ended or is ending, or null. */
    @Nullable DisconnectInfo info() {
        return info;
    }
}
