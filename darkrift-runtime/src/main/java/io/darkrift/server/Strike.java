package io.darkrift.server;

import io.darkrift.connection.StrikeReason;

/**
 * A mistake of a client over TCP.
 *
 * @param reason the kind of mistake
 * @param weight the weight of the reason, which {@code onStrike} may change
 * @param detail the mistake in words, for the log
 */
public record Strike(StrikeReason reason, int weight, String detail) {}
