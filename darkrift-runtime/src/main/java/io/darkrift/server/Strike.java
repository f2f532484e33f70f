package io.darkrift.server;

import io.darkrift.connection.StrikeReason;

/**
 * Something that a client did wrong over TCP.
 *
 * @param reason what it was
 * @param weight how much it weighs, before the handler of strikes has been asked
 * @param detail the same in words, for a log
 */
public record Strike(StrikeReason reason, int weight, String detail) {}
