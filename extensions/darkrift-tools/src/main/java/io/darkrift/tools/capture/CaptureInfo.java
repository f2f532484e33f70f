package io.darkrift.tools.capture;

import java.time.Instant;

/**
 * What is known of a capture as a whole.
 *
 * @param started when it was started: the times of events count from then on
 * @param server the address of the server, as the user gave it; empty if it is unknown
 */
public record CaptureInfo(Instant started, String server) {
    /** A capture of which nothing is known. */
    public static final CaptureInfo UNKNOWN = new CaptureInfo(Instant.EPOCH, "");
}
