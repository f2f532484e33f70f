package io.darkrift.connection;

import java.time.Duration;

/**
 * The time that a ping and its acknowledgement took.
 *
 * @param latest the last one
 * @param smoothed the mean of the last ones, ten at most
 * @param samples how many there were so far
 */
public record RoundTripTime(Duration latest, Duration smoothed, long samples) {}
