package io.darkrift.tools.capture;

import java.time.Duration;

/** What a capture consists of, in the order in which it happened. */
public sealed interface CapturedEvent
        permits CapturedMessage, CapturedEvent.Connected, CapturedEvent.Ended, CapturedEvent.Note {
    /** Returns the time since the start of the capture. */
    Duration time();

    /** Returns the number of the connection, from 1 on; 0 for what concerns all of them. */
    int connection();

    /**
     * A client has connected.
     *
     * @param time the time since the start of the capture
     * @param connection the number of the connection
     * @param peer the address of the client
     */
    record Connected(Duration time, int connection, String peer) implements CapturedEvent {}

    /**
     * A connection has ended.
     *
     * @param time the time since the start of the capture
     * @param connection the number of the connection
     * @param byServer whether the side of the server ended first
     * @param reason how it ended
     */
    record Ended(Duration time, int connection, boolean byServer, String reason) implements CapturedEvent {}

    /**
     * Something that a reader should know, such as messages that are missing.
     *
     * @param time the time since the start of the capture
     * @param connection the number of the connection, or 0
     * @param text what has happened
     */
    record Note(Duration time, int connection, String text) implements CapturedEvent {}
}
