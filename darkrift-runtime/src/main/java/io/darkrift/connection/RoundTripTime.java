package io.darkrift.connection;

import java.time.Duration;

/**
 * The measured round-trip time: the time from sending a ping until its acknowledgement arrived.
 *
 * @param latest the most recent time
 * @param smoothed the mean of the ten most recent times, or of all if there are fewer
 * @param samples how many times were measured
 */
public record RoundTripTime(Duration latest, Duration smoothed, long samples) {}
