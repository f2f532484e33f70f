package io.darkrift.secure.datagram;

import java.time.Duration;

/**
 * When a server makes new keys.
 *
 * @param interval after which time
 * @param packets after how many datagrams in one direction
 * @param overlap how long the old keys are accepted after the first use of the new ones
 */
public record RekeyPolicy(Duration interval, long packets, Duration overlap) {
    /** Every hour, or every 4,194,304 datagrams, with an overlap of 10 seconds. */
    public static final RekeyPolicy DEFAULT = new RekeyPolicy(Duration.ofHours(1), 1 << 22, Duration.ofSeconds(10));

    /** How many times the count of packets may leave under the same keys while the client does not take new ones. */
    static final int PATIENCE = 4;
}
